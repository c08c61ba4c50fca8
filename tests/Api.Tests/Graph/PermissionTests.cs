using System.Text.Json;
using Domain.Access;
using Domain.Users;
using Xunit;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class PermissionTests(ApiFixture api)
{
    private const string Strong = "Correct-horse7";

    [Fact]
    public async Task A_member_comes_by_invitation_gets_another_role_and_leaves_nothing_reachable_behind()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var drive = await anna.ProjectAsync("Moon");
        var root = $"/v1beta1/drives/{drive}/root";

        var invited = await anna.PostAsync($"{root}/invite", To(ben, Roles.SpaceViewer));
        var granted = Assert.Single(invited.Value);
        Assert.Equal((200, Roles.SpaceViewer.Id.ToString()), (invited.Status, granted.GetProperty("roles")[0].GetString()));
        Assert.Equal(ben.Id.Value.ToString(), granted.GetProperty("grantedToV2").GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(
            anna.Id.Value.ToString(),
            granted.GetProperty("invitation").GetProperty("invitedBy").GetProperty("user").GetProperty("id").GetString());
        Assert.Contains(drive, (await ben.GetAsync("/v1.0/me/drives")).Value.Select(each => each.GetProperty("id").GetString()));
        Assert.Equal(403, (await ben.Dav.PutAsync($"/dav/spaces/{drive}/a.txt", "a")).Status);
        Assert.Equal((409, "nameAlreadyExists"), Refused(await anna.PostAsync($"{root}/invite", To(ben, Roles.SpaceEditor))));

        var path = $"{root}/permissions/{granted.GetProperty("id").GetString()}";
        Assert.Equal(200, (await anna.PatchAsync(path, new { roles = new[] { Roles.SpaceEditor.Id } })).Status);
        Assert.Equal(201, (await ben.Dav.PutAsync($"/dav/spaces/{drive}/a.txt", "a")).Status);
        Assert.Equal((403, "accessDenied"), Refused(await ben.DeleteAsync(path)));
        Assert.Equal((403, "accessDenied"), Refused(await ben.PostAsync($"{root}/invite", To(anna, Roles.SpaceViewer))));

        Assert.Equal(204, (await anna.DeleteAsync(path)).Status);
        Assert.Equal((404, "itemNotFound"), Refused(await ben.GetAsync($"/v1.0/drives/{drive}")));
        Assert.Equal((404, "itemNotFound"), Refused(await ben.GetAsync($"{root}/permissions")));
        Assert.Equal(404, (await ben.Dav.GetAsync($"/dav/spaces/{drive}/a.txt")).Status);
        Assert.DoesNotContain(drive, (await ben.GetAsync("/v1.0/me/drives")).Value.Select(each => each.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_last_manager_stays()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var path = $"/v1beta1/drives/{await anna.ProjectAsync()}/root/permissions/u:{anna.Id.Value}";

        Assert.Equal((400, "invalidRequest"), Refused(await anna.DeleteAsync(path)));
        Assert.Equal((400, "invalidRequest"), Refused(await anna.PatchAsync(path, new { roles = new[] { Roles.SpaceViewer.Id } })));
    }

    [Fact]
    public async Task A_file_is_shared_with_a_person_changed_and_taken_back()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var file = await anna.FileAsync("a.txt");
        var item = $"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{file}";

        var share = Assert.Single((await anna.PostAsync($"{item}/invite", To(ben, Roles.Viewer))).Value).GetProperty("id").GetString();
        Assert.Equal(200, (await ben.Dav.GetAsync($"/dav/spaces/{file}")).Status);
        Assert.Equal(403, (await ben.Dav.PutAsync($"/dav/spaces/{file}", "b")).Status);
        Assert.Equal((403, "accessDenied"), Refused(await ben.PostAsync($"{item}/invite", To(anna, Roles.Viewer))));
        Assert.Equal(404, (await ben.GetAsync($"/v1.0/drives/{await anna.DriveIdAsync()}")).Status);

        var until = DateTimeOffset.UtcNow.AddDays(1);
        var changed = await anna.PatchAsync(
            $"{item}/permissions/{share}", new { roles = new[] { Roles.FileEditor.Id }, expirationDateTime = until });
        Assert.Equal(Roles.FileEditor.Id.ToString(), changed["roles"][0].GetString());
        Assert.Equal(until, changed["expirationDateTime"].GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(204, (await ben.Dav.PutAsync($"/dav/spaces/{file}", "b")).Status);
        var open = await anna.PatchAsync($"{item}/permissions/{share}", new { expirationDateTime = (string?)null });
        Assert.False(open.Body.TryGetProperty("expirationDateTime", out _));

        Assert.Equal(204, (await anna.DeleteAsync($"{item}/permissions/{share}")).Status);
        Assert.Equal(404, (await ben.Dav.GetAsync($"/dav/spaces/{file}")).Status);
        Assert.Equal((404, "itemNotFound"), Refused(await ben.GetAsync($"{item}/permissions")));
        Assert.Equal((404, "itemNotFound"), Refused(await anna.GetAsync($"{item}/permissions/{share}")));
    }

    [Fact]
    public async Task Who_sees_an_item_learns_what_they_may_do_and_only_who_may_list_grants_the_others()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var item = $"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{await anna.FolderAsync("shared")}";
        await anna.PostAsync($"{item}/invite", To(ben, Roles.Viewer));

        var (hers, his) = (await anna.GetAsync($"{item}/permissions"), await ben.GetAsync($"{item}/permissions"));

        Assert.Single(hers.Value);
        Assert.Empty(his.Value);
        Assert.Contains("libre.graph/driveItem/permissions/create", Texts(hers["@libre.graph.permissions.actions.allowedValues"]));
        Assert.DoesNotContain("libre.graph/driveItem/upload/create", Texts(his["@libre.graph.permissions.actions.allowedValues"]));
        Assert.Equal(
            [Roles.Viewer.Id, Roles.EditorLite.Id, Roles.Editor.Id],
            hers["@libre.graph.permissions.roles.allowedValues"].EnumerateArray().Select(role => role.GetProperty("id").GetGuid()));
        Assert.Equal(
            [Roles.Viewer.Id],
            his["@libre.graph.permissions.roles.allowedValues"].EnumerateArray().Select(role => role.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_before_anything_is_granted()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var drive = await anna.DriveIdAsync();
        var item = $"/v1beta1/drives/{drive}/items/{await anna.FileAsync("a.txt")}";

        Assert.Equal((400, "invalidRequest"), Refused(await anna.PostAsync($"{item}/invite", To(ben, Roles.Editor))));
        Assert.Equal((400, "invalidRequest"), Refused(await anna.PostAsync($"{item}/invite", To(anna, Roles.Viewer))));
        Assert.Equal((400, "invalidRequest"), Refused(await anna.PostAsync($"{item}/invite", new { roles = new[] { Roles.Viewer.Id } })));
        var toOwn = await anna.PostAsync($"/v1beta1/drives/{drive}/root/invite", To(ben, Roles.SpaceViewer));
        Assert.Equal((400, "invalidRequest"), Refused(toOwn));
        var past = await anna.PostAsync($"{item}/invite", new
        {
            recipients = new[] { new { objectId = ben.Id.Value } },
            roles = new[] { Roles.Viewer.Id },
            expirationDateTime = DateTimeOffset.UtcNow.AddMinutes(-1),
        });
        Assert.Equal((400, "invalidRequest"), Refused(past));
        var nobody = await anna.PostAsync(
            $"{item}/invite", new { recipients = new[] { new { objectId = Guid.NewGuid() } }, roles = new[] { Roles.Viewer.Id } });
        Assert.Equal((404, "itemNotFound"), Refused(nobody));
        Assert.Empty((await anna.GetAsync($"{item}/permissions")).Value);
    }

    [Fact]
    public async Task Single_actions_are_granted_and_those_that_are_a_roles_are_that_role()
    {
        var (anna, ben, carl) =
            (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"), await GraphPerson.NewAsync(api, "carl"));
        var item = $"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{await anna.FileAsync("a.txt")}";

        var some = Assert.Single((await anna.PostAsync(
            $"{item}/invite", Doing(ben, "libre.graph/driveItem/basic/read", "libre.graph/driveItem/content/read"))).Value);
        Assert.False(some.TryGetProperty("roles", out _));
        Assert.Equal(2, some.GetProperty("@libre.graph.permissions.actions").GetArrayLength());
        var secure = Assert.Single((await anna.PostAsync($"{item}/invite", Doing(
            carl, "libre.graph/driveItem/basic/read", "libre.graph/driveItem/path/read", "libre.graph/driveItem/children/read"))).Value);
        Assert.Equal(Roles.SecureViewer.Id.ToString(), secure.GetProperty("roles")[0].GetString());
    }

    [Fact]
    public async Task A_link_is_made_changed_locked_with_a_password_and_revoked()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var item = $"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{await anna.FolderAsync("open")}";

        var weak = await anna.PostAsync($"{item}/createLink", new { type = "view", password = "secret" });
        Assert.Equal((400, "invalidRequest"), Refused(weak));
        var made = await anna.PostAsync($"{item}/createLink", new { type = "view", displayName = "For all", password = Strong });
        Assert.Equal((200, true), (made.Status, made["hasPassword"].GetBoolean()));
        Assert.Equal(("view", "For all"), (Link(made, "type"), Link(made, "@libre.graph.displayName")));
        Assert.Contains("/s/", Link(made, "webUrl"), StringComparison.Ordinal);

        var path = $"{item}/permissions/{made.Text("id")}";
        var changed = await anna.PatchAsync(path, new Dictionary<string, object>
        {
            ["link"] = new Dictionary<string, object> { ["type"] = "edit", ["@libre.graph.displayName"] = "Team" },
            ["expirationDateTime"] = DateTimeOffset.UtcNow.AddDays(1),
        });
        Assert.Equal(("edit", "Team"), (Link(changed, "type"), Link(changed, "@libre.graph.displayName")));
        Assert.True(changed.Body.TryGetProperty("expirationDateTime", out _));
        Assert.False((await anna.PostAsync($"{path}/setPassword", new { password = "" }))["hasPassword"].GetBoolean());
        Assert.Equal((400, "invalidRequest"), Refused(await anna.PostAsync($"{path}/setPassword", new { password = "weak" })));
        Assert.True((await anna.PostAsync($"{path}/setPassword", new { password = Strong }))["hasPassword"].GetBoolean());
        Assert.Single((await anna.GetAsync($"{item}/permissions")).Value);

        Assert.Equal(204, (await anna.DeleteAsync(path)).Status);
        Assert.Empty((await anna.GetAsync($"{item}/permissions")).Value);
        Assert.Equal(404, (await anna.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("upload")]
    [InlineData("createOnly")]
    [InlineData("everything")]
    public async Task A_file_has_no_link_to_put_things_into_it(string type)
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var item = $"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{await anna.FileAsync("a.txt")}";

        Assert.Equal((400, "invalidRequest"), Refused(await anna.PostAsync($"{item}/createLink", new { type })));
    }

    [Fact]
    public async Task A_guest_is_shared_with_and_shares_nothing()
    {
        var (anna, guest) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "guest", AccountRole.Guest));
        var drive = await anna.ProjectAsync();
        await anna.PostAsync($"/v1beta1/drives/{drive}/root/invite", To(guest, Roles.Manager));

        Assert.Equal(
            (403, "accessDenied"), Refused(await guest.PostAsync($"/v1beta1/drives/{drive}/root/invite", To(guest, Roles.SpaceViewer))));
        var link = await guest.PostAsync($"/v1beta1/drives/{drive}/root/createLink", new { type = "view" });
        Assert.Equal((403, "accessDenied"), Refused(link));
    }

    [Fact]
    public async Task Permissions_of_what_one_may_not_see_are_not_there()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var drive = await anna.DriveIdAsync();
        var items = new[] { await anna.FileAsync("a.txt"), $"{drive}!{Guid.NewGuid()}", "nonsense" };

        foreach (var item in items.Select(item => $"/v1beta1/drives/{drive}/items/{item}"))
        {
            Assert.Equal((404, "itemNotFound"), Refused(await ben.GetAsync($"{item}/permissions")));
            Assert.Equal((404, "itemNotFound"), Refused(await ben.PostAsync($"{item}/invite", To(ben, Roles.Viewer))));
            Assert.Equal((404, "itemNotFound"), Refused(await ben.PostAsync($"{item}/createLink", new { type = "view" })));
            Assert.Equal((404, "itemNotFound"), Refused(await ben.DeleteAsync($"{item}/permissions/{Guid.NewGuid()}")));
            Assert.Equal((404, "itemNotFound"), Refused(await ben.PatchAsync($"{item}/permissions/{Guid.NewGuid()}", new { })));
        }
    }

    [Fact]
    public async Task The_roles_are_told_with_their_actions_and_conditions()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var all = await anna.GetAsync("/v1beta1/roleManagement/permissions/roleDefinitions");
        var editor = await anna.GetAsync($"/v1beta1/roleManagement/permissions/roleDefinitions/{Roles.Editor.Id}");

        Assert.Equal(Roles.All.Count, all.Body.GetArrayLength());
        Assert.Equal((200, "Can edit"), (editor.Status, editor.Text("displayName")));
        var only = Assert.Single(editor["rolePermissions"].EnumerateArray());
        Assert.Equal("exists @Resource.Folder", only.GetProperty("condition").GetString());
        Assert.Equal(Roles.Editor.Permissions.Count, only.GetProperty("allowedResourceActions").GetArrayLength());
        Assert.Equal(404, (await anna.GetAsync($"/v1beta1/roleManagement/permissions/roleDefinitions/{Guid.NewGuid()}")).Status);
    }

    internal static object To(GraphPerson person, Role role) =>
        new { recipients = new[] { new { objectId = person.Id.Value } }, roles = new[] { role.Id } };

    private static Dictionary<string, object> Doing(GraphPerson person, params string[] actions) => new()
    {
        ["recipients"] = new[] { new { objectId = person.Id.Value } },
        ["@libre.graph.permissions.actions"] = actions,
    };

    private static string Link(GraphReply reply, string member) => reply["link"].GetProperty(member).GetString()!;

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(each => each.GetString());

    private static (int, string) Refused(GraphReply reply) => (reply.Status, reply.Code);
}
