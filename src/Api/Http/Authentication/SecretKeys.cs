using System.Security.Cryptography;
using System.Text;

namespace Api.Http.Authentication;

/// <summary>
/// Keys made of the installation's secret (RFC 5869), another for each purpose: what is signed for one opens nothing elsewhere. Nothing is
/// stored, and every server of the installation makes the same.
/// </summary>
internal static class SecretKeys
{
    public static byte[] Derive(ReadOnlyMemory<byte> secret, string purpose)
    {
        var key = new byte[HMACSHA256.HashSizeInBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Span, key, salt: [], Encoding.UTF8.GetBytes(purpose));
        return key;
    }
}
