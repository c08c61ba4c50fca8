using System.Globalization;
using System.Security.Cryptography;

namespace Storage;

/// <summary>What content is known by. Lower-case hex.</summary>
internal sealed record Digests(string Sha256, string Sha1, string Md5, string Adler32)
{
    public static Digests Of(ReadOnlySpan<byte> content)
    {
        Span<byte> sha256 = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> sha1 = stackalloc byte[SHA1.HashSizeInBytes];
        Span<byte> md5 = stackalloc byte[MD5.HashSizeInBytes];
        SHA256.HashData(content, sha256);
        SHA1.HashData(content, sha1);
        MD5.HashData(content, md5);
        var adler = new Adler32();
        adler.Append(content);
        return Of(sha256, sha1, md5, adler.Value);
    }

    public static Digests Of(ReadOnlySpan<byte> sha256, ReadOnlySpan<byte> sha1, ReadOnlySpan<byte> md5, uint adler32) =>
        new(Convert.ToHexStringLower(sha256), Convert.ToHexStringLower(sha1), Convert.ToHexStringLower(md5),
            adler32.ToString("x8", CultureInfo.InvariantCulture));
}
