using System.Text.Json;
using System.Xml.Linq;
using Api.Tests.Graph;
using Api.Tests.Matrix;
using Domain.Access;
using Domain.Users;
using Xunit;

namespace Api.Tests.Recorded;

/// <summary>Answers of LibreGraph and OCS, member by member, against examples written from their description. Reference: B9, B10.</summary>
[Collection(ApiCollection.Name)]
public class RecordedTests(ApiFixture api)
{
    private const string Shares = "/ocs/v2.php/apps/files_sharing/api/v1/shares";

    [Fact]
    public async Task LibreGraph_answers_as_recorded()
    {
        var anna = await GraphPerson.NewAsync(api, "anna", AccountRole.Admin);
        var ben = await GraphPerson.NewAsync(api, "ben");
        var drive = await anna.ProjectAsync("Moon");
        var file = (await anna.Dav.PutAsync($"/dav/spaces/{drive}/plan.txt", "plan"))["OC-FileId"]!;
        var item = $"/v1beta1/drives/{drive}/items/{file}";

        Hold("drive", (await anna.GetAsync($"/v1.0/drives/{drive}")).Body);
        Hold("driveItem", (await anna.GetAsync($"/v1.0/drives/{drive}/items/{file}")).Body);
        Hold("permission", (await anna.PostAsync($"{item}/invite", PermissionTests.To(ben, Roles.Viewer))).Value[0]);
        Hold("sharingLink", (await anna.PostAsync($"{item}/createLink", new { type = "view", displayName = "For all" })).Body);
        Hold("user", (await anna.GetAsync("/v1.0/me")).Body);
        Hold("group", (await anna.PostAsync("/v1.0/groups", new { displayName = $"g{Guid.NewGuid():n}" })).Body);
        Hold("roleDefinition", (await anna.GetAsync($"/v1beta1/roleManagement/permissions/roleDefinitions/{Roles.Viewer.Id}")).Body);
        Hold("error", (await anna.GetAsync($"/v1.0/drives/{Guid.NewGuid()}")).Body);
    }

    [Fact]
    public async Task OCS_answers_as_recorded_in_JSON_and_the_same_in_XML()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FileAsync("plan.txt");
        var share = await IdAsync(anna, $"path=/plan.txt&shareType=0&permissions=1&shareWith={ben.Name}");
        var link = await IdAsync(anna, "path=/plan.txt&shareType=3&permissions=1&name=For%20all");

        await HoldAsync("ocsShare", anna, $"{Shares}/{share}");
        await HoldAsync("ocsLink", anna, $"{Shares}/{link}");
        await HoldAsync("ocsUser", anna, "/ocs/v1.php/cloud/user");
        await HoldAsync("ocsSharees", anna, $"/ocs/v2.php/apps/files_sharing/api/v1/sharees?search={ben.Name}&itemType=file");
    }

    private static void Hold(string example, JsonElement answer)
    {
        var differences = Example.Of(example).Differences(answer).ToList();
        Assert.True(differences.Count == 0, $"{example}: {string.Join("; ", differences)}");
    }

    private static async Task HoldAsync(string example, GraphPerson person, string path)
    {
        var json = JsonDocument.Parse((await person.Dav.GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}format=json")).Body).RootElement;
        Hold(example, json);
        var xml = XElement.Parse((await person.Dav.GetAsync(path)).Text);
        Assert.Empty(Example.Differences(json.GetProperty("ocs"), xml));
    }

    private static async Task<string> IdAsync(GraphPerson person, string form)
    {
        var made = await new Ask("POST", $"{Shares}?format=json", form, "application/x-www-form-urlencoded").SendAsync(person.Dav);
        var data = JsonDocument.Parse(made.Body).RootElement.GetProperty("ocs").GetProperty("data");
        return (data.ValueKind == JsonValueKind.Array ? data[0] : data).GetProperty("id").GetString()!;
    }
}
