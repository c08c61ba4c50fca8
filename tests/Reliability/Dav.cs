using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Reliability;

/// <summary>
/// The little of WebDAV that the driver speaks. Every answer that is not 2xx is returned, every broken connection thrown.
/// </summary>
public sealed class Dav : IDisposable
{
    /// <summary>A server that says 503 has to be itself again within this time.</summary>
    private static readonly TimeSpan RecoveryMax = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly string _root;

    public Dav(Uri origin, string user, string password)
    {
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) })
        {
            BaseAddress = origin,
            Timeout = TimeSpan.FromSeconds(60),
        };
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        _root = $"/remote.php/dav/files/{user}/";
    }

    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public async Task<(HttpStatusCode Status, string? ETag)> PutAsync(string path, byte[] content, string? ifMatch)
    {
        using var request = Request(HttpMethod.Put, path);
        request.Content = new ByteArrayContent(content);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, response.Headers.ETag?.ToString());
    }

    public async Task<(HttpStatusCode Status, byte[] Content)> GetAsync(string path)
    {
        using var response = await _http.SendAsync(Request(HttpMethod.Get, path));
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    public async Task<HttpStatusCode> SendAsync(string method, string path, string? destination = null, string? body = null)
    {
        using var request = Request(new HttpMethod(method), path);
        if (destination is not null) request.Headers.TryAddWithoutValidation("Destination", _root + Encode(destination));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/xml");
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>The whole tree below a folder, every file read and hashed. Null while the server does not answer.</summary>
    public async Task<Tree?> ReadTreeAsync(string folder)
    {
        var tree = Tree.Empty;
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var current))
        {
            var members = await ListAsync(current);
            if (members is null) return current == folder ? null : throw new InvalidDataException($"{current} was listed but is not there");
            foreach (var (path, isFolder) in members)
            {
                if (isFolder)
                {
                    tree = tree.MakeFolder(path);
                    open.Push(path);
                    continue;
                }

                using var file = await ReadAsync(() => Request(HttpMethod.Get, path));
                if (file.StatusCode != HttpStatusCode.OK) throw await UnexpectedAsync($"{path} is listed, but GET", file);
                tree = tree.Put(path, Hash(await file.Content.ReadAsByteArrayAsync()));
            }
        }

        return tree;
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<(string Path, bool IsFolder)>?> ListAsync(string folder)
    {
        using var response = await ReadAsync(() =>
        {
            var request = Request(new HttpMethod("PROPFIND"), folder);
            request.Headers.Add("Depth", "1");
            return request;
        });
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        if ((int)response.StatusCode != 207) throw await UnexpectedAsync($"PROPFIND {folder}", response);
        var body = XDocument.Parse(await response.Content.ReadAsStringAsync());
        XNamespace dav = "DAV:";
        return
        [
            .. body.Descendants(dav + "response").Select(item => (
                    Path: Uri.UnescapeDataString(item.Element(dav + "href")!.Value)[_root.Length..].TrimEnd('/'),
                    IsFolder: item.Descendants(dav + "collection").Any()))
                .Where(item => item.Path != folder),
        ];
    }

    /// <summary>A reader who is asked to come back (503) does.</summary>
    private async Task<HttpResponseMessage> ReadAsync(Func<HttpRequestMessage> request)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            using var sent = request();
            var response = await _http.SendAsync(sent);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable || clock.Elapsed > RecoveryMax) return response;
            response.Dispose();
        }
    }

    private static async Task<HttpRequestException> UnexpectedAsync(string what, HttpResponseMessage response) =>
        new($"{what} answers {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, _root + Encode(path));

    private static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
