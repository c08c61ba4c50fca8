using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Api.Http;

/// <summary>
/// The path of a request target or reference, cut at its slashes and then percent-decoded once, as RFC 3986 §2.4 asks. What the server
/// hands over as a decoded path is not used: there an encoded slash or dot segment can no longer be told from a real one.
/// </summary>
public static class PathSegments
{
    /// <summary>Segments of one path; real names stand at most <see cref="Commands.Limits.DepthMax"/> deep.</summary>
    public const int Max = Commands.Limits.DepthMax + 8;

    private const int OnStackMax = 768;

    /// <summary>
    /// Empty segments are left out. Null when an escape is malformed, the bytes are no UTF-8, a segment is <c>.</c> or <c>..</c>,
    /// holds an encoded slash or NUL, or when there are too many.
    /// </summary>
    public static List<string>? Parse(ReadOnlySpan<char> path)
    {
        var segments = new List<string>(8);
        while (!path.IsEmpty)
        {
            var end = path.IndexOf('/');
            var raw = end < 0 ? path : path[..end];
            path = end < 0 ? [] : path[(end + 1)..];
            if (raw.IsEmpty) continue;
            if (Decode(raw) is not { } segment || segment is "." or ".." || segments.Count == Max) return null;
            segments.Add(segment);
        }

        return segments;
    }

    private static string? Decode(ReadOnlySpan<char> raw)
    {
        if (Ascii.IsValid(raw) && !raw.ContainsAny('%', '\0')) return new string(raw);
        var max = Encoding.UTF8.GetMaxByteCount(raw.Length);
        byte[]? rented = null;
        var bytes = max <= OnStackMax ? stackalloc byte[OnStackMax] : rented = ArrayPool<byte>.Shared.Rent(max);
        try
        {
            var length = Unescape(raw, bytes);
            return length < 0 || !Utf8.IsValid(bytes[..length]) || bytes[..length].ContainsAny((byte)'/', (byte)0)
                ? null
                : Encoding.UTF8.GetString(bytes[..length]);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int Unescape(ReadOnlySpan<char> raw, Span<byte> bytes)
    {
        var length = 0;
        while (!raw.IsEmpty)
        {
            var plain = raw.IndexOf('%') is var percent and >= 0 ? raw[..percent] : raw;
            if (Utf8.FromUtf16(plain, bytes[length..], out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done) return -1;
            length += written;
            raw = raw[plain.Length..];
            if (raw.IsEmpty) break;
            if (raw.Length < 3 || !char.IsAsciiHexDigit(raw[1]) || !char.IsAsciiHexDigit(raw[2])) return -1;
            bytes[length++] = (byte)((HexValue(raw[1]) << 4) | HexValue(raw[2]));
            raw = raw[3..];
        }

        return length;
    }

    // '0'..'9' have bit 6 clear, letters of either case have it set and begin at 1 in their low nibble.
    private static int HexValue(char digit) => (digit & 0xF) + ((digit >> 6) * 9);
}
