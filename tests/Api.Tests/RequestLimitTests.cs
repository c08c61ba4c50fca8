using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>What the edge takes of a request before anybody looks at it, and framing that two parsers might read in two ways.</summary>
[Collection(ApiCollection.Name)]
public class RequestLimitTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_request_line_has_a_limit()
    {
        var answer = await SendAsync($"GET {_alan.Root}{new string('a', 13 * 1024)} HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.Equal(414, answer.Status);
    }

    [Fact]
    public async Task Headers_have_a_limit_in_bytes_and_in_number()
    {
        var large = await SendAsync($"GET {_alan.Root} HTTP/1.1\r\nHost: x\r\nIf: {new string('(', 17 * 1024)}\r\n\r\n");
        var headers = string.Concat(Enumerable.Range(0, 65).Select(i => $"X-{i}: 1\r\n"));
        var many = await SendAsync($"GET {_alan.Root} HTTP/1.1\r\nHost: x\r\n{headers}\r\n");

        Assert.Equal((431, 431), (large.Status, many.Status));
    }

    [Theory]
    [InlineData("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")]
    [InlineData("Content-Length: 1\r\nContent-Length: 2\r\n", "xx")]
    [InlineData("Content-Length: -1\r\n", "x")]
    [InlineData("Content-Length: 1x\r\n", "x")]
    [InlineData("Content-Length: 99999999999999999999\r\n", "x")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "zz\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5\r\nhello world\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "ffffffffffffffff1\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5;a\nb\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Content-Length : 1\r\n", "x")]
    [InlineData(" Content-Length: 1\r\n", "x")]
    [InlineData("X-Folded: a\r\n b\r\nContent-Length: 1\r\n", "x")]
    [InlineData("Host: y\r\nContent-Length: 1\r\n", "x")]
    public async Task Framing_that_can_be_read_in_two_ways_is_read_in_none(string headers, string body)
    {
        var folder = await api.FolderAsync();

        using var raw = new RawHttp(api.Server.Address);
        await raw.SendAsync($"PUT {_alan.Root}{folder}f.txt HTTP/1.1\r\nHost: x\r\n"
            + $"{RawHttp.Authorization(ApiFixture.Alan)}{headers}\r\n{body}");

        var answer = await raw.ReceiveAsync();

        Assert.Contains(answer.Status, new[] { 400, 501 });
        Assert.Contains("Connection: close", answer.Head);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}f.txt")).Status);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: x\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    public async Task What_is_no_request_ends_the_connection(string text)
    {
        using var raw = new RawHttp(api.Server.Address);
        await raw.SendAsync(text);

        var answer = await raw.ReceiveAsync();

        Assert.Contains(answer.Status, new[] { 0, 400, 505 });
        Assert.Equal(0, (await raw.ReceiveAsync()).Status);
    }

    [Theory]
    [InlineData("sane-id_1.2:3", true)]
    [InlineData("with space", false)]
    [InlineData("<script>", false)]
    [InlineData("", false)]
    public async Task A_request_id_is_taken_over_only_when_it_can_do_no_harm(string id, bool isTaken)
    {
        var answer = await _alan.GetAsync("nothing.txt", ("X-Request-ID", id));

        Assert.Equal(isTaken, answer["X-Request-ID"] == id);
        Assert.NotEmpty(answer["X-Request-ID"]!);
    }

    private async Task<(int Status, string Head)> SendAsync(string text)
    {
        using var raw = new RawHttp(api.Server.Address);
        await raw.SendAsync(text);
        return await raw.ReceiveAsync();
    }
}
