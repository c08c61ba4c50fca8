using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Destinations that lead out of the server, out of the tree or nowhere.</summary>
[Collection(ApiCollection.Name)]
public class BadDestinationTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("")]
    [InlineData("b.txt")]
    [InlineData("../b.txt")]
    [InlineData("mailto:alan")]
    [InlineData("//{host}{root}b.txt")]
    [InlineData("http://alan@{host}{root}b.txt")]
    [InlineData("http://alan:demo@{host}{root}b.txt")]
    [InlineData("http://{host}")]
    [InlineData("{root}b.txt?x=1")]
    [InlineData("{root}b.txt#x")]
    [InlineData("{root}../b.txt")]
    [InlineData("{root}%2e%2e/b.txt")]
    [InlineData("{root}a%2fb.txt")]
    [InlineData("{root}%00")]
    [InlineData("{root}%c0%ae")]
    [InlineData("{root}%zz")]
    [InlineData("{root}%01")]
    public Task A_destination_that_is_none_is_malformed(string destination) => RefusedAsync(destination, 400, "BadRequest");

    [Theory]
    [InlineData("http://elsewhere.example{root}b.txt")]
    [InlineData("https://{host}{root}b.txt")]
    [InlineData("ftp://{host}{root}b.txt")]
    [InlineData("http://127.0.0.1:1{root}b.txt")]
    [InlineData("http://{host}.evil.example{root}b.txt")]
    [InlineData("http://[::1]{root}b.txt")]
    [InlineData("/dav/files/mary/b.txt")]
    [InlineData("/dav/files/nobody/b.txt")]
    [InlineData("/dav/spaces/00000000-0000-0000-0000-000000000000/b.txt")]
    [InlineData("/dav/trash-bin/alan/b.txt")]
    [InlineData("/dav/meta/x/v/1")]
    [InlineData("/dav")]
    [InlineData("/status.php")]
    [InlineData("/etc/passwd")]
    public Task A_destination_elsewhere_is_out_of_reach(string destination) => RefusedAsync(destination, 502, "ServiceUnavailable");

    [Theory]
    [InlineData("MOVE")]
    [InlineData("COPY")]
    public async Task What_a_stranger_says_of_the_host_is_not_believed(string method)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "a");

        var answer = await _alan.SendAsync(method, $"{folder}a.txt",
            ("X-Forwarded-Host", "elsewhere.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=elsewhere.example;proto=https"),
            ("Destination", $"https://elsewhere.example{_alan.Root}{folder}b.txt"));

        DavError.Expect(answer, 502, "ServiceUnavailable");
        Assert.Equal(404, (await _alan.GetAsync($"{folder}b.txt")).Status);
    }

    [Theory]
    [InlineData("{root}b.txt", "b.txt")]
    [InlineData("http://{host}{root}b.txt", "b.txt")]
    [InlineData("HTTP://{host}{root}b.txt", "b.txt")]
    [InlineData("{root}%252e%252e", "%252e%252e")]
    [InlineData("{root}b%5C..%5Cc", "b%5C..%5Cc")]
    public async Task A_destination_here_is_decoded_once(string destination, string arrived)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "a");

        Assert.Equal(201, (await _alan.SendAsync("COPY", $"{folder}a.txt", ("Destination", Filled(destination, folder)))).Status);
        Assert.Equal("a", (await _alan.GetAsync(folder + arrived)).Text);
    }

    [Fact]
    public async Task Two_destinations_are_none()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "a");
        using var raw = new RawHttp(api.Server.Address);

        await raw.SendAsync($"MOVE {_alan.Root}{folder}a.txt HTTP/1.1\r\nHost: x\r\n{RawHttp.Authorization(ApiFixture.Alan)}"
            + $"Destination: {_alan.Root}{folder}b.txt\r\nDestination: {_alan.Root}{folder}c.txt\r\n\r\n");

        Assert.Equal(400, (await raw.ReceiveAsync()).Status);
        Assert.Equal("a", (await _alan.GetAsync($"{folder}a.txt")).Text);
    }

    private async Task RefusedAsync(string destination, int status, string exception)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}a.txt", "a");
        var header = ("Destination", Filled(destination, folder));

        foreach (var method in new[] { "MOVE", "COPY" })
            DavError.Expect(await _alan.SendAsync(method, $"{folder}a.txt", header), status, exception);

        Assert.Equal("a", (await _alan.GetAsync($"{folder}a.txt")).Text);
        Assert.Equal(2, new Multistatus((await _alan.PropFindAsync(folder, "1")).Text).Hrefs.Count);
    }

    private string Filled(string destination, string folder) => destination
        .Replace("{host}", api.Server.Address.Authority, StringComparison.Ordinal)
        .Replace("{root}", _alan.Root + folder, StringComparison.Ordinal);
}
