namespace WebDav;

/// <summary>Where COPY and MOVE go. RFC 4918 §10.3.</summary>
public abstract record Destination
{
    private Destination() { }

    public sealed record Here(DavPath Path) : Destination;

    /// <summary>502: another scheme, host or port.</summary>
    public sealed record Elsewhere : Destination;

    /// <summary>400.</summary>
    public sealed record Malformed : Destination;

    /// <summary>An absolute URL of this server, or (from the sync clients) an absolute path alone.</summary>
    /// <param name="origins">Every origin that is this server: the configured public ones and the request's own.</param>
    public static Destination Parse(ReadOnlySpan<char> text, IReadOnlyCollection<Origin> origins)
    {
        text = text.Trim();
        if (text.IsEmpty || text.ContainsAny('?', '#')) return new Malformed();
        if (text[0] != '/')
        {
            var authority = text.IndexOf("://", StringComparison.Ordinal) + 3;
            if (authority < 4) return new Malformed();
            var slash = text[authority..].IndexOf('/');
            if (slash < 0 || text.Slice(authority, slash).Contains('@')) return new Malformed();
            if (!Origin.TryParse(text[..(authority + slash)], out var origin) || !origins.Contains(origin!)) return new Elsewhere();
            text = text[(authority + slash)..];
        }
        else if (text.StartsWith("//", StringComparison.Ordinal))
        {
            // A network-path reference names another host. RFC 3986 §4.2.
            return new Malformed();
        }

        return DavPath.TryParse(text, out var path) ? new Here(path!) : new Malformed();
    }
}
