using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Uploads as they travel: announced, chunked, waited with, broken off.</summary>
[Collection(ApiCollection.Name)]
public class UploadTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("nowhere/x.bin", "", 409)]
    [InlineData("there.bin", "If-None-Match: *\r\n", 412)]
    [InlineData("there.bin", "Content-Range: bytes 0-1/2\r\n", 501)]
    [InlineData("..%2fx", "", 400)]
    public async Task Who_waits_for_a_go_ahead_is_refused_before_sending(string name, string header, int status)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}there.bin", "x");

        Assert.Equal(status, (await ExpectAsync(folder + name, header, "Content-Length: 100000\r\n")).Status);
    }

    [Fact]
    public async Task Who_waits_for_a_go_ahead_gets_it()
    {
        var folder = await api.FolderAsync();
        using var raw = new RawHttp(api.Server.Address);

        await raw.SendAsync($"PUT {_alan.Root}{folder}e.txt HTTP/1.1\r\nHost: x\r\n{RawHttp.Authorization(ApiFixture.Alan)}"
            + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
        Assert.Equal(100, (await raw.ReceiveAsync()).Status);
        await raw.SendAsync("hello");
        Assert.Equal(201, (await raw.ReceiveAsync()).Status);
        Assert.Equal("hello", (await _alan.GetAsync($"{folder}e.txt")).Text);
    }

    [Fact]
    public async Task A_wrong_password_is_told_before_the_content_is_sent()
    {
        using var raw = new RawHttp(api.Server.Address);
        var wrong = Convert.ToBase64String(Encoding.UTF8.GetBytes("alan:wrong"));

        await raw.SendAsync($"PUT {_alan.Root}e.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {wrong}\r\n"
            + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

        Assert.Equal(401, (await raw.ReceiveAsync()).Status);
    }

    [Fact]
    public async Task What_exceeds_the_quota_is_refused_before_sending()
    {
        var answer = await ExpectAsync("big.bin", "", $"Content-Length: {ApiFixture.MaryQuotaBytes + 1}\r\n", ApiFixture.Mary);

        Assert.Equal(507, answer.Status);
    }

    [Theory]
    [InlineData("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world")]
    [InlineData("0\r\n\r\n", "")]
    public async Task Chunks_make_a_file(string chunks, string content)
    {
        var folder = await api.FolderAsync();
        using var raw = new RawHttp(api.Server.Address);

        await raw.SendAsync($"PUT {_alan.Root}{folder}c.txt HTTP/1.1\r\nHost: x\r\n{RawHttp.Authorization(ApiFixture.Alan)}"
            + $"Transfer-Encoding: chunked\r\n\r\n{chunks}");

        Assert.Equal(201, (await raw.ReceiveAsync()).Status);
        Assert.Equal(content, (await _alan.GetAsync($"{folder}c.txt")).Text);
    }

    [Fact]
    public async Task The_finders_announced_length_is_held_against_what_comes()
    {
        var folder = await api.FolderAsync();
        using var raw = new RawHttp(api.Server.Address);

        await raw.SendAsync($"PUT {_alan.Root}{folder}f.txt HTTP/1.1\r\nHost: x\r\n{RawHttp.Authorization(ApiFixture.Alan)}"
            + "X-Expected-Entity-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

        Assert.Equal(400, (await raw.ReceiveAsync()).Status);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}f.txt")).Status);
    }

    [Theory]
    [InlineData("Content-Length: 1000000\r\n\r\n", "x")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n", "hello\r\n")]
    public async Task An_upload_that_breaks_off_leaves_what_was_there(string framing, string part)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}keep.txt", "old");
        foreach (var name in new[] { "keep.txt", "never.txt" })
        {
            using var raw = new RawHttp(api.Server.Address);
            await raw.SendAsync($"PUT {_alan.Root}{folder}{name} HTTP/1.1\r\nHost: x\r\n"
                + $"{RawHttp.Authorization(ApiFixture.Alan)}{framing}{part}");
            await Task.Delay(100);
        }

        await Task.Delay(200);
        Assert.Equal("old", (await _alan.GetAsync($"{folder}keep.txt")).Text);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}never.txt")).Status);
        Assert.Equal(2, new Multistatus((await _alan.PropFindAsync(folder, "1")).Text).Hrefs.Count);
        Assert.DoesNotContain(api.Logs.Lines, line => line.Fault is not null && line.Text.Contains("PUT", StringComparison.Ordinal));
    }

    private async Task<(int Status, string Head)> ExpectAsync(string path, string header, string framing, string user = ApiFixture.Alan)
    {
        using var raw = new RawHttp(api.Server.Address);
        await raw.SendAsync($"PUT /remote.php/dav/files/{user}/{path} HTTP/1.1\r\nHost: x\r\n{RawHttp.Authorization(user)}"
            + $"Expect: 100-continue\r\n{header}{framing}\r\n");
        return await raw.ReceiveAsync();
    }
}
