using System.Globalization;
using Microsoft.AspNetCore.Http;
using Storage;

namespace Api.Http;

/// <summary>What the sync clients say about an upload beside its bytes.</summary>
internal static class UploadHeaders
{
    public const string MtimeAnswer = "X-OC-MTime";

    /// <summary>Bytes announced: by Content-Length, or by the Finder, which sends its uploads in chunks. False when malformed.</summary>
    public static bool TryGetLength(HttpRequest request, out long? lengthBytes)
    {
        lengthBytes = request.ContentLength;
        var expected = request.Headers["X-Expected-Entity-Length"];
        if (lengthBytes is not null || expected.Count == 0) return true;
        var isNumber = long.TryParse(expected, NumberStyles.None, CultureInfo.InvariantCulture, out var announced);
        if (isNumber) lengthBytes = announced;
        return isNumber;
    }

    /// <summary>X-OC-Mtime. False when it is no time.</summary>
    public static bool TryGetMtime(HttpRequest request, out DateTimeOffset? mtime)
    {
        var header = request.Headers["X-OC-Mtime"];
        mtime = header.Count == 0 ? null : ClientTime.Parse(header.ToString());
        return header.Count == 0 || mtime is not null;
    }

    /// <summary>OC-Checksum (<c>SHA1:hex</c>) or Upload-Checksum (<c>sha1 hex</c>), when the client sent one.</summary>
    public static string? Checksum(HttpRequest request) => First(request, "OC-Checksum") ?? First(request, "Upload-Checksum");

    /// <summary>Null when the kind of checksum is unknown here, which proves nothing either way.</summary>
    public static bool? Matches(string checksum, StoredBlob blob)
    {
        var end = checksum.AsSpan().IndexOfAny(':', ' ');
        if (end <= 0) return false;
        var digest = checksum.AsSpan(end + 1).Trim();
        var actual = checksum[..end].ToUpperInvariant() switch
        {
            "SHA1" => blob.Sha1,
            "MD5" => blob.Md5,
            "ADLER32" => blob.Adler32,
            "SHA256" => blob.Id.Hex,
            _ => null,
        };
        return actual is null ? null : digest.Equals(actual, StringComparison.OrdinalIgnoreCase);
    }

    private static string? First(HttpRequest request, string name) => request.Headers[name] is [{ Length: > 0 } value, ..] ? value : null;
}
