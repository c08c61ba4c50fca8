using System.Net.Http.Headers;
using System.Text;

namespace Server.Tests;

/// <summary>A client of one account at one server. Paths are below the account's own folder.</summary>
internal sealed class DavClient(ServerProcess server, string user, string password)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };

    public Task<DavAnswer> PutAsync(string path, string content, params (string, string)[] headers) =>
        SendAsync("PUT", path, content, headers);

    public Task<DavAnswer> GetAsync(string path, params (string, string)[] headers) => SendAsync("GET", path, null, headers);

    public Task<DavAnswer> MkcolAsync(string path) => SendAsync("MKCOL", path, null);

    public Task<DavAnswer> DeleteAsync(string path) => SendAsync("DELETE", path, null);

    public Task<DavAnswer> MoveAsync(string path, string destination, string overwrite = "T") =>
        SendAsync("MOVE", path, null, ("Destination", Url(destination)), ("Overwrite", overwrite));

    /// <summary>What a folder holds.</summary>
    public Task<DavAnswer> ListAsync(string path, params (string, string)[] headers) =>
        SendAsync("PROPFIND", path, null, [.. headers, ("Depth", "1")]);

    private async Task<DavAnswer> SendAsync(string method, string path, string? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Url(path));
        if (content is not null) request.Content = new StringContent(content);
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return await DavAnswer.ReadAsync(response);
    }

    private string Url(string path) => $"http://127.0.0.1:{server.Port}/dav/files/{user}/{path}";
}
