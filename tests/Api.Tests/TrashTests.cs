using Fixtures;
using Xunit;

namespace Api.Tests;

[Collection(ApiCollection.Name)]
public class TrashTests(ApiFixture api)
{
    private const string Trash = "/dav/trash-bin/alan/";

    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task What_was_deleted_is_listed_with_where_it_was()
    {
        var folder = await api.FolderAsync();
        var key = await DeletedAsync($"{folder}a b.txt", "hello");

        var listed = new Multistatus((await _alan.PropFindAsync(Trash, "1", AllTrashProperties)).Text);

        Assert.Equal("a b.txt", listed.Value(key, Multistatus.OwnCloud + "trashbin-original-filename"));
        Assert.Equal($"{folder}a b.txt", listed.Value(key, Multistatus.OwnCloud + "trashbin-original-location"));
        Assert.Equal("5", listed.Value(key, Multistatus.Dav + "getcontentlength"));
        Assert.True(long.Parse(listed.Value(key, Multistatus.OwnCloud + "trashbin-delete-timestamp")!) > 1_600_000_000);
        Assert.Equal("alan", listed.Value(key, Multistatus.OwnCloud + "trashbin-deleted-by"));
        Assert.Equal(Trash, listed.Hrefs[0]);
    }

    [Fact]
    public async Task It_comes_back_where_it_was_or_elsewhere()
    {
        var folder = await api.FolderAsync();
        var key = await DeletedAsync($"{folder}a.txt", "hello");

        var back = await _alan.MoveAsync(Trash + key, $"{folder}back.txt");

        Assert.Equal(201, back.Status);
        var get = await _alan.GetAsync($"{folder}back.txt");
        Assert.Equal(("hello", back["ETag"], back["OC-FileId"]), (get.Text, get["ETag"], get["OC-FileId"]));
        Assert.Equal(404, (await _alan.MoveAsync(Trash + key, $"{folder}again.txt")).Status);
    }

    [Fact]
    public async Task It_replaces_nothing_unless_allowed_and_needs_a_folder_to_hold_it()
    {
        var folder = await api.FolderAsync();
        var key = await DeletedAsync($"{folder}a.txt", "old");
        await _alan.PutAsync($"{folder}a.txt", "new");

        Assert.Equal(412, (await _alan.MoveAsync(Trash + key, $"{folder}a.txt", ("Overwrite", "F"))).Status);
        Assert.Equal(409, (await _alan.MoveAsync(Trash + key, $"{folder}none/a.txt")).Status);
        Assert.Equal(204, (await _alan.MoveAsync(Trash + key, $"{folder}a.txt")).Status);
        Assert.Equal("old", (await _alan.GetAsync($"{folder}a.txt")).Text);
    }

    [Fact]
    public async Task A_deleted_folder_can_be_looked_into_and_a_part_of_it_brought_back_alone()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}d/");
        await _alan.MkcolAsync($"{folder}d/sub/");
        await _alan.PutAsync($"{folder}d/sub/f.txt", "deep");
        await _alan.PutAsync($"{folder}d/g.txt", "other");
        var key = await DeleteAsync($"{folder}d/");

        var inside = new Multistatus((await _alan.PropFindAsync($"{Trash}{key}/sub", "1")).Text);
        Assert.Equal([$"{Trash}{key}/sub/", $"{Trash}{key}/sub/f.txt"], inside.Hrefs);
        Assert.Equal(201, (await _alan.MoveAsync($"{Trash}{key}/sub/f.txt", $"{folder}f.txt")).Status);
        Assert.Equal("deep", (await _alan.GetAsync($"{folder}f.txt")).Text);

        Assert.Equal(201, (await _alan.MoveAsync($"{Trash}{key}", $"{folder}d2/")).Status);
        Assert.Equal("other", (await _alan.GetAsync($"{folder}d2/g.txt")).Text);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}d2/sub/f.txt")).Status);
    }

    [Fact]
    public async Task One_thing_is_purged_for_good()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}d/");
        await _alan.PutAsync($"{folder}d/f.txt", "x");
        await _alan.PutAsync($"{folder}d/g.txt", "y");
        var key = await DeleteAsync($"{folder}d/");

        Assert.Equal(204, (await _alan.DeleteAsync($"{Trash}{key}/f.txt")).Status);
        Assert.Equal(404, (await _alan.PropFindAsync($"{Trash}{key}/f.txt", "0")).Status);
        Assert.Equal(204, (await _alan.DeleteAsync(Trash + key)).Status);
        Assert.Equal(404, (await _alan.DeleteAsync(Trash + key)).Status);
        Assert.DoesNotContain(key, (await _alan.PropFindAsync(Trash, "1")).Text);
    }

    [Fact]
    public async Task An_emptied_trash_gives_its_bytes_back()
    {
        var mary = api.As(ApiFixture.Mary);
        await mary.PutAsync("a.bin", new byte[400_000]);
        await mary.PutAsync("b.bin", new byte[400_000]);
        await mary.DeleteAsync("a.bin");
        await mary.DeleteAsync("b.bin");
        Assert.Equal(507, (await mary.PutAsync("c.bin", new byte[400_000])).Status);

        Assert.Equal(204, (await mary.DeleteAsync("/dav/trash-bin/mary/")).Status);

        Assert.Single(new Multistatus((await mary.PropFindAsync("/dav/trash-bin/mary/", "1")).Text).Hrefs);
        Assert.Equal(201, (await mary.PutAsync("c.bin", new byte[400_000])).Status);
        Assert.Equal(204, (await mary.DeleteAsync("c.bin")).Status);
        Assert.Equal(204, (await mary.DeleteAsync("/dav/trash-bin/mary")).Status);
    }

    [Fact]
    public async Task What_is_in_the_trash_is_reached_through_the_trash_only()
    {
        var folder = await api.FolderAsync();
        var id = (await _alan.MkcolAsync($"{folder}gone/"))["OC-FileId"]!;
        await _alan.PutAsync($"{folder}gone/f.txt", "x");
        await _alan.DeleteAsync($"{folder}gone/");

        Assert.Equal(404, (await _alan.GetAsync($"/dav/spaces/{id}")).Status);
        Assert.Equal(404, (await _alan.GetAsync($"/dav/spaces/{id}/f.txt")).Status);
        Assert.Equal(404, (await _alan.PutAsync($"/dav/spaces/{id}/new.txt", "x")).Status);
        Assert.Equal(404, (await _alan.PropFindAsync($"/dav/meta/{id}", "0")).Status);
    }

    [Fact]
    public async Task Anothers_trash_is_not_there()
    {
        Assert.Equal(404, (await api.As(ApiFixture.Mary).PropFindAsync(Trash, "1")).Status);
        Assert.Equal(404, (await api.As(ApiFixture.Mary).DeleteAsync(Trash)).Status);
    }

    [Fact]
    public async Task A_space_has_its_trash_under_its_id()
    {
        var folder = await api.FolderAsync();
        var key = await DeletedAsync($"{folder}s.txt", "x");
        var space = await SpaceAsync();

        Assert.Contains(key, (await _alan.PropFindAsync($"/remote.php/dav/spaces/trash-bin/{space}", "1")).Text);
        Assert.Equal(201, (await _alan.MoveAsync($"/dav/spaces/trash-bin/{space}/{key}", $"/dav/spaces/{space}/{folder}s.txt")).Status);
    }

    private const string AllTrashProperties = """
        <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns">
        <d:prop><oc:trashbin-original-filename/><oc:trashbin-original-location/>
        <oc:trashbin-delete-timestamp/><oc:trashbin-deleted-by/><d:getcontentlength/></d:prop></d:propfind>
        """;

    private async Task<string> SpaceAsync() =>
        new Multistatus((await _alan.PropFindAsync("", "0")).Text).Value(_alan.Root, Multistatus.OwnCloud + "spaceid")!;

    private async Task<string> DeletedAsync(string path, string content)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        Assert.Equal(201, (await _alan.PutAsync(escaped, content)).Status);
        return await DeleteAsync(escaped);
    }

    private async Task<string> DeleteAsync(string path)
    {
        var id = (await _alan.GetAsync(path))["OC-FileId"]!;
        Assert.Equal(204, (await _alan.DeleteAsync(path)).Status);
        return id[(id.IndexOf('!', StringComparison.Ordinal) + 1)..];
    }
}
