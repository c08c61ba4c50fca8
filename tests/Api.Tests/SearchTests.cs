using System.Security;
using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>REPORT search-files: from the file that was put to the address under which it is found.</summary>
[Collection(ApiCollection.Name)]
public class SearchTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("report", "report one.txt", "sub/report two.pdf")]
    [InlineData("name:\"report one.txt\"", "report one.txt")]
    [InlineData("name:*.pdf", "sub/report two.pdf")]
    [InlineData("REPORT", "report one.txt", "sub/report two.pdf")]
    [InlineData("size>1000", "big.bin")]
    [InlineData("size<=5 type:1", "report one.txt", "sub/old.txt", "sub/report two.pdf")]
    [InlineData("mtime<2001-01-01", "sub/old.txt")]
    [InlineData("mtime=2000-01-02", "sub/old.txt")]
    [InlineData("mtime>=2001-01-01 type:file -big", "report one.txt", "sub/report two.pdf")]
    [InlineData("type:2 -name:t*", "sub/")]
    [InlineData("mediatype:pdf", "sub/report two.pdf")]
    [InlineData("mediatype:text/*", "report one.txt", "sub/old.txt")]
    [InlineData("report AND (pdf OR bin)", "sub/report two.pdf")]
    [InlineData("NOT report type:1", "big.bin", "sub/old.txt")]
    [InlineData("nothing-like-it")]
    public async Task Files_are_found_by_name_size_time_and_type(string pattern, params string[] found)
    {
        var (folder, position) = await CreateAsync();

        var answer = await SearchAsync(folder, pattern, position);

        Assert.Equal(207, answer.Status);
        var names = new Multistatus(answer.Text).Hrefs.Select(href => Uri.UnescapeDataString(href[(_alan.Root + folder).Length..]));
        Assert.Equal(found, names.Order(StringComparer.Ordinal));
        Assert.Equal(found.Length == 0 ? "rows */0" : $"rows 0-{found.Length - 1}/{found.Length}", answer["Content-Range"]);
    }

    [Fact]
    public async Task Files_are_found_by_their_tags_from_when_they_are_given()
    {
        var (folder, position) = await CreateAsync();
        var id = (await _alan.GetAsync($"{folder}sub/old.txt"))["OC-FileId"]!;
        var tag = $"Tag {Guid.NewGuid():n}";
        var body = new StringContent($$"""{"resourceId":"{{id}}","tags":["{{tag}}","Grün"]}""");
        Assert.Equal(204, (await _alan.SendAsync("PUT", "/graph/v1.0/extensions/org.libregraph/tags", body)).Status);

        string[] found = [$"{_alan.Root}{folder}sub/old.txt"];
        Assert.Equal(found, await HrefsAsync(folder, $"tag:\"{tag.ToUpperInvariant()}\"", position));
        Assert.Equal(found, await HrefsAsync(folder, $"tags:{tag[..3]}*{tag[^6..]} type:1", position));
        Assert.Equal(found, await HrefsAsync(folder, "tag:grün old", position));
        Assert.Empty(await HrefsAsync(folder, $"tag:\"{tag}\" -tag:grün", position));
        Assert.Empty(await HrefsAsync(folder, $"tag:{tag[4..12]}", position));
    }

    [Fact]
    public async Task What_is_found_is_addressed_as_it_was_searched_and_can_be_read_there()
    {
        var (folder, position) = await CreateAsync();
        var id = (await _alan.GetAsync($"{folder}sub/old.txt"))["OC-FileId"]!;
        var (space, sub) = (id[..id.IndexOf('!', StringComparison.Ordinal)], (await _alan.GetAsync($"{folder}sub/"))["OC-FileId"]!);
        (string Address, string Found)[] forms =
        [
            (_alan.Root + folder, $"{_alan.Root}{folder}sub/old.txt"),
            ($"/webdav/{folder}", $"/webdav/{folder}sub/old.txt"),
            ($"/dav/spaces/{space}/{folder}sub", $"/dav/spaces/{space}/{folder}sub/old.txt"),
            ($"/dav/spaces/{sub}", $"/dav/spaces/{sub}/old.txt"),
            ($"/dav/spaces/{id}", $"/dav/spaces/{id}"),
        ];
        foreach (var (address, found) in forms)
        {
            Assert.Equal([found], await HrefsAsync(address, "name:old.txt", position));
            Assert.Equal("old", (await _alan.GetAsync(found)).Text);
        }
    }

    [Theory]
    [InlineData("/dav/spaces", "/dav/spaces/")]
    [InlineData("/dav", "/dav/spaces/")]
    [InlineData("/remote.php/dav/spaces/", "/remote.php/dav/spaces/")]
    public async Task Above_the_trees_all_of_ones_spaces_are_searched(string address, string prefix)
    {
        var name = $"n{Guid.NewGuid():n}.txt";
        var id = (await _alan.PutAsync(name, "x"))["OC-FileId"]!;
        var position = (await _alan.PutAsync(name, "xy"))["X-Log-Position"]!;

        var hrefs = await HrefsAsync(address, name, position);

        Assert.Equal([$"{prefix}{id[..id.IndexOf('!', StringComparison.Ordinal)]}/{name}"], hrefs);
        await _alan.DeleteAsync(name);
    }

    [Fact]
    public async Task Nobody_finds_what_is_anothers()
    {
        var mary = api.As(ApiFixture.Mary);
        var name = $"m{Guid.NewGuid():n}.txt";
        var put = await mary.PutAsync(name, "x");
        var space = put["OC-FileId"]![..put["OC-FileId"]!.IndexOf('!', StringComparison.Ordinal)];
        var position = put["X-Log-Position"]!;

        Assert.Empty(await HrefsAsync("/dav/spaces", name, position));
        Assert.Empty(await HrefsAsync("/dav/spaces", $"{name} scope:{space}", position));
        Assert.Empty(await HrefsAsync("/dav/spaces", $"id:{put["OC-FileId"]}", position));
        DavError.Expect(await SearchAsync($"/dav/spaces/{space}", name, position), 404, "NotFound");
        DavError.Expect(await SearchAsync(mary.Root, name, position), 404, "NotFound");
        await mary.DeleteAsync(name);
    }

    [Fact]
    public async Task Results_come_page_by_page()
    {
        var folder = await api.FolderAsync();
        var position = "";
        for (var i = 0; i < 5; i++) position = (await _alan.PutAsync($"{folder}page%20{i}.txt", "x"))["X-Log-Position"]!;

        var first = await SearchAsync(folder, "page", position, limit: "2");
        var last = await SearchAsync(folder, "page", position, limit: "2", offset: "4");
        var none = await SearchAsync(folder, "page", position, limit: "0");
        var beyond = await SearchAsync(folder, "page", position, limit: "2", offset: "9");

        Assert.Equal(("rows 0-1/5", "rows 4-4/5"), (first["Content-Range"], last["Content-Range"]));
        Assert.Equal(("rows */5", "rows */5"), (none["Content-Range"], beyond["Content-Range"]));
        Assert.Equal([$"{_alan.Root}{folder}page%200.txt", $"{_alan.Root}{folder}page%201.txt"], new Multistatus(first.Text).Hrefs);
        Assert.Equal([$"{_alan.Root}{folder}page%204.txt"], new Multistatus(last.Text).Hrefs);
    }

    [Fact]
    public async Task The_properties_asked_for_come_with_what_is_found()
    {
        var (folder, position) = await CreateAsync();
        var get = await _alan.GetAsync($"{folder}report%20one.txt");
        const string Properties = "<d:prop><d:getetag/><oc:id/><oc:score/><x xmlns='urn:x'/></d:prop>";

        var answer = await SearchAsync(folder, "\"report one\"", position, Properties);

        var told = new Multistatus(answer.Text);
        Assert.Equal(get["ETag"], told.Value("one.txt", Multistatus.Dav + "getetag"));
        Assert.Equal(get["OC-FileId"], told.Value("one.txt", Multistatus.OwnCloud + "id"));
        Assert.True(double.Parse(told.Value("one.txt", Multistatus.OwnCloud + "score")!) > 0);
        Assert.Equal(404, told.Status("one.txt", "{urn:x}x"));
    }

    [Fact]
    public async Task What_was_renamed_or_deleted_is_found_as_it_is_now()
    {
        var (folder, _) = await CreateAsync();
        await _alan.MoveAsync($"{folder}report%20one.txt", $"{folder}renamed.txt");
        await _alan.MoveAsync($"{folder}sub/", $"{folder}moved/");
        var position = (await _alan.DeleteAsync($"{folder}moved/old.txt"))["X-Log-Position"]!;

        Assert.Equal([$"{_alan.Root}{folder}renamed.txt"], await HrefsAsync(folder, "renamed", position));
        Assert.Equal([$"{_alan.Root}{folder}moved/report%20two.pdf"], await HrefsAsync(folder, "report", position));
        Assert.Empty(await HrefsAsync(folder, "old.txt", position));
    }

    [Theory]
    [InlineData("size:many")]
    [InlineData("unknownkey:x")]
    [InlineData("(report")]
    [InlineData("AND report")]
    [InlineData("mtime>yesteryear")]
    [InlineData("mediatype:nonsense")]
    public async Task A_query_that_cannot_be_understood_is_told_why(string pattern)
    {
        var error = DavError.Expect(await SearchAsync(await api.FolderAsync(), pattern, "0"), 400, "BadRequest");

        Assert.EndsWith(".", error.Message);
    }

    [Fact]
    public async Task A_page_too_far_down_and_an_unknown_report_are_refused()
    {
        var folder = await api.FolderAsync();
        const string Unknown = "<oc:find-files xmlns:oc='http://owncloud.org/ns'/>";

        DavError.Expect(await SearchAsync(folder, "x", "0", offset: "100001"), 400, "BadRequest");
        DavError.Expect(await _alan.SendAsync("REPORT", folder, new StringContent(Unknown)), 403, "Forbidden", "supported-report");
        DavError.Expect(await SearchAsync($"{folder}nothing", "x", "0"), 404, "NotFound");
    }

    /// <summary>Four files and a folder, and the position at which all of them are there.</summary>
    private async Task<(string Folder, string Position)> CreateAsync()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}sub/");
        await _alan.PutAsync($"{folder}report%20one.txt", "one");
        await _alan.PutAsync($"{folder}sub/report%20two.pdf", "two");
        await _alan.PutAsync($"{folder}sub/old.txt", "old", ("X-OC-Mtime", "946771200"));
        var last = await _alan.PutAsync($"{folder}big.bin", new byte[2000]);
        return (folder, last["X-Log-Position"]!);
    }

    private async Task<IReadOnlyList<string>> HrefsAsync(string address, string pattern, string position)
    {
        var answer = await SearchAsync(address, pattern, position);
        Assert.Equal(207, answer.Status);
        return new Multistatus(answer.Text).Hrefs;
    }

    private Task<Answer> SearchAsync(
        string address, string pattern, string position, string properties = "", string? limit = null, string? offset = null)
    {
        var terms = $"<oc:pattern>{SecurityElement.Escape(pattern)}</oc:pattern>"
            + (limit is null ? "" : $"<oc:limit>{limit}</oc:limit>") + (offset is null ? "" : $"<oc:offset>{offset}</oc:offset>");
        var body = "<oc:search-files xmlns:d='DAV:' xmlns:oc='http://owncloud.org/ns'>"
            + $"{properties}<oc:search>{terms}</oc:search></oc:search-files>";
        return _alan.SendAsync(
            "REPORT", address, new StringContent(body, Encoding.UTF8, "application/xml"), ("X-Log-Position", position));
    }
}
