using Domain.Users;
using Xunit;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class DriveTests(ApiFixture api)
{
    [Fact]
    public async Task A_person_finds_their_own_drive_and_themselves()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var me = await anna.GetAsync("/v1.0/me?$expand=memberOf,drive");
        var drive = await anna.GetAsync("/v1.0/me/drive");
        var listed = (await anna.GetAsync("/v1.0/me/drives?$filter=driveType%20eq%20'personal'")).Value;

        Assert.Equal((200, anna.Id.Value.ToString(), anna.Name), (me.Status, me.Text("id"), me.Text("onPremisesSamAccountName")));
        Assert.True(me["accountEnabled"].GetBoolean());
        Assert.Equal(drive.Text("id"), me["drive"].GetProperty("id").GetString());
        Assert.Equal((200, "personal", $"personal/{anna.Name}"), (drive.Status, drive.Text("driveType"), drive.Text("driveAlias")));
        Assert.Equal(anna.Id.Value.ToString(), drive["owner"].GetProperty("user").GetProperty("id").GetString());
        Assert.Equal((0, "normal"), (drive["quota"].GetProperty("total").GetInt64(), drive["quota"].GetProperty("state").GetString()));
        Assert.EndsWith($"/dav/spaces/{drive.Text("id")}", drive["root"].GetProperty("webDavUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal(drive.Text("id"), Assert.Single(listed).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_project_space_is_made_changed_disabled_restored_and_deleted()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var made = await anna.PostAsync("/v1.0/drives", new { name = "Moon", description = "Landing", driveType = "project" });
        var path = $"/v1.0/drives/{made.Text("id")}";

        Assert.Equal((201, "project", "Landing"), (made.Status, made.Text("driveType"), made.Text("description")));
        var manager = Assert.Single(made["root"].GetProperty("permissions").EnumerateArray());
        Assert.Equal("manager", manager.GetProperty("roles")[0].GetString());
        Assert.Equal(anna.Id.Value.ToString(), manager.GetProperty("grantedToV2").GetProperty("user").GetProperty("id").GetString());

        var alias = $"project/mars-{Guid.NewGuid():n}";
        var changed = await anna.PatchAsync(path, new { name = "Mars", description = "Later", driveAlias = alias });
        Assert.Equal(
            (200, "Mars", "Later", alias),
            (changed.Status, changed.Text("name"), changed.Text("description"), changed.Text("driveAlias")));

        Assert.Equal((400, "invalidRequest"), await RefusedAsync(anna.DeleteAsync(path, ("Purge", "T"))));
        Assert.Equal(204, (await anna.DeleteAsync(path)).Status);
        var disabled = await anna.GetAsync(path);
        Assert.Equal("trashed", disabled["root"].GetProperty("deleted").GetProperty("state").GetString());
        Assert.Equal(404, (await anna.Dav.PropFindAsync($"/dav/spaces/{made.Text("id")}/", "0")).Status);

        var restored = await anna.PatchAsync(path, new { }, ("Restore", "true"));
        Assert.Equal(200, restored.Status);
        Assert.False(restored["root"].TryGetProperty("deleted", out _));

        Assert.Equal(204, (await anna.DeleteAsync(path)).Status);
        Assert.Equal(204, (await anna.DeleteAsync(path, ("Purge", "T"))).Status);
        Assert.Equal((404, "itemNotFound"), await RefusedAsync(anna.GetAsync(path)));
    }

    [Fact]
    public async Task A_space_of_others_is_as_one_that_is_not_there()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var drives = new[] { await anna.ProjectAsync(), await anna.DriveIdAsync(), $"{Guid.NewGuid()}${Guid.NewGuid()}", "nonsense" };

        foreach (var drive in drives)
        {
            Assert.Equal((404, "itemNotFound"), await RefusedAsync(ben.GetAsync($"/v1.0/drives/{drive}")));
            Assert.Equal((404, "itemNotFound"), await RefusedAsync(ben.PatchAsync($"/v1.0/drives/{drive}", new { name = "Mine" })));
            Assert.Equal((404, "itemNotFound"), await RefusedAsync(ben.DeleteAsync($"/v1.0/drives/{drive}")));
        }

        Assert.DoesNotContain(drives[0], (await ben.GetAsync("/v1.0/drives")).Value.Select(drive => drive.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Quotas_are_for_those_who_manage_spaces_and_files_stay_the_members()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var keeper = await GraphPerson.NewAsync(api, "keeper", AccountRole.SpaceAdmin);
        var drive = await anna.ProjectAsync();

        var quota = new { quota = new { total = 1000 } };
        Assert.Equal((403, "accessDenied"), await RefusedAsync(anna.PatchAsync($"/v1.0/drives/{drive}", quota)));
        var set = await keeper.PatchAsync($"/v1.0/drives/{drive}", quota);
        Assert.Equal(200, set.Status);
        Assert.Equal((1000, 1000), (set["quota"].GetProperty("total").GetInt64(), set["quota"].GetProperty("remaining").GetInt64()));
        Assert.Contains(drive, (await keeper.GetAsync("/v1beta1/drives")).Value.Select(each => each.GetProperty("id").GetString()));
        Assert.Equal(404, (await keeper.Dav.PropFindAsync($"/dav/spaces/{drive}/", "1")).Status);
        Assert.Equal(404, (await keeper.GetAsync($"/v1.0/drives/{await anna.DriveIdAsync()}")).Status);
    }

    [Fact]
    public async Task A_guest_makes_no_space_and_nobody_disables_their_own_personal_one()
    {
        var guest = await GraphPerson.NewAsync(api, "guest", AccountRole.Guest);
        var anna = await GraphPerson.NewAsync(api, "anna");

        Assert.Equal((403, "accessDenied"), await RefusedAsync(guest.PostAsync("/v1.0/drives", new { name = "Mine" })));
        Assert.Equal((403, "accessDenied"), await RefusedAsync(anna.DeleteAsync($"/v1.0/drives/{await anna.DriveIdAsync()}")));
    }

    private static async Task<(int, string)> RefusedAsync(Task<GraphReply> request)
    {
        var reply = await request;
        return (reply.Status, reply.Code);
    }

    [Fact]
    public async Task A_space_from_the_template_begins_with_a_readme_and_a_picture()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var made = await anna.PostAsync("/v1.0/drives?template=default", new { name = "Filled" });

        Assert.Equal(201, made.Status);
        Assert.Equal(
            ["image", "readme"],
            made["special"].EnumerateArray().Select(each => each.GetProperty("specialFolder").GetProperty("name").GetString()).Order());
        Assert.StartsWith(
            "# Welcome", (await anna.Dav.GetAsync($"/dav/spaces/{made.Text("id")}/.space/readme.md")).Text, StringComparison.Ordinal);
        Assert.Equal(400, (await anna.PostAsync("/v1.0/drives?template=baroque", new { name = "Other" })).Status);
    }

    [Fact]
    public async Task A_list_is_cut_sorted_counted_and_told_in_part_as_asked()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var drive = await anna.DriveIdAsync();
        foreach (var name in new[] { "b.txt", "a.txt", "c.txt" }) await anna.FileAsync(name);

        var page = await anna.GetAsync(
            $"/v1.0/drives/{drive}/root/children?$orderby=name%20desc&$skip=1&$top=1&$count=true&$select=name,size");

        Assert.Equal(3, page["@odata.count"].GetInt32());
        Assert.Equal("""{"name":"b.txt","size":7}""", Assert.Single(page.Value).GetRawText());
        Assert.Equal(400, (await anna.GetAsync($"/v1.0/drives/{drive}/root/children?$skip=some")).Status);
    }
}
