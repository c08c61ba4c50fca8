using System.Buffers;

namespace WebDav;

/// <summary>Scheme, host and port under which clients know the server. RFC 6454.</summary>
public sealed record Origin
{
    private static readonly SearchValues<char> NotInAuthority = SearchValues.Create("@/\\?# \t");

    private Origin(string scheme, string host, int port) => (Scheme, Host, Port) = (scheme, host, port);

    /// <summary>Lower case, as is <see cref="Host"/>.</summary>
    public string Scheme { get; }

    public string Host { get; }

    public int Port { get; }

    /// <summary>From <c>scheme://host[:port]</c>; a user before the host is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Origin? origin)
    {
        origin = null;
        var end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && TryCreate(text[..end], text[(end + 3)..], out origin);
    }

    /// <param name="authority">As in the Host header: <c>host[:port]</c>.</param>
    public static bool TryCreate(ReadOnlySpan<char> scheme, ReadOnlySpan<char> authority, out Origin? origin)
    {
        origin = null;
        int? standard = scheme.Equals("http", StringComparison.OrdinalIgnoreCase) ? 80
            : scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? 443
            : null;
        if (standard is not { } port || authority.IsEmpty || authority.ContainsAny(NotInAuthority)) return false;

        // An IPv6 address holds colons itself, inside brackets.
        var hostEnd = authority[0] == '[' ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
        if (hostEnd < 0) hostEnd = authority.Length;
        if (hostEnd == 0) return false;
        var rest = authority[hostEnd..];
        if (rest is [':', .. { Length: > 0 } digits])
        {
            if (!ushort.TryParse(digits, System.Globalization.NumberStyles.None, null, out var own)) return false;
            port = own;
        }
        else if (rest is not ("" or ":"))
        {
            return false;
        }

        origin = new Origin(scheme.ToString().ToLowerInvariant(), authority[..hostEnd].ToString().ToLowerInvariant(), port);
        return true;
    }
}
