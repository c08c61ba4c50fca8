using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Paths that mean to be clever: what is refused leaves nothing behind, and what is a name is only a name.</summary>
[Collection(ApiCollection.Name)]
public class BadPathTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("../x")]
    [InlineData("./x")]
    [InlineData("%2e%2e/x")]
    [InlineData(".%2E/x")]
    [InlineData("%2e/x")]
    [InlineData("..%2fx")]
    [InlineData("a%2Fb")]
    [InlineData("%c0%ae%c0%ae/x")]
    [InlineData("%c0%af")]
    [InlineData("%ff")]
    [InlineData("%ed%a0%80")]
    [InlineData("%zz")]
    [InlineData("%4")]
    [InlineData("%")]
    [InlineData("%+1")]
    public async Task A_path_that_nothing_can_have_is_malformed_for_every_method(string path)
    {
        var folder = await api.FolderAsync();

        foreach (var method in new[] { "GET", "PROPFIND", "DELETE", "MKCOL", "LOCK", "UNLOCK", "PROPPATCH", "REPORT", "COPY", "MOVE" })
        {
            var error = DavError.Expect(await _alan.SendAsync(method, folder + path), 400, "BadRequest");
            Assert.Equal("The path is malformed.", error.Message);
        }

        DavError.Expect(await _alan.PutAsync(folder + path, "x"), 400, "BadRequest");
        Assert.Equal([_alan.Root + folder], await HrefsAsync(folder));
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("a%00.txt")]
    [InlineData("a.txt#b")]
    [InlineData("\u00fc")]
    [InlineData("a b")]
    public async Task A_request_line_that_none_may_be_is_refused(string path)
    {
        var folder = await api.FolderAsync();
        using var raw = new RawHttp(api.Server.Address);

        await raw.SendAsync($"PUT {_alan.Root}{folder}{path} HTTP/1.1\r\nHost: x\r\n"
            + $"{RawHttp.Authorization(ApiFixture.Alan)}Content-Length: 1\r\n\r\nx");

        Assert.Equal(400, (await raw.ReceiveAsync()).Status);
        Assert.Equal([_alan.Root + folder], await HrefsAsync(folder));
    }

    [Theory]
    [InlineData("%01", "A name may not hold control characters.")]
    [InlineData("a%0a.txt", "A name may not hold control characters.")]
    [InlineData("a%0d%0aX-Evil:%201", "A name may not hold control characters.")]
    [InlineData("%7f", "A name may not hold control characters.")]
    public async Task No_name_holds_a_control_character(string name, string reason)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}there.txt", "x");

        Assert.Equal(reason, DavError.Expect(await _alan.PutAsync(folder + name, "x"), 400, "BadRequest").Message);
        Assert.Equal(reason, DavError.Expect(await _alan.MkcolAsync(folder + name), 400, "BadRequest").Message);
        Assert.Equal(reason, DavError.Expect(await _alan.SendAsync("LOCK", folder + name, Xml(LockBody)), 400, "BadRequest").Message);
        Assert.Equal(reason, DavError.Expect(await _alan.MoveAsync($"{folder}there.txt", folder + name), 400, "BadRequest").Message);
        Assert.Equal(reason, DavError.Expect(await _alan.CopyAsync($"{folder}there.txt", folder + name), 400, "BadRequest").Message);
        Assert.Equal(404, (await _alan.GetAsync(folder + name)).Status);
        Assert.Equal([_alan.Root + folder, $"{_alan.Root}{folder}there.txt"], await HrefsAsync(folder));
    }

    [Theory]
    [InlineData("a", 255, 201)]
    [InlineData("a", 256, 400)]
    [InlineData("%C3%BC", 127, 201)]
    [InlineData("%C3%BC", 128, 400)]
    [InlineData("%F0%9F%98%80", 63, 201)]
    [InlineData("%F0%9F%98%80", 64, 400)]
    public async Task A_name_has_255_bytes_at_most(string letter, int count, int status)
    {
        var folder = await api.FolderAsync();
        var name = string.Concat(Enumerable.Repeat(letter, count));

        var put = await _alan.PutAsync(folder + name, "x");

        Assert.Equal(status, put.Status);
        if (status == 400) Assert.Equal("A name may not be longer than 255 bytes of UTF-8.", DavError.Of(put).Message);
        Assert.Equal(status == 201 ? 200 : 404, (await _alan.GetAsync(folder + name)).Status);
    }

    [Theory]
    [InlineData("%252e%252e")]
    [InlineData("%252f")]
    [InlineData("a%5Cb")]
    [InlineData("..%5C..%5Cetc")]
    [InlineData("f.txt::$DATA")]
    [InlineData("trailing%20")]
    [InlineData("trailing.")]
    [InlineData("...")]
    [InlineData("CON")]
    [InlineData("-rf")]
    [InlineData("%3Cscript%3E%26%22%27")]
    [InlineData("a%3Fb%23c")]
    [InlineData("%E2%80%AEfdp.exe")]
    [InlineData("%EF%BC%8F")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%3B%3D%2B%40%3A")]
    public async Task What_is_odd_but_a_name_comes_back_as_it_was_sent(string escaped)
    {
        var folder = await api.FolderAsync();

        Assert.Equal(201, (await _alan.PutAsync(folder + escaped, "odd")).Status);

        var href = (await HrefsAsync(folder))[1];
        Assert.Equal(Uri.UnescapeDataString(escaped), Uri.UnescapeDataString(href[(_alan.Root + folder).Length..]));
        Assert.Equal("odd", (await _alan.GetAsync(href)).Text);
        Assert.Equal(204, (await _alan.DeleteAsync(href)).Status);
    }

    [Fact]
    public async Task Two_spellings_of_a_letter_are_two_names()
    {
        var folder = await api.FolderAsync();

        Assert.Equal(201, (await _alan.PutAsync($"{folder}%C3%BC.txt", "composed")).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{folder}u%CC%88.txt", "decomposed")).Status);

        Assert.Equal("composed", (await _alan.GetAsync($"{folder}%C3%BC.txt")).Text);
        Assert.Equal("decomposed", (await _alan.GetAsync($"{folder}u%CC%88.txt")).Text);
    }

    [Fact]
    public async Task Folders_stand_as_deep_as_the_limit_and_no_deeper()
    {
        var path = await api.FolderAsync();
        for (var depth = 1; depth < 128; depth++) Assert.Equal(201, (await _alan.MkcolAsync(path += "d/")).Status);

        Assert.Equal(201, (await _alan.PutAsync($"{path}deepest.txt", "x")).Status);
        Assert.Equal(201, (await _alan.MkcolAsync($"{path}d/")).Status);
        var error = DavError.Expect(await _alan.MkcolAsync($"{path}d/d/"), 507, "InsufficientStorage");
        Assert.Equal("Folders stand at most 128 deep.", error.Message);
        Assert.Equal("x", (await _alan.GetAsync($"{path}deepest.txt")).Text);
    }

    [Fact]
    public async Task A_path_of_a_thousand_folders_leads_nowhere_and_a_longer_one_is_none()
    {
        var folder = await api.FolderAsync();
        var thousand = string.Concat(Enumerable.Repeat("d/", 1000));

        Assert.Equal(404, (await _alan.GetAsync(folder + thousand)).Status);
        Assert.Equal(409, (await _alan.PutAsync($"{folder}{thousand}x", "x")).Status);
        Assert.Equal(409, (await _alan.MkcolAsync($"{folder}{thousand}x")).Status);
        DavError.Expect(await _alan.GetAsync(folder + string.Concat(Enumerable.Repeat("d/", 1030))), 400, "BadRequest");
    }

    [Fact]
    public async Task Slashes_without_a_name_between_them_name_nothing()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "x");

        Assert.Equal("x", (await _alan.GetAsync($"{folder}//a.txt")).Text);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.php")]
    [InlineData("/davx/files/alan/")]
    [InlineData("/etc/passwd")]
    public async Task What_no_head_answers_is_not_there(string path) =>
        DavError.Expect(await _alan.GetAsync(path), 404, "NotFound");

    [Theory]
    [InlineData("/dav/nothing/alan/")]
    [InlineData("/dav/spaces/no-id/")]
    [InlineData("/dav/spaces/00000000-0000-0000-0000-000000000000$00000000-0000-0000-0000-000000000000/")]
    [InlineData("/dav/meta/no-id/v")]
    [InlineData("/remote.php/other/alan/")]
    public async Task An_address_of_no_space_is_not_there(string path)
    {
        DavError.Expect(await _alan.GetAsync(path), 404, "NotFound");
        DavError.Expect(await _alan.PutAsync(path + "/x", "x"), 404, "NotFound");
    }

    [Theory]
    [InlineData("/dav")]
    [InlineData("/remote.php/dav/files")]
    [InlineData("/remote.php/dav/spaces/")]
    [InlineData("/dav/trash-bin/")]
    public async Task Above_the_spaces_nothing_is_listed(string path)
    {
        var refused = await _alan.PropFindAsync(path, "1");

        DavError.Expect(refused, 405, "MethodNotAllowed");
        Assert.Equal("OPTIONS, REPORT", refused["Allow"]);
    }

    private const string LockBody =
        "<d:lockinfo xmlns:d='DAV:'><d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockinfo>";

    private static StringContent Xml(string body) => new(body, Encoding.UTF8, "application/xml");

    private async Task<IReadOnlyList<string>> HrefsAsync(string folder) =>
        new Multistatus((await _alan.PropFindAsync(folder, "1")).Text).Hrefs;
}
