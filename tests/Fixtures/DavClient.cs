using System.Net.Sockets;
using System.Text;

namespace Fixtures;

/// <summary>A client of one account. Paths without a leading slash are below the account's own folder.</summary>
public sealed class DavClient(Uri server, string user, string password)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private static readonly HttpClient Slow = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync });

    public string Root => $"/remote.php/dav/files/{user}/";

    public Task<Answer> SendAsync(string method, string path, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, null, headers);

    public async Task<Answer> SendAsync(string method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Url(path)) { Content = body };
        if (user.Length > 0)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) body!.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return new((int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A download that comes no faster than it is read: what is on its way between the two sides is little.</summary>
    public async Task<Stream> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(path));
        if (user.Length > 0)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        var response = await Slow.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
    }

    public Task<Answer> PutAsync(string path, string content, params (string Name, string Value)[] headers) =>
        SendAsync("PUT", path, new ByteArrayContent(Encoding.UTF8.GetBytes(content)), headers);

    public Task<Answer> PutAsync(string path, byte[] content, params (string Name, string Value)[] headers) =>
        SendAsync("PUT", path, new ByteArrayContent(content), headers);

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, headers);

    public Task<Answer> MkcolAsync(string path) => SendAsync("MKCOL", path);

    public Task<Answer> DeleteAsync(string path) => SendAsync("DELETE", path);

    public Task<Answer> MoveAsync(string path, string destination, params (string Name, string Value)[] headers) =>
        SendAsync("MOVE", path, [.. headers, ("Destination", Url(destination).AbsoluteUri)]);

    public Task<Answer> CopyAsync(string path, string destination, params (string Name, string Value)[] headers) =>
        SendAsync("COPY", path, [.. headers, ("Destination", Url(destination).AbsoluteUri)]);

    public Task<Answer> PropFindAsync(string path, string depth, string body = "") => SendAsync(
        "PROPFIND", path, new StringContent(body, Encoding.UTF8, "application/xml"), ("Depth", depth));

    /// <summary>A folder with what it holds.</summary>
    public Task<Answer> ListAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync("PROPFIND", path, [.. headers, ("Depth", "1")]);

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
        await socket.ConnectAsync(context.DnsEndPoint, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    // As written: the URI class would otherwise remove dot segments and unescape what the test escaped.
    public Uri Url(string path) => new(
        server.GetLeftPart(UriPartial.Authority) + (path.StartsWith('/') ? path : Root + path),
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
