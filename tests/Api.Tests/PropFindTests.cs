using System.Xml.Linq;
using Fixtures;
using Xunit;

namespace Api.Tests;

[Collection(ApiCollection.Name)]
public class PropFindTests(ApiFixture api)
{
    private static readonly XName Unknown = XName.Get("unknown", "urn:x");
    private static readonly XName Colour = XName.Get("colour", "urn:x");

    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task Without_a_body_everything_is_asked_for()
    {
        var file = await CreateAsync();

        var empty = await _alan.PropFindAsync(file, "0");
        var all = await _alan.PropFindAsync(file, "0", Body("<d:allprop/>"));

        Assert.Equal((207, "application/xml; charset=utf-8", "Prefer"), (all.Status, all["Content-Type"], all["Vary"]));
        Assert.Equal(all.Text, empty.Text);
        var told = new Multistatus(all.Text);
        Assert.Equal("blue", told.Value("f.txt", Colour));
        Assert.Equal("f.txt", told.Value("f.txt", Multistatus.Dav + "displayname"));
        Assert.Equal(0, told.Status("f.txt", Multistatus.Dav + "quota-used-bytes"));
        Assert.All(told.Told("f.txt"), each => Assert.Equal(200, each.Status));
    }

    [Fact]
    public async Task Properties_tell_what_a_download_tells()
    {
        var file = await CreateAsync();
        var get = await _alan.GetAsync(file);

        var told = new Multistatus((await _alan.PropFindAsync(file, "0")).Text);

        Assert.Equal(get["ETag"], told.Value("f.txt", Multistatus.Dav + "getetag"));
        Assert.Equal(get["Last-Modified"], told.Value("f.txt", Multistatus.Dav + "getlastmodified"));
        Assert.Equal(get["Content-Type"], told.Value("f.txt", Multistatus.Dav + "getcontenttype"));
        Assert.Equal("5", told.Value("f.txt", Multistatus.Dav + "getcontentlength"));
        Assert.Equal(get["OC-FileId"], told.Value("f.txt", Multistatus.OwnCloud + "id"));
        Assert.Equal(get["OC-FileId"], told.Value("f.txt", Multistatus.OwnCloud + "fileid"));
        Assert.Equal("RDNVWZP", told.Value("f.txt", Multistatus.OwnCloud + "permissions"));
        Assert.Equal(ApiFixture.Alan, told.Value("f.txt", Multistatus.OwnCloud + "owner-id"));
        Assert.Equal(
            "SHA1:aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d MD5:5d41402abc4b2a76b9719d911017c592 ADLER32:062c0215",
            told.Value("f.txt", Multistatus.OwnCloud + "checksums"));
        Assert.Empty(told.Element("f.txt", Multistatus.Dav + "resourcetype")!.Elements());
    }

    [Fact]
    public async Task A_folder_has_the_size_of_all_below_and_no_content_of_its_own()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}in/");
        await _alan.PutAsync($"{folder}in/a.txt", "12345");
        await _alan.PutAsync($"{folder}b.txt", "123");

        var told = new Multistatus((await _alan.PropFindAsync(folder, "1")).Text);

        Assert.Equal("8", told.Value(folder, Multistatus.OwnCloud + "size"));
        Assert.Equal("5", told.Value("/in/", Multistatus.OwnCloud + "size"));
        Assert.Equal(told.Value(folder, Multistatus.OwnCloud + "id"), told.Value("/in/", Multistatus.OwnCloud + "file-parent"));
        Assert.Equal("RDNVCKZP", told.Value("/in/", Multistatus.OwnCloud + "permissions"));
        Assert.Equal(0, told.Status("/in/", Multistatus.Dav + "getcontentlength"));
        Assert.NotNull(told.Element("/in/", Multistatus.Dav + "resourcetype")!.Element(Multistatus.Dav + "collection"));
    }

    [Fact]
    public async Task What_is_asked_for_by_name_is_told_or_told_to_be_missing()
    {
        var file = await CreateAsync();

        var told = new Multistatus((await _alan.PropFindAsync(file, "0", Body(Named))).Text);

        Assert.Equal(
            [(200, Multistatus.Dav + "getetag"), (200, Colour), (404, Unknown), (404, Multistatus.Dav + "quota-used-bytes")],
            told.Told("f.txt").Select(each => (each.Status, each.Property.Name)).OrderBy(each => each.Status).ToList());
    }

    [Fact]
    public async Task Who_prefers_little_is_spared_what_is_missing()
    {
        var file = await CreateAsync();

        var answer = await FindAsync(file, Body(Named), ("Prefer", "return=minimal"));
        var nothing = await FindAsync(file, Body("<d:prop><x:unknown/></d:prop>"), ("Prefer", "respond-async, return=minimal"));

        Assert.Equal(("return=minimal", "Prefer"), (answer["Preference-Applied"], answer["Vary"]));
        Assert.All(new Multistatus(answer.Text).Told("f.txt"), each => Assert.Equal(200, each.Status));
        Assert.Equal("blue", new Multistatus(answer.Text).Value("f.txt", Colour));
        Assert.Empty(new Multistatus(nothing.Text).Told("f.txt"));
        Assert.Contains("<d:status>HTTP/1.1 200 OK</d:status>", nothing.Text);
    }

    [Fact]
    public async Task Names_are_told_without_values()
    {
        var file = await CreateAsync();

        var told = new Multistatus((await _alan.PropFindAsync(file, "0", Body("<d:propname/>"))).Text).Told("f.txt").ToList();

        Assert.All(told, each => Assert.Equal((200, ""), (each.Status, each.Property.Value)));
        Assert.Superset(new HashSet<XName> { Colour, Multistatus.Dav + "getetag" }, told.Select(each => each.Property.Name).ToHashSet());
    }

    [Fact]
    public async Task More_than_everything_is_had_by_naming_it()
    {
        var folder = await api.FolderAsync();

        var body = Body("<d:allprop/><d:include><d:quota-used-bytes/><x:unknown/><d:getetag/></d:include>");
        var told = new Multistatus((await _alan.PropFindAsync(folder, "0", body)).Text);

        Assert.Equal(200, told.Status(folder, Multistatus.Dav + "quota-used-bytes"));
        Assert.Equal(404, told.Status(folder, Unknown));
        Assert.Single(told.Told(folder), each => each.Property.Name == Multistatus.Dav + "getetag");
    }

    [Fact]
    public async Task Depth_says_how_far_down()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}in/");
        await _alan.PutAsync($"{folder}in/deep.txt", "x");
        await _alan.PutAsync($"{folder}a.txt", "x");

        Assert.Equal([_alan.Root + folder], await HrefsAsync(folder, "0"));
        Assert.Equal([_alan.Root + folder, $"{_alan.Root}{folder}a.txt", $"{_alan.Root}{folder}in/"], await HrefsAsync(folder, "1"));
        Assert.Equal([$"{_alan.Root}{folder}a.txt"], await HrefsAsync($"{folder}a.txt", "1"));
        Assert.Equal([$"{_alan.Root}{folder}a.txt"], await HrefsAsync($"{folder}a.txt", "infinity"));
    }

    [Fact]
    public async Task A_whole_tree_is_not_listed_unless_the_server_is_set_so()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}in/");
        await _alan.PutAsync($"{folder}in/deep.txt", "x");

        DavError.Expect(await _alan.PropFindAsync(folder, "infinity"), 403, "Forbidden", "propfind-finite-depth");
        DavError.Expect(await _alan.SendAsync("PROPFIND", folder), 403, "Forbidden", "propfind-finite-depth");

        var open = await api.StartServerAsync(storage => new() { StorageId = storage, IsDepthInfinityAllowed = true });
        var listed = await new DavClient(open.Address, ApiFixture.Alan, ApiFixture.Password).PropFindAsync(folder, "infinity");
        Assert.Equal(
            [_alan.Root + folder, $"{_alan.Root}{folder}in/", $"{_alan.Root}{folder}in/deep.txt"], new Multistatus(listed.Text).Hrefs);
    }

    [Fact]
    public async Task Addresses_are_told_in_the_form_that_was_asked_by()
    {
        var folder = await api.FolderAsync();
        var id = (await _alan.PutAsync($"{folder}%C3%BC%20%26%3C.txt", "x"))["OC-FileId"]!;
        var (space, parent) = (id[..id.IndexOf('!', StringComparison.Ordinal)], (await _alan.GetAsync(folder))["OC-FileId"]!);

        foreach (var root in new[] { "/dav/files/alan/", "/remote.php/webdav/", "/webdav/", $"/dav/spaces/{space}/" })
            Assert.Equal([root + folder, $"{root}{folder}%C3%BC%20%26%3C.txt"], await HrefsAsync(root + folder, "1"));
        var byId = $"/dav/spaces/{parent}";
        Assert.Equal([$"{byId}/", $"{byId}/%C3%BC%20%26%3C.txt"], await HrefsAsync(byId, "1"));
        Assert.Equal([$"/dav/spaces/{id}"], await HrefsAsync($"/dav/spaces/{id}", "0"));
    }

    [Fact]
    public async Task A_long_listing_is_whole()
    {
        var folder = await api.FolderAsync();
        var paths = Enumerable.Range(0, 450).Select(i => $"{folder}a-rather-long-name-so-that-the-answer-fills-several-buffers-{i:d3}");
        await Task.WhenAll(paths.Select(path => _alan.PutAsync(path, "x")));

        var hrefs = await HrefsAsync(folder, "1");

        Assert.Equal(451, hrefs.Distinct().Count());
    }

    [Fact]
    public async Task What_is_not_there_has_no_properties() =>
        DavError.Expect(await _alan.PropFindAsync($"{await api.FolderAsync()}nothing", "0"), 404, "NotFound");

    private const string Named = "<d:prop><d:getetag/><x:colour/><x:unknown/><d:quota-used-bytes/></d:prop>";

    private static string Body(string content) => $"<d:propfind xmlns:d='DAV:' xmlns:x='urn:x'>{content}</d:propfind>";

    private Task<Answer> FindAsync(string path, string body, (string, string) header) =>
        _alan.SendAsync("PROPFIND", path, new StringContent(body), ("Depth", "0"), header);

    private async Task<IReadOnlyList<string>> HrefsAsync(string path, string depth) =>
        new Multistatus((await _alan.PropFindAsync(path, depth)).Text).Hrefs;

    /// <summary>A file "hello" with a colour.</summary>
    private async Task<string> CreateAsync()
    {
        var file = await api.FolderAsync() + "f.txt";
        await _alan.PutAsync(file, "hello");
        const string Set =
            "<propertyupdate xmlns='DAV:'><set><prop><colour xmlns='urn:x'>blue</colour></prop></set></propertyupdate>";
        Assert.Equal(207, (await _alan.SendAsync("PROPPATCH", file, new StringContent(Set))).Status);
        return file;
    }
}
