using System.Net.Http.Headers;
using System.Text.Json;
using Api.Tests.Graph;
using Domain.Users;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class OwnMutationTests(ApiFixture api)
{
    private const string NewPassword = "Other-Horse-7";

    private static readonly byte[] Picture = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    [Fact]
    public async Task People_change_their_profile_and_guests_their_language_only()
    {
        var (anna, gus) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "gus", AccountRole.Guest));
        const string update = """
            mutation($input: UpdateMeInput!) { updateMe(input: $input) {
              me { person { displayName givenName surname language } } logPosition errors { code path } } }
            """;

        var changed = await anna.QueryAsync(update, new { input = new { displayName = "Anna A.", surname = "Ahn", language = "fr" } });
        Assert.Equal(
            ("Anna A.", "Ahn", "fr"),
            (changed.Text("updateMe.me.person.displayName"), changed.Text("updateMe.me.person.surname"), changed.Text("updateMe.me.person.language")));
        var same = await anna.QueryAsync(update, new { input = new { surname = "Ahn" } });
        Assert.True(same.IsNull("updateMe.logPosition"));
        var wrong = await anna.QueryAsync(update, new { input = new { displayName = "", language = new string('x', 36) } });
        Assert.Equal(["INVALID_INPUT input.displayName", "INVALID_INPUT input.language"], wrong.Refusals("updateMe"));
        Assert.Equal("FORBIDDEN ", Assert.Single((await gus.QueryAsync(update, new { input = new { surname = "G" } })).Refusals("updateMe")));
        Assert.Equal("it", (await gus.QueryAsync(update, new { input = new { language = "it" } })).Text("updateMe.me.person.language"));
    }

    [Fact]
    public async Task Who_knows_their_password_gets_another_one()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        const string change = "mutation($input: ChangePasswordInput!) { changePassword(input: $input) { logPosition errors { code path } } }";
        async Task<GraphQlReply> ChangeAsync(GraphPerson who, string currentPassword, string newPassword) =>
            await who.QueryAsync(change, new { input = new { currentPassword, newPassword, idempotencyKey = currentPassword } });
        async Task<string> RefusedAsync(string current, string wanted) =>
            Assert.Single((await ChangeAsync(anna, current, wanted)).Refusals("changePassword"));

        Assert.Equal("INVALID_INPUT input.currentPassword", await RefusedAsync("wrong", NewPassword));
        Assert.Equal("INVALID_INPUT input.newPassword", await RefusedAsync(ApiFixture.Password, "weak"));
        Assert.Equal("INVALID_INPUT input.newPassword", await RefusedAsync(NewPassword, NewPassword));
        var done = await ChangeAsync(anna, ApiFixture.Password, NewPassword);
        Assert.Empty(done.Refusals("changePassword"));
        Assert.Equal(401, (await anna.TryQueryAsync("{ me { role } }")).Status);
        var again = await ChangeAsync(anna.WithPassword(NewPassword), ApiFixture.Password, NewPassword);
        Assert.Equal(done.Number("changePassword.logPosition"), again.Number("changePassword.logPosition"));
    }

    [Fact]
    public async Task A_program_that_signed_in_by_a_token_changes_no_password()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var made = await anna.QueryAsync(
            "mutation($end: DateTime!) { createAppToken(input: {label: \"sync\", expiresAt: $end}) { secret errors { code } } }",
            new { end = DateTimeOffset.UtcNow.AddDays(1) });
        var program = anna.WithPassword(made.Text("createAppToken.secret")!);

        var refused = await program.QueryAsync(
            "mutation($input: ChangePasswordInput!) { changePassword(input: $input) { errors { code path } } }",
            new { input = new { currentPassword = ApiFixture.Password, newPassword = NewPassword } });

        Assert.Equal("FORBIDDEN ", Assert.Single(refused.Refusals("changePassword")));
    }

    [Fact]
    public async Task Settings_are_told_with_their_defaults_and_decided_one_by_one()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var all = await anna.QueryAsync("{ me { settings { id name kind options value isDefault } } }");
        Assert.All(all["me.settings"].EnumerateArray(), setting => Assert.True(setting.GetProperty("isDefault").GetBoolean()));

        var done = await anna.QueryAsync("""
            mutation {
              changeSetting(input: {setting: "auto-accept-shares", value: "false"}) { setting { name value isDefault } logPosition errors { code path } }
              again: changeSetting(input: {setting: "auto-accept-shares", value: "false"}) { logPosition errors { code path } }
              wrong: changeSetting(input: {setting: "auto-accept-shares", value: "perhaps"}) { setting { name } errors { code path } }
              none: changeSetting(input: {setting: "no-such", value: "true"}) { errors { code path } } }
            """);
        Assert.Equal("false", done.Text("changeSetting.setting.value"));
        Assert.False(done["changeSetting.setting.isDefault"].GetBoolean());
        Assert.True(done.IsNull("again.logPosition") && done.IsNull("wrong.setting"));
        Assert.Equal("INVALID_INPUT input.value", Assert.Single(done.Refusals("wrong")));
        Assert.Equal("NOT_FOUND input.setting", Assert.Single(done.Refusals("none")));
    }

    [Fact]
    public async Task A_photo_is_set_by_a_multipart_request_seen_by_others_and_taken_away()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var gus = await GraphPerson.NewAsync(api, "gus", AccountRole.Guest);

        var set = await PhotoAsync(anna, Picture);
        Assert.Empty(set.Refusals("setPhoto"));
        Assert.Equal(("image/gif", Picture.Length), (set.Text("setPhoto.me.person.photo.mimeType"), set.Number("setPhoto.me.person.photo.size")));
        Assert.Equal("INVALID_INPUT input.file", Assert.Single((await PhotoAsync(anna, "<svg/>"u8.ToArray())).Refusals("setPhoto")));
        Assert.Equal("FORBIDDEN ", Assert.Single((await PhotoAsync(gus, Picture)).Refusals("setPhoto")));

        var id = (await anna.QueryAsync("{ me { person { id } } }")).Text("me.person.id");
        const string look = "query($id: ID!) { node(id: $id) { ... on Person { photo { url } } } }";
        var url = (await ben.QueryAsync(look, new { id })).Text("node.photo.url")!;
        Assert.Equal(200, (await ben.Dav.SendAsync("GET", new Uri(url).AbsolutePath)).Status);
        Assert.True((await gus.QueryAsync(look, new { id })).IsNull("node.photo"));
        var gone = await anna.QueryAsync("mutation { removePhoto(input: {}) { me { person { photo { url } } } errors { code } } }");
        Assert.True(gone.IsNull("removePhoto.me.person.photo"));
    }

    private static async Task<GraphQlReply> PhotoAsync(GraphPerson person, byte[] bytes)
    {
        const string query = "mutation($file: Upload!) { setPhoto(input: {file: $file}) { me { person { photo { mimeType size } } } errors { code path } } }";
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/gif");
        var answer = await person.Dav.SendAsync("POST", "/graphql", new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new { query, variables = new { file = (string?)null } })), "operations" },
            { new StringContent("{\"0\": [\"variables.file\"]}"), "map" },
            { file, "0", "me.gif" },
        }, ("GraphQL-Require-Preflight", "1"));
        return new(answer.Status, JsonDocument.Parse(answer.Body).RootElement);
    }
}
