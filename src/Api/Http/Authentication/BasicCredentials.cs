using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;

namespace Api.Http.Authentication;

/// <summary>A name and a password as the Authorization header carries them. RFC 7617.</summary>
/// <param name="Digest">Stands for both where they are remembered: keyed anew by each process, so that it tells nothing.</param>
internal readonly record struct BasicCredentials(string Name, string Password, UInt128 Digest)
{
    private const string Scheme = "Basic ";
    private const int MaxBytes = 8 * 1024;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static bool TryParse(StringValues header, out BasicCredentials credentials)
    {
        credentials = default;
        if (header is not [{ } text] || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        var encoded = text.AsSpan(Scheme.Length).Trim();
        if (encoded.Length is 0 or > MaxBytes) return false;
        Span<byte> bytes = stackalloc byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        if (!Convert.TryFromBase64Chars(encoded, bytes, out var length)) return false;
        bytes = bytes[..length];
        var colon = bytes.IndexOf((byte)':');
        if (colon < 0 || !Utf8.IsValid(bytes)) return false;

        credentials = new(Encoding.UTF8.GetString(bytes[..colon]), Encoding.UTF8.GetString(bytes[(colon + 1)..]), DigestOf(bytes));
        CryptographicOperations.ZeroMemory(bytes);
        return true;
    }

    /// <summary>The same that would have come in a header.</summary>
    public static BasicCredentials Of(string name, string password) => new(name, password, DigestOf(Encoding.UTF8.GetBytes($"{name}:{password}")));

    private static UInt128 DigestOf(ReadOnlySpan<byte> text)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, text, digest);
        return BitConverter.ToUInt128(digest);
    }
}
