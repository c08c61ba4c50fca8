using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Headers that say nothing sensible: told so, and nothing is done.</summary>
[Collection(ApiCollection.Name)]
public class BadHeaderTests(ApiFixture api)
{
    private const string LockBody =
        "<d:lockinfo xmlns:d='DAV:'><d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockinfo>";

    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("infinite")]
    [InlineData("0,1")]
    [InlineData("00")]
    [InlineData("")]
    public async Task A_depth_is_0_1_or_infinity(string depth)
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}in/");

        Assert.Equal("Depth is 0, 1 or infinity.", DavError.Expect(await _alan.PropFindAsync(folder, depth), 400, "BadRequest").Message);
        DavError.Expect(await _alan.PropFindAsync("/dav/trash-bin/alan/", depth.Length == 0 ? "x" : depth), 400, "BadRequest");
        DavError.Expect(await _alan.SendAsync("DELETE", $"{folder}in/", ("Depth", depth)), 400, "BadRequest");
        DavError.Expect(await _alan.MoveAsync($"{folder}in/", $"{folder}out/", ("Depth", depth)), 400, "BadRequest");
        DavError.Expect(await _alan.CopyAsync($"{folder}in/", $"{folder}out/", ("Depth", depth)), 400, "BadRequest");
        DavError.Expect(await _alan.SendAsync("LOCK", $"{folder}in/", Xml(LockBody), ("Depth", depth)), 400, "BadRequest");
        await HasOnlyAsync(folder, "in/");
    }

    [Theory]
    [InlineData("MOVE", "1")]
    [InlineData("MOVE", "0")]
    [InlineData("COPY", "1")]
    [InlineData("DELETE", "1")]
    [InlineData("LOCK", "1")]
    public async Task A_tree_is_changed_as_a_whole(string method, string depth)
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}in/");
        var destination = _alan.Url($"{folder}out/").AbsoluteUri;
        var body = method == "LOCK" ? Xml(LockBody) : null;

        var answer = await _alan.SendAsync(method, $"{folder}in/", body, ("Depth", depth), ("Destination", destination));

        DavError.Expect(answer, 400, "BadRequest");
        await HasOnlyAsync(folder, "in/");
    }

    [Theory]
    [InlineData("TRUE")]
    [InlineData("0")]
    [InlineData("T,F")]
    [InlineData("TF")]
    public async Task Overwrite_is_yes_or_no(string overwrite)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "a");

        foreach (var answer in new[]
        {
            await _alan.MoveAsync($"{folder}a.txt", $"{folder}b.txt", ("Overwrite", overwrite)),
            await _alan.CopyAsync($"{folder}a.txt", $"{folder}b.txt", ("Overwrite", overwrite)),
        })
            Assert.Equal("Overwrite is T or F.", DavError.Expect(answer, 400, "BadRequest").Message);
        await HasOnlyAsync(folder, "a.txt");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("()")]
    [InlineData("(Not)")]
    [InlineData("(<urn:uuid:1>")]
    [InlineData("(<no-scheme>)")]
    [InlineData("([no-quotes])")]
    [InlineData("([\"open)")]
    [InlineData("<http://x/>")]
    [InlineData("(<urn:a>) <http://x/> (<urn:b>)")]
    [InlineData("<relative> (<urn:a>)")]
    public async Task An_if_header_that_is_no_condition_protects_by_refusing(string header)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "a");
        var condition = ("If", header);

        foreach (var answer in new[]
        {
            await _alan.PutAsync($"{folder}a.txt", "b", condition),
            await _alan.PutAsync($"{folder}new.txt", "b", condition),
            await _alan.SendAsync("DELETE", $"{folder}a.txt", condition),
            await _alan.SendAsync("MKCOL", $"{folder}new/", condition),
            await _alan.MoveAsync($"{folder}a.txt", $"{folder}new.txt", condition),
            await _alan.SendAsync("LOCK", $"{folder}new.txt", Xml(LockBody), condition),
            await _alan.SendAsync("LOCK", $"{folder}a.txt", condition),
            await _alan.SendAsync("PROPFIND", folder, condition, ("Depth", "0")),
            await _alan.GetAsync($"{folder}a.txt", condition),
        })
            DavError.Expect(answer, 400, "BadRequest");
        Assert.Equal("a", (await _alan.GetAsync($"{folder}a.txt")).Text);
        await HasOnlyAsync(folder, "a.txt");
    }

    [Fact]
    public async Task An_if_header_asks_no_more_than_its_limits()
    {
        var folder = await api.FolderAsync();
        string[] headers =
        [
            $"({string.Concat(Enumerable.Repeat("<a:b>", 1_025))})",
            string.Concat(Enumerable.Repeat("(<a:b>)", 129)),
            string.Concat(Enumerable.Range(0, 33).Select(i => $"</dav/files/alan/{i}> (<a:b>) ")),
        ];
        foreach (var header in headers)
        {
            var answer = await _alan.PutAsync($"{folder}new.txt", "b", ("If", header));
            Assert.Equal("The If header is malformed.", DavError.Expect(answer, 400, "BadRequest").Message);
        }

        await HasOnlyAsync(folder);
    }

    [Theory]
    [InlineData("Second-abc", 1800)]
    [InlineData("Second--5", 1800)]
    [InlineData("soon", 1800)]
    [InlineData("Second-0", 1)]
    [InlineData("Second-77", 77)]
    [InlineData("nonsense, Second-77", 77)]
    [InlineData("Infinite", 604_800)]
    [InlineData("Second-4294967295", 604_800)]
    [InlineData("Second-99999999999999999999999", 604_800)]
    public async Task A_timeout_is_a_wish_within_limits(string timeout, int seconds)
    {
        var path = await api.FolderAsync() + "t.txt";

        var locked = await _alan.SendAsync("LOCK", path, Xml(LockBody), ("Timeout", timeout));

        Assert.Equal(201, locked.Status);
        Assert.Contains($"<d:timeout>Second-{seconds}</d:timeout>", locked.Text);
        await _alan.SendAsync("UNLOCK", path, ("Lock-Token", locked["Lock-Token"]!));
    }

    [Theory]
    [InlineData("X-OC-Mtime", "")]
    [InlineData("X-OC-Mtime", "NaN")]
    [InlineData("X-OC-Mtime", "1e9")]
    [InlineData("X-OC-Mtime", "--1")]
    [InlineData("X-OC-Mtime", "0x10")]
    [InlineData("X-OC-Mtime", "1,700,000,000")]
    [InlineData("X-OC-Mtime", "253402300800")]
    [InlineData("X-OC-Mtime", "-99999999999999")]
    [InlineData("X-OC-Mtime", "99999999999999999999999999999999999999")]
    [InlineData("OC-Checksum", "SHA1:")]
    [InlineData("OC-Checksum", ":")]
    [InlineData("OC-Checksum", "MD5:zz")]
    [InlineData("OC-Checksum", "md5:9dd4e461268c8034f5c8564e155c67a")]
    [InlineData("X-Log-Position", "newest")]
    [InlineData("X-Log-Position", "-1")]
    [InlineData("X-Log-Position", "99999999999999999999")]
    public async Task An_upload_whose_header_cannot_be_so_makes_nothing(string header, string value)
    {
        var folder = await api.FolderAsync();

        DavError.Expect(await _alan.PutAsync($"{folder}new.txt", "x", (header, value)), 400, "BadRequest");

        await HasOnlyAsync(folder);
    }

    [Theory]
    [InlineData("bytes 0-0/1")]
    [InlineData("bytes */1")]
    [InlineData("garbage")]
    public async Task A_part_is_no_file(string range)
    {
        var folder = await api.FolderAsync();

        DavError.Expect(await _alan.PutAsync($"{folder}new.txt", "x", ("Content-Range", range)), 501, "NotImplemented");

        await HasOnlyAsync(folder);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("no token")]
    [InlineData("<urn:uuid:1> <urn:uuid:2>")]
    public async Task An_unlock_names_a_token(string? token)
    {
        var folder = await api.FolderAsync();
        var headers = token is null ? Array.Empty<(string, string)>() : [("Lock-Token", token)];

        var error = DavError.Expect(await _alan.SendAsync("UNLOCK", folder, headers), 400, "BadRequest");

        Assert.Equal("UNLOCK needs a Lock-Token.", error.Message);
    }

    [Fact]
    public async Task A_lock_without_a_body_refreshes_and_so_needs_a_token()
    {
        var folder = await api.FolderAsync();

        DavError.Expect(await _alan.SendAsync("LOCK", $"{folder}new.txt"), 400, "BadRequest");
        DavError.Expect(await _alan.SendAsync("LOCK", $"{folder}new.txt", ("If", "(<urn:uuid:1>)")), 404, "NotFound");
        await HasOnlyAsync(folder);
    }

    [Theory]
    [InlineData("SEARCH")]
    [InlineData("FROBNICATE")]
    public async Task A_method_that_is_unknown_does_nothing(string method)
    {
        var folder = await api.FolderAsync();

        DavError.Expect(await _alan.SendAsync(method, $"{folder}new.txt"), 501, "NotImplemented");
        await HasOnlyAsync(folder);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    public async Task A_method_that_is_known_but_not_taken_does_nothing_and_is_told_which_ones_are(string method)
    {
        var folder = await api.FolderAsync();
        var options = await _alan.SendAsync("OPTIONS", folder);

        var answer = await _alan.SendAsync(method, $"{folder}new.txt");

        DavError.Expect(answer, 405, "MethodNotAllowed");
        Assert.Equal(options["Allow"], answer["Allow"]);
        await HasOnlyAsync(folder);
    }

    private static StringContent Xml(string body) => new(body, Encoding.UTF8, "application/xml");

    private async Task HasOnlyAsync(string folder, params string[] names) => Assert.Equal(
        [_alan.Root + folder, .. names.Select(name => _alan.Root + folder + name)],
        new Multistatus((await _alan.PropFindAsync(folder, "1")).Text).Hrefs);
}
