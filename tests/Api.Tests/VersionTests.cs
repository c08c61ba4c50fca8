using Fixtures;
using Xunit;

namespace Api.Tests;

[Collection(ApiCollection.Name)]
public class VersionTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task Old_contents_are_listed_newest_first_with_their_author()
    {
        var id = await FileAsync("one", "two!", "three");

        var listed = new Multistatus((await _alan.PropFindAsync($"/dav/meta/{id}/v", "1")).Text);

        Assert.Equal(3, listed.Hrefs.Count);
        Assert.Equal($"/dav/meta/{id}/v/", listed.Hrefs[0]);
        Assert.Equal("4", listed.Value(listed.Hrefs[1], Multistatus.Dav + "getcontentlength"));
        Assert.Equal("3", listed.Value(listed.Hrefs[2], Multistatus.Dav + "getcontentlength"));
        Assert.Equal("alan", listed.Value(listed.Hrefs[1], Multistatus.OwnCloud + "meta-version-edited-by-name"));
    }

    [Fact]
    public async Task An_old_content_is_read_with_its_tag_and_ranges()
    {
        var id = await FileAsync("0123456789", "new");
        var version = (await HrefsAsync(id))[1];

        var get = await _alan.GetAsync(version);
        var part = await _alan.GetAsync(version, ("Range", "bytes=2-4"));

        Assert.Equal((200, "0123456789"), (get.Status, get.Text));
        Assert.Equal((206, "234"), (part.Status, part.Text));
        Assert.Equal(304, (await _alan.GetAsync(version, ("If-None-Match", get["ETag"]!))).Status);
        Assert.Equal((200, ""), await StatusAndTextAsync("HEAD", version));
    }

    [Fact]
    public async Task An_old_content_becomes_the_current_one_and_the_current_one_a_version()
    {
        var id = await FileAsync("old", "new");
        var version = (await HrefsAsync(id))[1];

        var copied = await _alan.CopyAsync(version, $"/dav/spaces/{id}");

        var get = await _alan.GetAsync($"/dav/spaces/{id}");
        Assert.Equal((204, copied["ETag"], "old"), (copied.Status, get["ETag"], get.Text));
        var texts = await Task.WhenAll((await HrefsAsync(id)).Skip(1).Select(async href => (await _alan.GetAsync(href)).Text));
        Assert.Equal(["new", "old"], texts);
    }

    [Fact]
    public async Task A_node_tells_where_it_stands()
    {
        var folder = await api.FolderAsync();
        var id = (await _alan.PutAsync($"{folder}f%20%C3%BC.txt", "x"))["OC-FileId"]!;
        const string Body = """
            <d:propfind xmlns:d="DAV:"><d:prop>
            <m xmlns="http://owncloud.org/ns"/><meta-path-for-user xmlns="http://owncloud.org/ns"/>
            </d:prop></d:propfind>
            """;

        var located = new Multistatus((await _alan.PropFindAsync($"/remote.php/dav/meta/{id}", "0", Body)).Text);

        Assert.Equal($"/{folder}f ü.txt", located.Value(id, Multistatus.OwnCloud + "meta-path-for-user"));
    }

    [Fact]
    public async Task What_has_no_versions_says_so()
    {
        var folder = (await _alan.MkcolAsync((await api.FolderAsync()) + "sub/"))["OC-FileId"]!;
        var id = await FileAsync("only");

        Assert.Equal(404, (await _alan.PropFindAsync($"/dav/meta/{folder}/v", "1")).Status);
        Assert.Single(await HrefsAsync(id));
        Assert.Equal(404, (await _alan.GetAsync($"/dav/meta/{id}/v/1")).Status);
        Assert.Equal(404, (await _alan.GetAsync($"/dav/meta/{id}/v/x")).Status);
        Assert.Equal(404, (await _alan.GetAsync($"/dav/meta/{id}")).Status);
        Assert.Equal(404, (await api.As(ApiFixture.Mary).PropFindAsync($"/dav/meta/{id}/v", "1")).Status);
        Assert.Equal(405, (await _alan.PutAsync($"/dav/meta/{id}/v/1", "x")).Status);
    }

    private async Task<string> FileAsync(params string[] contents)
    {
        var path = await api.FolderAsync() + "v.txt";
        var id = "";
        foreach (var content in contents) id = (await _alan.PutAsync(path, content))["OC-FileId"]!;
        return id;
    }

    private async Task<IReadOnlyList<string>> HrefsAsync(string id) =>
        new Multistatus((await _alan.PropFindAsync($"/dav/meta/{id}/v", "1")).Text).Hrefs;

    private async Task<(int Status, string Text)> StatusAndTextAsync(string method, string path)
    {
        var answer = await _alan.SendAsync(method, path);
        return (answer.Status, answer.Text);
    }
}
