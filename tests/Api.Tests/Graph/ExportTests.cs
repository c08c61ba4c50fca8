using System.Text.Json;
using Domain.Access;
using Xunit;
using static Api.Tests.Graph.PermissionTests;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class ExportTests(ApiFixture api)
{
    [Fact]
    public async Task A_person_gets_everything_that_is_kept_about_them_as_a_file()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        var token = JsonDocument.Parse((await anna.Dav.SendAsync("POST", "/auth-app/tokens?expiry=72h&label=phone")).Body).RootElement
            .GetProperty("token").GetString()!;
        await anna.PatchAsync("/v1.0/me", new { preferredLanguage = "de", surname = "Karenina" });
        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(ben, Roles.Viewer));
        var link = await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/createLink", new { type = "view", displayName = "for all" });
        await anna.PostAsync($"/v1.0/me/drive/items/{folder}/follow", new { });
        await anna.SendAsync("PUT", "/v1.0/extensions/org.libregraph/tags", TagTests.Of(folder, "mine"));

        Assert.Equal(202, (await anna.PostAsync(Path(anna), new { storageLocation = "/export.json" })).Status);

        var text = (await anna.Dav.GetAsync("export.json")).Text;
        var data = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            ("de", "Karenina", "user"),
            (Text(data, "profile", "language"), Text(data, "profile", "surname"), Text(data, "profile", "role")));
        Assert.Equal(ben.Name, data.GetProperty("sharedByMe")[0].GetProperty("person").GetString());
        Assert.Equal("for all", data.GetProperty("links")[0].GetProperty("label").GetString());
        Assert.Equal("phone", data.GetProperty("appTokens")[0].GetProperty("label").GetString());
        Assert.Equal("/shared", data.GetProperty("favorites")[0].GetProperty("path").GetString());
        Assert.Equal("mine", data.GetProperty("tags")[0].GetProperty("tags").GetString());
        Assert.Equal("true", Text(data, "settings", "auto-accept-shares"));
        Assert.Contains("account_registered", data.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("what").GetString()));
        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Token(link), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_anew_takes_the_place_of_the_one_before()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        Assert.Equal(202, (await anna.SendAsync("POST", Path(anna), "{}")).Status);
        Assert.Equal(202, (await anna.SendAsync("POST", Path(anna), "{}")).Status);

        Assert.Equal(200, (await anna.Dav.GetAsync(".personal_data_export.json")).Status);
    }

    [Fact]
    public async Task Nobody_exports_what_is_kept_about_another()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));

        Assert.Equal(403, (await ben.SendAsync("POST", Path(anna), "{}")).Status);
        Assert.Equal(400, (await anna.PostAsync(Path(anna), new { storageLocation = "/nowhere/export.json" })).Status);
        Assert.Equal(400, (await anna.PostAsync(Path(anna), new { storageLocation = "/" })).Status);
    }

    private static string Path(GraphPerson person) => $"/v1.0/users/{person.Id.Value}/exportPersonalData";

    private static string? Text(JsonElement data, string member, string inner) => data.GetProperty(member).GetProperty(inner).GetString();

    private static string Token(GraphReply link) => link["link"].GetProperty("webUrl").GetString()!.Split('/')[^1];
}
