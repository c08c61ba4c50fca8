using Api.WebDav;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>References to our own resources in headers: <c>Destination</c> and tagged lists. RFC 4918 §8.3.</summary>
public static class References
{
    public const int MaxChars = 16 * 1024;

    /// <summary>The raw path of a URL of this server or of an absolute path (ownCloud and Nextcloud send that).</summary>
    public static (string? Path, DavRefusal? Refusal) PathOf(string reference, ApiRequest api)
    {
        if (reference.Length is 0 or > MaxChars || reference.AsSpan().ContainsAny('#', '?', '\\'))
            return (null, DavRefusal.BadRequest("The reference is malformed."));
        if (reference[0] == '/' && !reference.StartsWith("//", StringComparison.Ordinal)) return (reference, null);

        var scheme = reference.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0) return (null, DavRefusal.BadRequest("The reference is neither an absolute path nor a URL."));
        var authority = scheme + 3;
        var slash = reference.IndexOf('/', authority);
        if (slash < 0) slash = reference.Length;
        return IsOwn(reference.AsSpan(0, scheme), reference.AsSpan(authority, slash - authority), api)
            ? (slash == reference.Length ? "/" : reference[slash..], null)
            : (null, new(StatusCodes.Status502BadGateway, "The reference names another server."));
    }

    private static bool IsOwn(ReadOnlySpan<char> scheme, ReadOnlySpan<char> authority, ApiRequest api) =>
        IsSame(scheme, authority, api.Scheme, api.Host.Value)
        || (api.Services.Options.PublicUrl is { } own && IsSame(scheme, authority, own.Scheme, own.Authority));

    private static bool IsSame(ReadOnlySpan<char> scheme, ReadOnlySpan<char> authority, string ownScheme, string? ownAuthority) =>
        scheme.Equals(ownScheme, StringComparison.OrdinalIgnoreCase)
        && WithoutDefaultPort(authority, ownScheme).Equals(WithoutDefaultPort(ownAuthority, ownScheme), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> WithoutDefaultPort(ReadOnlySpan<char> authority, string scheme)
    {
        var port = scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return authority.EndsWith(port, StringComparison.Ordinal) ? authority[..^port.Length] : authority;
    }
}
