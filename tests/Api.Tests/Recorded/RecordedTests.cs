using System.Text.Json;
using System.Xml.Linq;
using Api.Tests.Graph;
using Api.Tests.Matrix;
using Domain.Access;
using Domain.Users;
using Xunit;

namespace Api.Tests.Recorded;

/// <summary>
/// Answers of LibreGraph, OCS and the settings, member by member, against examples written from their description. Reference: B9, B10, B12.
/// </summary>
[Collection(ApiCollection.Name)]
public class RecordedTests(ApiFixture api)
{
    private const string Shares = "/ocs/v2.php/apps/files_sharing/api/v1/shares";
    private const string TokenInfo = "/ocs/v2.php/apps/files_sharing/api/v1/tokeninfo";

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
        Hold("applications", (await anna.GetAsync("/v1.0/applications")).Body);
        Hold("appRoleAssignments", (await anna.GetAsync($"/v1.0/users/{ben.Id.Value}/appRoleAssignments")).Body);
        var invitation = new { invitedUserEmailAddress = $"g{Guid.NewGuid():n}@example.org", invitedUserDisplayName = "Grace" };
        Hold("invitation", (await anna.PostAsync("/v1.0/invitations", invitation)).Body);
        Hold("userOfOthers", (await ben.GetAsync($"/v1.0/users?$search={anna.Name}")).Body);
    }

    [Fact]
    public async Task LibreGraph_tells_of_what_is_shared_as_recorded()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (own, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("plans"));
        await anna.PostAsync($"/v1beta1/drives/{own}/items/{folder}/invite", PermissionTests.To(ben, Roles.Viewer));
        await anna.SendAsync("PUT", "/v1.0/extensions/org.libregraph/tags", TagTests.Of(folder, "urgent"));

        Hold("driveFolder", (await anna.GetAsync("/v1.0/me/drive/root/children")).Value.Single());
        Hold("driveFolder", (await anna.GetAsync("/v1.0/me/drive/root")).Body);
        Hold("driveFolder", (await anna.PostAsync($"/v1.0/me/drive/items/{folder}/follow", new { })).Body);
        Hold("permissions", (await anna.GetAsync($"/v1beta1/drives/{own}/items/{folder}/permissions")).Body);
        Hold("sharedByMe", (await anna.GetAsync("/v1beta1/me/drive/sharedByMe")).Body);
        Hold("sharedWithMe", (await ben.GetAsync("/v1beta1/me/drive/sharedWithMe")).Body);
        var drives = (await ben.GetAsync("/v1.0/me/drives")).Value;
        Hold("mountpoint", drives.Single(each => each.GetProperty("driveType").GetString() == "mountpoint"));
        Hold("shareJail", drives.Single(each => each.GetProperty("driveType").GetString() == "virtual"));
        Hold("drive", drives.Single(each => each.GetProperty("driveType").GetString() == "personal"));
        Hold("tags", (await anna.GetAsync("/v1.0/extensions/org.libregraph/tags")).Body);
        Hold("activities", (await anna.GetAsync($"/v1beta1/extensions/org.libregraph/activities?kql=itemid:{Uri.EscapeDataString(folder)}")).Body);
    }

    [Fact]
    public async Task OCS_answers_as_recorded_in_JSON_and_the_same_in_XML()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FileAsync("plan.txt");
        var share = await IdAsync(anna, $"path=/plan.txt&shareType=0&permissions=1&shareWith={ben.Name}");
        var link = await IdAsync(anna, "path=/plan.txt&shareType=3&permissions=1&name=For%20all");
        var token = Data((await anna.Dav.GetAsync($"{Shares}/{link}?format=json")).Body)[0].GetProperty("token").GetString();

        await HoldAsync("ocsShare", anna, $"{Shares}/{share}");
        await HoldAsync("ocsShare", ben, $"{Shares}/{share}");
        await HoldAsync("ocsShare", ben, $"{Shares}?shared_with_me=true");
        await HoldAsync("ocsShare", anna, $"{Shares}?share_types=0");
        await HoldAsync("ocsShare", ben, $"{Shares}/pending/{share}", "POST");
        await HoldAsync("ocsLink", anna, $"{Shares}/{link}");
        await HoldAsync("ocsLink", anna, $"{Shares}?share_types=3");
        await HoldAsync("ocsUser", anna, "/ocs/v1.php/cloud/user");
        await HoldAsync("ocsPerson", anna, $"/ocs/v2.php/cloud/users/{anna.Name}");
        await HoldAsync("ocsGroups", anna, $"/ocs/v2.php/cloud/users/{anna.Name}/groups");
        await HoldAsync("ocsSigningKey", anna, "/ocs/v2.php/cloud/user/signing-key");
        await HoldAsync("ocsSharees", anna, $"/ocs/v2.php/apps/files_sharing/api/v1/sharees?search={ben.Name}&itemType=file");
        await HoldAsync("ocsConfig", anna, "/ocs/v2.php/config");
        await HoldAsync("ocsToken", anna, $"{TokenInfo}/protected/{token}");
        await HoldAsync("ocsToken", ben, $"{TokenInfo}/protected/{token}");
        await HoldAsync("ocsOpenToken", await GraphPerson.NewAsync(api, "cara"), $"{TokenInfo}/protected/{token}");
        await HoldAsync("ocsOpenToken", anna, $"{TokenInfo}/unprotected/{token}");
        await HoldAsync("ocsNothing", anna, $"{Shares}/{link}", "DELETE", isRepeated: false);
    }

    [Fact]
    public async Task The_capabilities_are_those_recorded_value_by_value()
    {
        var nobody = new GraphPerson(api, "", default);
        foreach (var version in new[] { "v1", "v2" })
        {
            var json = await HoldAsync("ocsCapabilities", nobody, $"/ocs/{version}.php/cloud/capabilities");
            string[] other = version == "v1" ? ["/ocs/meta/statuscode"] : [];
            Assert.Equal(other, Example.Of("ocsCapabilities").Untruths(json));
        }
    }

    [Fact]
    public async Task Settings_answer_as_recorded()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.PatchAsync("/v1.0/me", new { preferredLanguage = "de" });

        foreach (var (operation, example) in new[]
        {
            ("values-list", "settingsValues"), ("bundles-list", "settingsBundles"), ("roles-list", "settingsBundles"),
            ("assignments-list", "settingsAssignments"), ("permissions-list", "settingsPermissions"),
        })
        {
            var answer = await Ask.Json("POST", $"/api/v0/settings/{operation}", "{}").SendAsync(anna.Dav);
            Hold(example, JsonDocument.Parse(answer.Body).RootElement);
        }
    }

    private static void Hold(string example, JsonElement answer)
    {
        var differences = Example.Of(example).Differences(answer).ToList();
        Assert.True(differences.Count == 0, $"{example}: {string.Join("; ", differences)}");
    }

    /// <param name="isRepeated">False for what can be asked for once only: then the XML is not looked at.</param>
    private static async Task<JsonElement> HoldAsync(string example, GraphPerson person, string path, string method = "GET", bool isRepeated = true)
    {
        var json = JsonDocument.Parse((await person.Dav.SendAsync(method, $"{path}{(path.Contains('?') ? '&' : '?')}format=json")).Body).RootElement;
        Hold(example, json);
        if (!isRepeated) return json;
        var xml = XElement.Parse((await person.Dav.SendAsync(method, path)).Text);
        Assert.Empty(Example.Differences(json.GetProperty("ocs"), xml));
        return json;
    }

    private static async Task<string> IdAsync(GraphPerson person, string form)
    {
        var data = Data((await new Ask("POST", $"{Shares}?format=json", form, "application/x-www-form-urlencoded").SendAsync(person.Dav)).Body);
        return (data.ValueKind == JsonValueKind.Array ? data[0] : data).GetProperty("id").GetString()!;
    }

    private static JsonElement Data(byte[] answer) => JsonDocument.Parse(answer).RootElement.GetProperty("ocs").GetProperty("data");
}
