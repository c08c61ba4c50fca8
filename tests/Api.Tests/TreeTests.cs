using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>MKCOL, DELETE, COPY and MOVE.</summary>
[Collection(ApiCollection.Name)]
public class TreeTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_folder_is_made_once_and_only_where_there_is_one_to_hold_it()
    {
        var folder = await api.FolderAsync();

        var made = await _alan.MkcolAsync($"{folder}sub");
        Assert.Equal((201, "RDNVCKZP"), (made.Status, made["OC-Perm"]));
        Assert.Equal(made["ETag"], (await _alan.GetAsync($"{folder}sub/"))["ETag"]);
        Assert.Equal(405, (await _alan.MkcolAsync($"{folder}sub/")).Status);
        Assert.Equal(409, (await _alan.MkcolAsync($"{folder}no/sub/")).Status);
        Assert.Equal(405, (await _alan.MkcolAsync("")).Status);
        Assert.Equal(412, (await _alan.SendAsync("MKCOL", $"{folder}other/", ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task Of_many_that_make_one_folder_one_does()
    {
        var folder = await api.FolderAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _alan.MkcolAsync($"{folder}race/")));

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.Equal(7, answers.Count(answer => answer.Status == 405));
    }

    [Theory]
    [InlineData("<x/>", "application/xml", 415)]
    [InlineData("<x", "application/xml", 400)]
    [InlineData("{}", "application/json", 415)]
    [InlineData("<d:mkcol xmlns:d='DAV:'><d:set><d:prop><d:resourcetype><d:collection/><x/></d:resourcetype></d:prop></d:set></d:mkcol>",
        "application/xml", 403)]
    [InlineData("<d:mkcol xmlns:d='DAV:'><d:set><d:prop><d:getetag>1</d:getetag></d:prop></d:set></d:mkcol>", "application/xml", 403)]
    public async Task A_body_that_describes_no_folder_makes_none(string body, string type, int status)
    {
        var folder = await api.FolderAsync();

        Assert.Equal(status, (await _alan.SendAsync("MKCOL", $"{folder}b/", new StringContent(body, Encoding.UTF8, type))).Status);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}b/")).Status);
    }

    [Fact]
    public async Task A_folder_is_made_with_its_properties()
    {
        var folder = await api.FolderAsync();
        const string Body = """
            <d:mkcol xmlns:d="DAV:" xmlns:x="urn:x"><d:set><d:prop>
            <d:resourcetype><d:collection/></d:resourcetype><x:colour>blue</x:colour></d:prop></d:set></d:mkcol>
            """;

        var made = await _alan.SendAsync("MKCOL", $"{folder}p/", new StringContent(Body, Encoding.UTF8, "application/xml"));

        Assert.Equal(201, made.Status);
        Assert.Equal("blue", new Multistatus((await _alan.PropFindAsync($"{folder}p/", "0")).Text).Value("/p/", "{urn:x}colour"));
    }

    [Fact]
    public async Task Deleting_a_folder_takes_its_members()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}sub/");
        await _alan.PutAsync($"{folder}sub/f.txt", "x");

        Assert.Equal(400, (await _alan.SendAsync("DELETE", $"{folder}sub/", ("Depth", "0"))).Status);
        Assert.Equal(412, (await _alan.SendAsync("DELETE", $"{folder}sub/", ("If-Match", "\"other\""))).Status);
        Assert.Equal(415, (await _alan.SendAsync("DELETE", $"{folder}sub/", new StringContent("x"))).Status);
        Assert.Equal(204, (await _alan.DeleteAsync($"{folder}sub/")).Status);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}sub/f.txt")).Status);
        Assert.Equal(404, (await _alan.DeleteAsync($"{folder}sub/")).Status);
        Assert.Equal(405, (await _alan.DeleteAsync("")).Status);
    }

    [Fact]
    public async Task A_move_keeps_the_id_and_the_content()
    {
        var folder = await api.FolderAsync();
        var put = await _alan.PutAsync($"{folder}a.txt", "x");
        await _alan.MkcolAsync($"{folder}sub/");

        var moved = await _alan.MoveAsync($"{folder}a.txt", $"{folder}sub/b.txt");

        Assert.Equal((201, put["OC-FileId"], put["ETag"]), (moved.Status, moved["OC-FileId"], moved["ETag"]));
        Assert.Equal(404, (await _alan.GetAsync($"{folder}a.txt")).Status);
        var get = await _alan.GetAsync($"{folder}sub/b.txt");
        Assert.Equal(("x", put["OC-FileId"], put["ETag"]), (get.Text, get["OC-FileId"], get["ETag"]));
    }

    [Theory]
    [InlineData("MOVE")]
    [InlineData("COPY")]
    public async Task What_stands_at_the_destination_is_replaced_only_if_allowed(string method)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "a");
        await _alan.PutAsync($"{folder}b.txt", "b");
        var destination = ("Destination", _alan.Url($"{folder}b.txt").AbsoluteUri);

        Assert.Equal(412, (await _alan.SendAsync(method, $"{folder}a.txt", destination, ("Overwrite", "F"))).Status);
        Assert.Equal(400, (await _alan.SendAsync(method, $"{folder}a.txt", destination, ("Overwrite", "perhaps"))).Status);
        Assert.Equal(204, (await _alan.SendAsync(method, $"{folder}a.txt", destination)).Status);
        Assert.Equal("a", (await _alan.GetAsync($"{folder}b.txt")).Text);
    }

    [Theory]
    [InlineData("MOVE", "in/deep/self/", 409)]
    [InlineData("COPY", "in/deep/self/", 409)]
    [InlineData("MOVE", "in/", 403)]
    [InlineData("COPY", "in/", 403)]
    [InlineData("MOVE", "nowhere/x/", 409)]
    [InlineData("MOVE", "file/x", 409)]
    [InlineData("MOVE", "in/%01", 400)]
    public async Task A_folder_does_not_go_where_it_cannot_be(string method, string destination, int status)
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}in/");
        await _alan.MkcolAsync($"{folder}in/deep/");
        await _alan.PutAsync($"{folder}file", "x");

        var to = ("Destination", _alan.Url(folder + destination).AbsoluteUri);
        Assert.Equal(status, (await _alan.SendAsync(method, $"{folder}in/", to)).Status);
        Assert.Equal(200, (await _alan.GetAsync($"{folder}in/deep/")).Status);
    }

    [Theory]
    [InlineData("MOVE")]
    [InlineData("COPY")]
    public async Task A_destination_that_holds_the_source_is_not_replaced_by_it(string method)
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}outer/");
        await _alan.PutAsync($"{folder}outer/f.txt", "x");

        var to = ("Destination", _alan.Url($"{folder}outer").AbsoluteUri);
        Assert.Equal(409, (await _alan.SendAsync(method, $"{folder}outer/f.txt", to)).Status);
        Assert.Equal("x", (await _alan.GetAsync($"{folder}outer/f.txt")).Text);
    }

    [Fact]
    public async Task A_tree_is_copied_with_content_and_properties_or_without_members()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}t/");
        await _alan.MkcolAsync($"{folder}t/in/");
        await _alan.PutAsync($"{folder}t/in/f.txt", "two", ("X-OC-Mtime", "1700000000"));

        Assert.Equal(201, (await _alan.CopyAsync($"{folder}t/", $"{folder}t2/")).Status);
        Assert.Equal(201, (await _alan.CopyAsync($"{folder}t/", $"{folder}t0/", ("Depth", "0"))).Status);
        Assert.Equal(400, (await _alan.CopyAsync($"{folder}t/", $"{folder}t1/", ("Depth", "1"))).Status);

        var copied = await _alan.GetAsync($"{folder}t2/in/f.txt");
        Assert.Equal(("two", "Tue, 14 Nov 2023 22:13:20 GMT"), (copied.Text, copied["Last-Modified"]));
        Assert.NotEqual((await _alan.GetAsync($"{folder}t/in/f.txt"))["OC-FileId"], copied["OC-FileId"]);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}t0/in/")).Status);
    }

    [Fact]
    public async Task A_copy_tells_the_tag_that_a_read_tells()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "x");

        var copied = await _alan.CopyAsync($"{folder}a.txt", $"{folder}b.txt");

        var get = await _alan.GetAsync($"{folder}b.txt");
        Assert.Equal((get["ETag"], get["OC-FileId"]), (copied["ETag"], copied["OC-FileId"]));
    }

    [Fact]
    public async Task The_space_root_stays_where_it_is()
    {
        var folder = await api.FolderAsync();

        Assert.Equal(403, (await _alan.MoveAsync("", $"{folder}x/")).Status);
        Assert.Equal(409, (await _alan.CopyAsync("", $"{folder}x/")).Status);
        Assert.Equal(405, (await _alan.MoveAsync(folder, "")).Status);
    }

    [Fact]
    public async Task Nothing_moves_into_another_space_or_into_no_space()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "x");

        Assert.Equal(502, (await _alan.MoveAsync($"{folder}a.txt", "/remote.php/dav/files/mary/a.txt")).Status);
        Assert.Equal(502, (await _alan.CopyAsync($"{folder}a.txt", "/remote.php/dav/files/nobody/a.txt")).Status);
        Assert.Equal(502, (await _alan.MoveAsync($"{folder}a.txt", "/dav/trash-bin/alan/x")).Status);
        Assert.Equal(502, (await _alan.MoveAsync($"{folder}a.txt", "/elsewhere")).Status);
        Assert.Equal(400, (await _alan.SendAsync("MOVE", $"{folder}a.txt")).Status);
        Assert.Equal("x", (await _alan.GetAsync($"{folder}a.txt")).Text);
    }

    [Fact]
    public async Task A_tree_cannot_be_put_so_deep_that_its_folders_stand_too_deep()
    {
        var folder = await api.FolderAsync();
        var (high, low) = (await ChainAsync($"{folder}high/", 70), await ChainAsync($"{folder}low/", 70));

        Assert.Equal(507, (await _alan.MoveAsync($"{folder}low/", $"{high}low/")).Status);
        Assert.Equal(200, (await _alan.GetAsync(low)).Status);
        Assert.Equal(201, (await _alan.MoveAsync($"{folder}low/", $"{folder}high/low/")).Status);
    }

    [Fact]
    public async Task A_tree_that_reaches_down_to_the_limit_is_renamed_but_goes_no_deeper()
    {
        var folder = await api.FolderAsync();
        await ChainAsync($"{folder}tree/", 128);
        await _alan.MkcolAsync($"{folder}other/");

        Assert.Equal(201, (await _alan.MoveAsync($"{folder}tree/", $"{folder}renamed/")).Status);
        Assert.Equal(507, (await _alan.MoveAsync($"{folder}renamed/", $"{folder}other/tree/")).Status);
    }

    [Fact]
    public async Task Folders_that_change_places_at_once_make_no_cycle()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}a/");
        await _alan.MkcolAsync($"{folder}b/");

        var answers = await Task.WhenAll(
            _alan.MoveAsync($"{folder}a/", $"{folder}b/a/"), _alan.MoveAsync($"{folder}b/", $"{folder}a/b/"));

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.Equal(2, new Multistatus((await _alan.PropFindAsync(folder, "1")).Text).Hrefs.Count);
    }

    private async Task<string> ChainAsync(string top, int levels)
    {
        for (var path = top; ; path += "d/")
        {
            Assert.Equal(201, (await _alan.MkcolAsync(path)).Status);
            if (--levels == 0) return path;
        }
    }
}
