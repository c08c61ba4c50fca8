using System.Globalization;
using System.Text;

namespace WebDav;

/// <summary>A URL path as names: every segment percent-decoded exactly once. RFC 3986 §3.3.</summary>
/// <param name="EndsInSlash">Whether the client wrote it as a collection's.</param>
public sealed record DavPath(IReadOnlyList<string> Segments, bool EndsInSlash)
{
    public const int SegmentsMax = 1024;
    public const int CharsMax = 32 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// False for what no resource can have: dot segments (escaped or not), NUL, an escaped slash, bytes that are no UTF-8, a broken
    /// escape, a fragment. Empty segments (<c>a//b</c>) are left out.
    /// </summary>
    /// <param name="text">The path as sent, from its first slash on, without query.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out DavPath? path)
    {
        path = null;
        if (text is not ['/', ..] || text.Length > CharsMax || text.Contains('#')) return false;
        var segments = new List<string>();
        foreach (var range in text.Split('/'))
        {
            var raw = text[range];
            if (raw.IsEmpty) continue;
            if (segments.Count == SegmentsMax || !TryDecode(raw, out var segment)) return false;
            segments.Add(segment);
        }

        path = new DavPath(segments, text[^1] == '/');
        return true;
    }

    /// <summary>One segment. False as said at <see cref="TryParse"/>.</summary>
    public static bool TryDecode(ReadOnlySpan<char> raw, out string segment)
    {
        segment = "";
        if (raw.Contains('%') || !Ascii.IsValid(raw))
        {
            if (!TryUnescape(raw, out segment)) return false;
        }
        else
        {
            segment = raw.ToString();
        }

        return segment is not ("." or "..") && !segment.AsSpan().ContainsAny('\0', '/');
    }

    private static bool TryUnescape(ReadOnlySpan<char> raw, out string segment)
    {
        segment = "";
        if (raw.Length > CharsMax) return false;
        var bytes = new byte[raw.Length * 3];
        var length = 0;
        try
        {
            while (!raw.IsEmpty)
            {
                var escape = raw.IndexOf('%');
                var plain = escape < 0 ? raw.Length : escape;
                length += Strict.GetBytes(raw[..plain], bytes.AsSpan(length));
                raw = raw[plain..];
                if (raw.IsEmpty) break;
                if (raw.Length < 3) return false;
                if (!byte.TryParse(raw.Slice(1, 2), NumberStyles.AllowHexSpecifier, null, out bytes[length++])) return false;
                raw = raw[3..];
            }

            segment = Strict.GetString(bytes, 0, length);
            return true;
        }
        catch (ArgumentException)
        {
            // Both of the encoder's and the decoder's complaints.
            return false;
        }
    }
}
