using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

[Collection(ApiCollection.Name)]
public class GetTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("bytes=2-4", 206, "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-3", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-100", 206, "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=5-100", 206, "56789", "bytes 5-9/10")]
    [InlineData("bytes=4-2", 200, "0123456789", null)]
    [InlineData("furlongs=1-2", 200, "0123456789", null)]
    [InlineData("bytes=0-0,0-9,0-9", 200, "0123456789", null)]
    public async Task A_range_is_answered_with_its_part(string range, int status, string body, string? contentRange)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}r.txt", "0123456789");

        var get = await _alan.GetAsync($"{folder}r.txt", ("Range", range));

        Assert.Equal((status, body, contentRange), (get.Status, get.Text, get["Content-Range"]));
        Assert.Equal(body.Length, get.ContentHeaders.ContentLength);
    }

    [Fact]
    public async Task A_range_beyond_the_end_is_told_the_length()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}r.txt", "0123456789");

        var get = await _alan.GetAsync($"{folder}r.txt", ("Range", "bytes=10-"));

        Assert.Equal((416, "bytes */10"), (get.Status, get["Content-Range"]));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300_000)]
    public async Task Several_ranges_are_parts_of_one_body(int sizeBytes)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}r.txt", new string('a', sizeBytes - 1) + "z");

        var get = await _alan.GetAsync($"{folder}r.txt", ("Range", $"bytes=0-1,{sizeBytes - 2}-"));

        Assert.Equal(206, get.Status);
        Assert.StartsWith("multipart/byteranges; boundary=", get["Content-Type"]);
        Assert.Contains($"Content-Type: text/plain\r\nContent-Range: bytes 0-1/{sizeBytes}\r\n\r\naa\r\n--", get.Text);
        Assert.Contains($"Content-Range: bytes {sizeBytes - 2}-{sizeBytes - 1}/{sizeBytes}\r\n\r\naz\r\n--", get.Text);
        Assert.Equal(get.Body.Length, get.ContentHeaders.ContentLength);
    }

    [Fact]
    public async Task If_range_decides_between_the_part_and_the_whole()
    {
        var folder = await api.FolderAsync();
        var tag = (await _alan.PutAsync($"{folder}r.txt", "0123456789"))["ETag"]!;

        Assert.Equal(206, (await _alan.GetAsync($"{folder}r.txt", ("Range", "bytes=2-4"), ("If-Range", tag))).Status);
        Assert.Equal(200, (await _alan.GetAsync($"{folder}r.txt", ("Range", "bytes=2-4"), ("If-Range", "\"other\""))).Status);
        Assert.Equal(200, (await _alan.GetAsync($"{folder}r.txt", ("Range", "bytes=2-4"), ("If-Range", $"W/{tag}"))).Status);
    }

    [Fact]
    public async Task What_the_client_has_is_not_sent_again()
    {
        var folder = await api.FolderAsync();
        var put = await _alan.PutAsync($"{folder}c.txt", "x");
        var (tag, time) = (put["ETag"]!, put["Last-Modified"]!);

        var same = await _alan.GetAsync($"{folder}c.txt", ("If-None-Match", $"\"other\", W/{tag}"));

        Assert.Equal((304, tag, ""), (same.Status, same["ETag"], same.Text));
        Assert.Equal(304, (await _alan.GetAsync($"{folder}c.txt", ("If-Modified-Since", time))).Status);
        // The tag decides where both are sent, as davfs2 sends them.
        var old = ("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT");
        Assert.Equal(304, (await _alan.GetAsync($"{folder}c.txt", ("If-None-Match", tag), old)).Status);
        Assert.Equal(200, (await _alan.GetAsync($"{folder}c.txt", ("If-None-Match", "\"other\""), ("If-Modified-Since", time))).Status);
        Assert.Equal(412, (await _alan.GetAsync($"{folder}c.txt", ("If-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task Head_tells_what_get_tells()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}h.txt", "hello");

        var get = await _alan.GetAsync($"{folder}h.txt");
        var head = await _alan.SendAsync("HEAD", $"{folder}h.txt");

        Assert.Equal((200, ""), (head.Status, head.Text));
        foreach (var header in new[]
        {
            "Content-Length", "Content-Type", "ETag", "Last-Modified", "OC-FileId", "OC-Checksum", "Accept-Ranges",
        })
            Assert.Equal(get[header], head[header]);
    }

    [Fact]
    public async Task What_users_upload_is_no_page_of_ours()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}evil.html", "<script>alert(1)</script>");

        var get = await _alan.GetAsync($"{folder}evil.html");

        Assert.Equal("text/html", get["Content-Type"]);
        Assert.Equal("attachment; filename=\"evil.html\"", get["Content-Disposition"]);
        Assert.Equal("nosniff", get["X-Content-Type-Options"]);
        Assert.Equal("default-src 'none'; sandbox", get["Content-Security-Policy"]);
        Assert.Equal("no-cache, private", string.Join(", ", get["Cache-Control"]!.Split(", ").Order()));
    }

    [Theory]
    [InlineData("plain name.txt", "attachment; filename=\"plain name.txt\"")]
    [InlineData("a\"b\\c.txt", "attachment; filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%5Cc.txt")]
    [InlineData("ümläut (1).txt", "attachment; filename=\"_ml_ut (1).txt\"; filename*=UTF-8''%C3%BCml%C3%A4ut%20%281%29.txt")]
    public async Task A_name_survives_in_both_forms_of_the_disposition(string name, string disposition)
    {
        var folder = await api.FolderAsync();
        var path = folder + Uri.EscapeDataString(name);
        await _alan.PutAsync(path, "x");

        Assert.Equal(disposition, (await _alan.GetAsync(path))["Content-Disposition"]);
    }

    [Fact]
    public async Task A_folder_is_an_empty_page_with_a_tag()
    {
        var folder = await api.FolderAsync();

        var get = await _alan.GetAsync(folder);

        Assert.Equal((200, ""), (get.Status, get.Text));
        Assert.Equal(304, (await _alan.GetAsync(folder, ("If-None-Match", get["ETag"]!))).Status);
    }

    [Fact]
    public async Task A_large_file_is_sent_from_where_it_is()
    {
        var folder = await api.FolderAsync();
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i:d9}\n")));
        await _alan.PutAsync($"{folder}big.txt", content);

        Assert.Equal(content, (await _alan.GetAsync($"{folder}big.txt")).Body);
        var part = await _alan.GetAsync($"{folder}big.txt", ("Range", "bytes=3000000-3999999"));
        Assert.Equal((206, 1_000_000), (part.Status, part.Body.Length));
        Assert.Equal(content[3_000_000..4_000_000], part.Body);
    }
}
