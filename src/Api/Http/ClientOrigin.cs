using System.Net;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>
/// From where a request comes and by which address it was sent. What a proxy says in <c>X-Forwarded-*</c> counts only when the proxy
/// is a configured one: anybody can send these headers.
/// </summary>
internal readonly record struct ClientOrigin(IPAddress? Address, string Scheme, HostString Host)
{
    private const int HopsMax = 16;

    public static ClientOrigin Of(HttpContext http, IReadOnlyList<IPNetwork> trusted)
    {
        var peer = Plain(http.Connection.RemoteIpAddress);
        var request = http.Request;
        if (trusted.Count == 0 || peer is null || !IsTrusted(peer, trusted)) return new(peer, request.Scheme, request.Host);

        var scheme = Last(request.Headers["X-Forwarded-Proto"].ToString()) is ("https" or "http") and var proto ? proto : request.Scheme;
        var host = Last(request.Headers["X-Forwarded-Host"].ToString()) is { Length: > 0 } name ? new HostString(name) : request.Host;
        return new(ClientOf(request.Headers["X-Forwarded-For"].ToString(), peer, trusted), scheme, host);
    }

    // From right to left: each trusted hop vouches for the one before it; the first that is not trusted is the client.
    private static IPAddress ClientOf(string forwardedFor, IPAddress peer, IReadOnlyList<IPNetwork> trusted)
    {
        var rest = forwardedFor.AsSpan();
        var client = peer;
        for (var hops = 0; hops < HopsMax && !rest.IsEmpty && IsTrusted(client, trusted); hops++)
        {
            var comma = rest.LastIndexOf(',');
            if (!IPEndPoint.TryParse(rest[(comma + 1)..].Trim(), out var hop)) break;
            client = Plain(hop.Address)!;
            rest = comma < 0 ? [] : rest[..comma];
        }

        return client;
    }

    private static string Last(string header) => header[(header.LastIndexOf(',') + 1)..].Trim();

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static bool IsTrusted(IPAddress address, IReadOnlyList<IPNetwork> trusted)
    {
        foreach (var network in trusted)
            if (network.Contains(address)) return true;
        return false;
    }
}
