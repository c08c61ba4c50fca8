using System.Text;
using Domain.Access;
using Domain.Users;
using Fixtures;
using Xunit;
using static Api.Tests.Graph.PermissionTests;
using static Api.Tests.Graph.TagTests;

namespace Api.Tests.Graph;

/// <summary>Favorites are a person's own, over Graph and WebDAV alike.</summary>
[Collection(ApiCollection.Name)]
public class FavoriteTests(ApiFixture api)
{
    private const string Following = "/v1.0/me/drive/following";
    private const string Jail = "a0ca6a90-a365-4782-871e-d44447bbc668$a0ca6a90-a365-4782-871e-d44447bbc668";

    [Fact]
    public async Task A_file_is_followed_listed_and_followed_no_longer()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var file = await anna.FileAsync("report.txt");
        var before = await EtagsAsync(anna);

        var followed = await anna.PostAsync($"/v1.0/me/drive/items/{file}/follow", new { });

        Assert.Equal((200, file), (followed.Status, followed.Text("id")));
        Assert.Equal(file, Assert.Single((await anna.GetAsync(Following)).Value).GetProperty("id").GetString());
        Assert.Equal("1", await PropertyAsync(anna, "report.txt", "favorite"));
        Assert.Equal(before, await EtagsAsync(anna));

        Assert.Equal(204, (await anna.DeleteAsync($"{Following}/{file}")).Status);
        Assert.Equal(204, (await anna.DeleteAsync($"{Following}/{file}")).Status);
        Assert.Empty((await anna.GetAsync(Following)).Value);
        Assert.Equal("0", await PropertyAsync(anna, "report.txt", "favorite"));
    }

    [Fact]
    public async Task Whoever_may_only_look_has_favorites_that_nobody_else_sees()
    {
        var (anna, ben, folder, share) = await SharedAsync();

        Assert.Equal(207, (await PatchAsync(ben, $"/dav/spaces/{Jail}!{share}", "<oc:favorite>1</oc:favorite>")).Status);

        var found = Assert.Single((await ben.GetAsync(Following)).Value);
        Assert.Equal(folder, found.GetProperty("id").GetString());
        Assert.Empty((await anna.GetAsync(Following)).Value);
        Assert.Equal("0", await PropertyAsync(anna, "shared", "favorite"));
        Assert.Equal(403, (await PatchAsync(ben, $"/dav/spaces/{Jail}!{share}", "<oc:favorite>1</oc:favorite><x:y xmlns:x='urn:x'/>")).Status);
    }

    [Fact]
    public async Task What_is_shared_no_longer_is_left_out()
    {
        var (anna, ben, folder, share) = await SharedAsync();
        await ben.PostAsync($"/v1.0/me/drive/items/{folder}/follow", new { });
        Assert.Single((await ben.GetAsync(Following)).Value);

        await anna.DeleteAsync($"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{folder}/permissions/{share}");

        Assert.Empty((await ben.GetAsync(Following)).Value);
        Assert.Equal(404, (await ben.PostAsync($"/v1.0/me/drive/items/{folder}/follow", new { })).Status);
    }

    [Fact]
    public async Task A_report_lists_favorites_by_addresses_that_lead_to_them()
    {
        var (anna, ben, _, share) = await SharedAsync();
        await ben.FolderAsync("own");
        await ben.FileAsync("own/a.txt");
        await ben.FileAsync("own/b.txt");
        foreach (var path in new[] { "own/a.txt", $"/dav/spaces/{Jail}!{share}/report.txt" })
            Assert.Equal(207, (await PatchAsync(ben, path, "<oc:favorite>1</oc:favorite>")).Status);

        var everywhere = new Multistatus((await FavoritesAsync(ben, "/dav/spaces")).Text);
        Assert.Equal(2, everywhere.Hrefs.Count);
        foreach (var href in everywhere.Hrefs) Assert.Equal(200, (await ben.Dav.GetAsync(href)).Status);
        Assert.Equal("1", everywhere.Value("a.txt", Multistatus.OwnCloud + "favorite"));

        Assert.EndsWith("own/a.txt", Assert.Single(new Multistatus((await FavoritesAsync(ben, "own")).Text).Hrefs), StringComparison.Ordinal);
        Assert.Empty(new Multistatus((await FavoritesAsync(anna, "")).Text).Hrefs);
    }

    [Fact]
    public async Task A_mark_and_what_everybody_sees_are_set_together_or_not_at_all()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await anna.FileAsync("report.txt");

        await PatchAsync(anna, "report.txt", "<oc:favorite>1</oc:favorite><oc:tags>a, b</oc:tags>");
        Assert.Equal(("1", "a,b"), (await PropertyAsync(anna, "report.txt", "favorite"), await PropertyAsync(anna, "report.txt", "tags")));

        await PatchAsync(anna, "report.txt", "<oc:favorite>0</oc:favorite><oc:tags>c</oc:tags><d:getetag>x</d:getetag>");
        Assert.Equal(("1", "a,b"), (await PropertyAsync(anna, "report.txt", "favorite"), await PropertyAsync(anna, "report.txt", "tags")));

        await PatchAsync(anna, "report.txt", "<oc:favorite>0</oc:favorite><oc:tags/>");
        Assert.Equal(("0", ""), (await PropertyAsync(anna, "report.txt", "favorite"), await PropertyAsync(anna, "report.txt", "tags")));
    }

    [Fact]
    public async Task A_guest_keeps_no_favorites()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var guest = await GraphPerson.NewAsync(api, "guest", AccountRole.Guest);
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(guest, Roles.Viewer));

        Assert.Equal(403, (await guest.GetAsync(Following)).Status);
        Assert.Equal(403, (await guest.PostAsync($"/v1.0/me/drive/items/{folder}/follow", new { })).Status);
    }

    private async Task<(GraphPerson Anna, GraphPerson Ben, string Folder, string Share)> SharedAsync()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        await anna.FileAsync("shared/report.txt");
        var invited = await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(ben, Roles.Viewer));
        return (anna, ben, folder, invited.Value[0].GetProperty("id").GetString()!);
    }

    private static Task<Answer> PatchAsync(GraphPerson person, string path, string set) => person.Dav.SendAsync(
        "PROPPATCH", path,
        new StringContent(
            $"<d:propertyupdate xmlns:d='DAV:' xmlns:oc='http://owncloud.org/ns'><d:set><d:prop>{set}</d:prop></d:set></d:propertyupdate>",
            Encoding.UTF8, "application/xml"));

    private static Task<Answer> FavoritesAsync(GraphPerson person, string path) => person.Dav.SendAsync(
        "REPORT", path,
        new StringContent(
            "<oc:filter-files xmlns:d='DAV:' xmlns:oc='http://owncloud.org/ns'><d:prop><oc:favorite/></d:prop>"
            + "<oc:filter-rules><oc:favorite>1</oc:favorite></oc:filter-rules></oc:filter-files>", Encoding.UTF8, "application/xml"));
}
