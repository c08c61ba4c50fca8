using Api.Tests.Graph;
using Domain.Users;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class PersonMutationTests(ApiFixture api)
{
    private const string Create = """
        mutation($input: CreatePersonInput!) { createPerson(input: $input) { logPosition errors { code message path }
          person { id signInName displayName givenName surname mail language role isDisabled personalSpace { quota { total } } } } }
        """;

    private const string NewPassword = "Other-Horse-7";

    [Fact]
    public async Task Who_manages_accounts_makes_one_with_all_that_is_said_of_it_once()
    {
        var keeper = await GraphPerson.NewAsync(api, "keeper", AccountRole.Admin);
        var name = $"new-{Guid.NewGuid():n}"[..30];
        var input = new
        {
            signInName = name,
            displayName = "Nina",
            password = NewPassword,
            givenName = "Nina",
            surname = "Novak",
            mail = "nina@example.org",
            language = "de",
            role = "SPACE_ADMIN",
            quota = 1000,
            idempotencyKey = "nina",
        };

        var made = await keeper.QueryAsync(Create, new { input });
        Assert.Empty(made.Refusals("createPerson"));
        Assert.True(made.Number("createPerson.logPosition") > 0);
        Assert.Equal(
            (name, "Nina", "Novak", "nina@example.org", "de", "SPACE_ADMIN"),
            (made.Text("createPerson.person.signInName"), made.Text("createPerson.person.givenName"),
                made.Text("createPerson.person.surname"), made.Text("createPerson.person.mail"), made.Text("createPerson.person.language"),
                made.Text("createPerson.person.role")));
        Assert.Equal(1000, made.Number("createPerson.person.personalSpace.quota.total"));

        var again = await keeper.QueryAsync(Create, new { input });
        Assert.Empty(again.Refusals("createPerson"));
        Assert.Equal(made.Text("createPerson.person.id"), again.Text("createPerson.person.id"));
        var other = await keeper.QueryAsync(Create, new { input = input with { idempotencyKey = "other" } });
        Assert.Equal("NAME_TAKEN input.signInName", Assert.Single(other.Refusals("createPerson")));
    }

    [Fact]
    public async Task What_cannot_be_an_account_is_told_value_by_value()
    {
        var keeper = await GraphPerson.NewAsync(api, "keeper", AccountRole.Admin);
        var input = new { signInName = "No Blanks", displayName = " ", password = "weak", quota = -1, idempotencyKey = "" };

        var made = await keeper.QueryAsync(Create, new { input });

        Assert.Equal(
            ["INVALID_INPUT input.displayName", "INVALID_INPUT input.idempotencyKey", "INVALID_INPUT input.password",
                "INVALID_INPUT input.quota", "INVALID_NAME input.signInName"],
            made.Refusals("createPerson").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_manages_no_accounts_is_refused_whether_there_is_such_a_person_or_not()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        foreach (var person in new[] { await IdOfAsync(ben), "nobody" })
        {
            var reply = await anna.QueryAsync(
                """
                mutation($person: ID!, $password: String!) {
                  updatePerson(input: {person: $person, displayName: "x"}) { errors { code path } }
                  disablePerson(input: {person: $person}) { errors { code path } }
                  enablePerson(input: {person: $person}) { errors { code path } }
                  setPassword(input: {person: $person, password: $password}) { errors { code path } }
                  deletePerson(input: {person: $person}) { errors { code path } }
                  restorePerson(input: {person: $person}) { errors { code path } }
                  erasePerson(input: {person: $person}) { errors { code path } }
                  handOverSpaces(input: {person: $person, heir: $person}) { errors { code path } } }
                """,
                new { person, password = NewPassword });
            foreach (var mutation in reply.Body.GetProperty("data").EnumerateObject())
                Assert.Equal("FORBIDDEN ", Assert.Single(reply.Refusals(mutation.Name)));
        }

        var made = await anna.QueryAsync(Create, new { input = new { signInName = "x", displayName = "x", password = NewPassword } });
        Assert.Equal("FORBIDDEN ", Assert.Single(made.Refusals("createPerson")));
    }

    [Fact]
    public async Task A_person_is_changed_shut_out_let_in_again_and_given_another_password()
    {
        var (keeper, ben) = (await GraphPerson.NewAsync(api, "keeper", AccountRole.Admin), await GraphPerson.NewAsync(api, "ben"));
        var variables = new { person = await IdOfAsync(ben), me = await IdOfAsync(keeper), password = NewPassword };

        var done = await keeper.QueryAsync(
            """
            mutation($person: ID!, $me: ID!, $password: String!) {
              updatePerson(input: {person: $person, displayName: "Benno", surname: "Berg", role: GUEST, quota: 7}) {
                person { displayName surname role personalSpace { quota { total } } } errors { code path } }
              unsaid: updatePerson(input: {person: $person, surname: null}) { person { displayName surname role } errors { code path } }
              mine: updatePerson(input: {person: $me, role: USER}) { errors { code path } }
              disablePerson(input: {person: $person}) { person { isDisabled } errors { code path } }
              me: disablePerson(input: {person: $me}) { errors { code path } }
              enablePerson(input: {person: $person}) { person { isDisabled } errors { code path } }
              setPassword(input: {person: $person, password: $password, idempotencyKey: "p"}) { logPosition errors { code path } }
              again: setPassword(input: {person: $person, password: $password, idempotencyKey: "p"}) { logPosition errors { code path } }
              nobody: enablePerson(input: {person: "nobody"}) { errors { code path } } }
            """,
            variables);

        Assert.Equal(("Benno", "Berg", "GUEST"), (done.Text("updatePerson.person.displayName"), done.Text("updatePerson.person.surname"),
            done.Text("updatePerson.person.role")));
        Assert.Equal(7, done.Number("updatePerson.person.personalSpace.quota.total"));
        Assert.Equal("Benno", done.Text("unsaid.person.displayName"));
        Assert.True(done.IsNull("unsaid.person.surname"));
        Assert.Equal("FORBIDDEN input.role", Assert.Single(done.Refusals("mine")));
        Assert.True(done["disablePerson.person.isDisabled"].GetBoolean());
        Assert.Equal("FORBIDDEN input.person", Assert.Single(done.Refusals("me")));
        Assert.False(done["enablePerson.person.isDisabled"].GetBoolean());
        Assert.Equal(done.Number("setPassword.logPosition"), done.Number("again.logPosition"));
        Assert.Equal("NOT_FOUND input.person", Assert.Single(done.Refusals("nobody")));
        Assert.Equal(401, (await ben.TryQueryAsync("{ me { role } }")).Status);
        Assert.Equal("GUEST", (await ben.WithPassword(NewPassword).QueryAsync("{ me { role } }")).Text("me.role"));
    }

    [Fact]
    public async Task A_leaving_persons_spaces_are_handed_over_and_the_account_is_deleted_brought_back_and_ended()
    {
        var keeper = await GraphPerson.NewAsync(api, "keeper", AccountRole.Admin);
        var (ben, cleo) = (await GraphPerson.NewAsync(api, "ben"), await GraphPerson.NewAsync(api, "cleo"));
        var project = (await ben.QueryAsync("mutation { createSpace(input: {name: \"Left\"}) { space { id } } }")).Text("createSpace.space.id");
        var variables = new { person = await IdOfAsync(ben), heir = await IdOfAsync(cleo), me = await IdOfAsync(keeper) };
        const string delete = """
            mutation($person: ID!, $me: ID!) {
              deletePerson(input: {person: $person, idempotencyKey: "d"}) { person { isDeleted } errors { code path } }
              mine: deletePerson(input: {person: $me}) { errors { code path } } }
            """;

        var tooEarly = await keeper.QueryAsync(delete, variables);
        Assert.Equal("CONFLICT input.person", Assert.Single(tooEarly.Refusals("deletePerson")));
        Assert.Equal("FORBIDDEN input.person", Assert.Single(tooEarly.Refusals("mine")));
        const string handOver = """
            mutation($person: ID!, $heir: ID!) {
              handOverSpaces(input: {person: $person, heir: $heir, idempotencyKey: "h"}) { heir { id } logPosition errors { code path } }
              self: handOverSpaces(input: {person: $heir, heir: $heir}) { errors { code path } } }
            """;
        foreach (var _ in new[] { 1, 2 })
        {
            var handed = await keeper.QueryAsync(handOver, variables);
            Assert.Empty(handed.Refusals("handOverSpaces"));
            Assert.Equal(variables.heir, handed.Text("handOverSpaces.heir.id"));
            Assert.Equal("INVALID_INPUT input.heir", Assert.Single(handed.Refusals("self")));
        }

        var seen = await cleo.QueryAsync("query($id: ID!) { space(id: $id) { name } }", new { id = project });
        Assert.Equal("Left", seen.Text("space.name"));
        Assert.True((await keeper.QueryAsync(delete, variables))["deletePerson.person.isDeleted"].GetBoolean());
        Assert.Empty((await keeper.QueryAsync(delete, variables)).Refusals("deletePerson"));
        Assert.Equal(401, (await ben.TryQueryAsync("{ me { role } }")).Status);

        const string restore = "mutation($person: ID!) { restorePerson(input: {person: $person, idempotencyKey: \"r\"}) { person { isDeleted } errors { code path } } }";
        Assert.False((await keeper.QueryAsync(restore, variables))["restorePerson.person.isDeleted"].GetBoolean());
        Assert.Empty((await keeper.QueryAsync(restore, variables)).Refusals("restorePerson"));
        Assert.Equal("USER", (await ben.QueryAsync("{ me { role } }")).Text("me.role"));
        var erased = await keeper.QueryAsync(
            """
            mutation($person: ID!) {
              there: erasePerson(input: {person: $person}) { errors { code path } }
              deletePerson(input: {person: $person}) { errors { code path } }
              erasePerson(input: {person: $person}) { errors { code path } }
              restorePerson(input: {person: $person}) { errors { code path } } }
            """,
            variables);
        Assert.Equal("NOT_FOUND input.person", Assert.Single(erased.Refusals("there")));
        Assert.Empty(erased.Refusals("erasePerson"));
        Assert.Equal("NOT_FOUND input.person", Assert.Single(erased.Refusals("restorePerson")));
    }

    private static async Task<string> IdOfAsync(GraphPerson person) =>
        (await person.QueryAsync("{ me { person { id } } }")).Text("me.person.id")!;
}
