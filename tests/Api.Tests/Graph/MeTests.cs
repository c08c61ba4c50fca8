using System.Text.Json;
using Api.Graph;
using Api.Http.Authentication;
using Domain.Access;
using Xunit;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class MeTests(ApiFixture api)
{
    [Fact]
    public async Task A_person_tells_their_language_and_name_and_nothing_that_others_decide()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var changed = await anna.PatchAsync("/v1.0/me", new { preferredLanguage = "de", displayName = "Anna K.", surname = "K." });

        Assert.Equal((200, "de", "Anna K.", "K."),
            (changed.Status, changed.Text("preferredLanguage"), changed.Text("displayName"), changed.Text("surname")));
        Assert.Equal((403, "accessDenied"), Refused(await anna.PatchAsync("/v1.0/me", new { mail = "x@example.org" })));
        Assert.Equal((403, "accessDenied"), Refused(await anna.PatchAsync("/v1.0/me", new { accountEnabled = false })));
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_at_once()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        const string wanted = "Correct-horse7";

        var wrong = await anna.PostAsync("/v1.0/me/changePassword", new { currentPassword = "wrong", newPassword = wanted });
        Assert.Equal((400, "invalidRequest"), Refused(wrong));
        var weak = await anna.PostAsync("/v1.0/me/changePassword", new { currentPassword = ApiFixture.Password, newPassword = "short" });
        Assert.Equal((400, "invalidRequest"), Refused(weak));
        Assert.Contains("upper case letter", weak["error"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(204, (await anna.PostAsync(
            "/v1.0/me/changePassword", new { currentPassword = ApiFixture.Password, newPassword = wanted })).Status);

        Assert.Equal((401, "unauthenticated"), Refused(await anna.GetAsync("/v1.0/me")));
        Assert.Equal(200, (await anna.WithPassword(wanted).GetAsync("/v1.0/me")).Status);
    }

    [Fact]
    public async Task A_program_with_a_token_changes_no_password()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var made = await anna.Dav.SendAsync("POST", "/auth-app/tokens?expiry=72h");
        var program = anna.WithPassword(JsonDocument.Parse(made.Body).RootElement.GetProperty("token").GetString()!);

        Assert.Equal(200, (await program.GetAsync("/v1.0/me")).Status);
        var refused = await program.PostAsync(
            "/v1.0/me/changePassword", new { currentPassword = ApiFixture.Password, newPassword = "Correct-horse7" });
        Assert.Equal((403, "accessDenied"), Refused(refused));
    }

    [Theory]
    [InlineData("Abcdef1!", null)]
    [InlineData("Abc1!", "at least 8 characters")]
    [InlineData("abcdefg1!", "at least 1 upper case letter")]
    [InlineData("ABCDEFG1!", "at least 1 lower case letter")]
    [InlineData("Abcdefgh!", "at least 1 digit")]
    [InlineData("Abcdefgh1", "at least 1 special character")]
    public void A_weak_password_is_refused_with_what_it_lacks(string password, string? missing) =>
        Assert.Equal(missing is null ? null : $"The password needs {missing}.", PasswordPolicy.Check(password)?.Reason);

    [Fact]
    public void A_password_has_an_end() => Assert.NotNull(PasswordPolicy.Check($"Ab1!{new string('x', 69)}"));

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"preferredLanguage\":1}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"displayName\":\"\\ud800\"}")]
    public async Task A_body_that_cannot_be_understood_is_refused(string body)
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        Assert.Equal((400, "invalidRequest"), Refused(await anna.SendAsync("PATCH", "/v1.0/me", body)));
    }

    [Fact]
    public async Task Errors_say_when_and_for_which_request()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var missing = await anna.GetAsync("/v1.0/nothing", ("X-Request-ID", "asked-1"));
        var wrong = await anna.SendAsync("PUT", "/v1.0/me", "{}");

        Assert.Equal((404, "itemNotFound"), Refused(missing));
        var inner = missing["error"].GetProperty("innererror");
        Assert.Equal("asked-1", inner.GetProperty("request-id").GetString());
        Assert.True(inner.GetProperty("date").TryGetDateTimeOffset(out _));
        Assert.Equal((405, "notAllowed"), Refused(wrong));
    }

    [Fact]
    public async Task Every_route_is_shut_to_who_is_not_signed_in()
    {
        var nobody = new GraphPerson(api, "", default, "");
        foreach (var route in GraphRoutes.All)
        {
            var path = string.Join('/', route.Template.Split('/').Select(part => part.StartsWith('{') ? Guid.NewGuid().ToString() : part));
            Assert.Equal((401, "unauthenticated"), Refused(await nobody.SendAsync(route.Method, path, null)));
        }
    }

    [Fact]
    public async Task A_refused_change_is_in_the_log()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        await anna.DeleteAsync($"/v1.0/drives/{await anna.DriveIdAsync()}");

        var refused = (await api.LoggedAsync<AccessEvent.CommandRefused>()).Where(each => each.By == anna.Id);
        Assert.Equal(("DELETE /v1.0/drives/{drive}", "forbidden"), Assert.Single(refused.Select(each => (each.Action, each.Code))));
    }

    private static (int, string) Refused(GraphReply reply) => (reply.Status, reply.Code);
}
