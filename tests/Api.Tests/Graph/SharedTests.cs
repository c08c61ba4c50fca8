using System.Text.Json;
using Domain.Access;
using Xunit;
using static Api.Tests.Graph.PermissionTests;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class SharedTests(ApiFixture api)
{
    private const string Jail = "a0ca6a90-a365-4782-871e-d44447bbc668$a0ca6a90-a365-4782-871e-d44447bbc668";

    [Fact]
    public async Task A_share_is_listed_by_who_gave_it_and_by_who_received_it()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(ben, Roles.Editor));
        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/createLink", new { type = "view" });

        var given = Assert.Single((await anna.GetAsync("/v1beta1/me/drive/sharedByMe")).Value);
        var received = Assert.Single((await ben.GetAsync("/v1beta1/me/drive/sharedWithMe?$expand=thumbnails")).Value);

        Assert.Equal((folder, "shared", 2), (Text(given, "id"), Text(given, "name"), given.GetProperty("permissions").GetArrayLength()));
        Assert.Equal(drive, Text(given.GetProperty("parentReference"), "driveId"));
        Assert.Equal(("shared", Jail), (Text(received, "name"), Text(received.GetProperty("parentReference"), "driveId")));
        Assert.False(received.GetProperty("@UI.Hidden").GetBoolean());
        Assert.True(received.GetProperty("@client.synchronize").GetBoolean());
        var remote = received.GetProperty("remoteItem");
        Assert.Equal((folder, drive), (Text(remote, "id"), Text(remote.GetProperty("parentReference"), "driveId")));
        var permission = Assert.Single(remote.GetProperty("permissions").EnumerateArray());
        Assert.Equal(Roles.Editor.Id, permission.GetProperty("roles")[0].GetGuid());
        var inviter = permission.GetProperty("invitation").GetProperty("invitedBy").GetProperty("user");
        Assert.Equal(anna.Id.Value, inviter.GetProperty("id").GetGuid());
        Assert.Equal(JsonValueKind.Object, remote.GetProperty("folder").ValueKind);
        Assert.Empty((await ben.GetAsync("/v1beta1/me/drive/sharedByMe")).Value);
    }

    [Fact]
    public async Task What_is_received_is_declined_accepted_hidden_and_shown()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var folder = await anna.FolderAsync("shared");
        await anna.PostAsync($"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{folder}/invite", To(ben, Roles.Viewer));
        var mount = Text(Assert.Single((await ben.GetAsync("/v1beta1/me/drive/sharedWithMe")).Value), "id");
        var path = $"/v1beta1/drives/{Jail}/items/{mount}";
        Assert.Contains(mount, await DrivesAsync(ben));

        Assert.Equal(204, (await ben.DeleteAsync(path)).Status);
        Assert.False((await ReceivedAsync(ben)).GetProperty("@client.synchronize").GetBoolean());
        Assert.DoesNotContain(mount, await DrivesAsync(ben));

        var accepted = await ben.PostAsync($"/v1beta1/drives/{Jail}/root/children", new { remoteItem = new { id = folder } });
        Assert.Equal((201, true), (accepted.Status, accepted["@client.synchronize"].GetBoolean()));

        var hidden = await ben.PatchAsync(path, new Dictionary<string, object> { ["@UI.Hidden"] = true });
        Assert.Equal((200, true), (hidden.Status, hidden["@UI.Hidden"].GetBoolean()));
        Assert.DoesNotContain(mount, await DrivesAsync(ben));
        await ben.PatchAsync(path, new Dictionary<string, object> { ["@UI.Hidden"] = false });
        Assert.False((await ReceivedAsync(ben)).GetProperty("@UI.Hidden").GetBoolean());
        Assert.Equal(200, (await ben.GetAsync(path)).Status);
    }

    [Fact]
    public async Task After_a_revocation_nothing_of_it_is_left_by_any_address()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        await anna.FileAsync("shared/a.txt");
        var item = $"/v1beta1/drives/{drive}/items/{folder}";
        var share = Text(Assert.Single((await anna.PostAsync($"{item}/invite", To(ben, Roles.Viewer))).Value), "id");
        var mount = Text(await ReceivedAsync(ben), "id");
        Assert.Single((await ben.GetAsync($"/v1.0/drives/{drive}/items/{folder}/children")).Value);

        Assert.Equal(204, (await anna.DeleteAsync($"{item}/permissions/{share}")).Status);

        foreach (var path in new[]
        {
            item, $"/v1.0/drives/{drive}/items/{folder}", $"/v1.0/drives/{drive}/items/{folder}/children", $"{item}/permissions",
            $"/v1beta1/drives/{Jail}/items/{mount}", $"/v1.0/drives/{Jail}/items/{mount}/children",
        })
            Assert.Equal((404, "itemNotFound"), Refused(await ben.GetAsync(path)));
        Assert.Equal((404, "itemNotFound"), Refused(await ben.DeleteAsync($"/v1beta1/drives/{Jail}/items/{mount}")));
        var accept = await ben.PostAsync($"/v1beta1/drives/{Jail}/root/children", new { remoteItem = new { id = folder } });
        Assert.Equal((404, "itemNotFound"), Refused(accept));
        Assert.Empty((await ben.GetAsync("/v1beta1/me/drive/sharedWithMe")).Value);
        Assert.DoesNotContain(mount, await DrivesAsync(ben));
    }

    [Fact]
    public async Task A_denial_below_a_share_takes_the_folder_out_of_sight()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        var secret = await anna.FolderAsync("shared/secret");
        await anna.FolderAsync("shared/open");
        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(ben, Roles.Editor));

        Assert.Equal(200, (await anna.PostAsync($"/v1beta1/drives/{drive}/items/{secret}/invite", To(ben, Roles.Denied))).Status);

        var seen = (await ben.GetAsync($"/v1.0/drives/{drive}/items/{folder}/children")).Value;
        Assert.Equal("open", Text(Assert.Single(seen), "name"));
        Assert.Equal((404, "itemNotFound"), Refused(await ben.GetAsync($"/v1.0/drives/{drive}/items/{secret}")));
        Assert.Single((await ben.GetAsync("/v1beta1/me/drive/sharedWithMe")).Value);
    }

    [Fact]
    public async Task Who_came_by_a_share_is_told_nothing_of_the_folders_above_it()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var drive = await anna.DriveIdAsync();
        await anna.FolderAsync("private");
        var folder = await anna.FolderAsync("private/shared");
        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(ben, Roles.Viewer));

        var hers = await anna.GetAsync($"/v1.0/drives/{drive}/items/{folder}");
        var his = await ben.GetAsync($"/v1.0/drives/{drive}/items/{folder}");

        Assert.Equal(("/private", "private"), (Text(hers["parentReference"], "path"), Text(hers["parentReference"], "name")));
        Assert.DoesNotContain("private", his.Body.GetRawText(), StringComparison.Ordinal);
        Assert.False(his["parentReference"].TryGetProperty("id", out _));
    }

    [Fact]
    public async Task The_members_of_a_folder_are_told_by_id_and_by_the_own_drive()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var drive = await anna.DriveIdAsync();
        var file = await anna.FileAsync("a.txt", "hello");

        var root = await anna.GetAsync($"/v1.0/drives/{drive}/root");
        var child = Assert.Single((await anna.GetAsync("/v1.0/me/drive/root/children")).Value);

        Assert.Equal($"{drive}!{drive[(drive.IndexOf('$', StringComparison.Ordinal) + 1)..]}", root.Text("id"));
        Assert.Equal((file, "a.txt", 5), (Text(child, "id"), Text(child, "name"), child.GetProperty("size").GetInt64()));
        Assert.Equal("text/plain", Text(child.GetProperty("file"), "mimeType"));
        Assert.Equal(root.Text("id"), Text(child.GetProperty("parentReference"), "id"));
        Assert.Equal((400, "invalidRequest"), Refused(await anna.GetAsync($"/v1.0/drives/{drive}/items/{file}/children")));
        Assert.Equal((404, "itemNotFound"), Refused(await anna.GetAsync($"/v1.0/drives/{drive}/items/{drive}!{Guid.NewGuid()}")));
        await anna.Dav.DeleteAsync("a.txt");
        Assert.Equal((404, "itemNotFound"), Refused(await anna.GetAsync($"/v1.0/drives/{drive}/items/{file}")));
    }

    private static async Task<JsonElement> ReceivedAsync(GraphPerson person) =>
        Assert.Single((await person.GetAsync("/v1beta1/me/drive/sharedWithMe")).Value);

    private static async Task<IEnumerable<string>> DrivesAsync(GraphPerson person) =>
        (await person.GetAsync("/v1.0/me/drives")).Value.Select(drive => Text(drive, "id"));

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static (int, string) Refused(GraphReply reply) => (reply.Status, reply.Code);
}
