using System.Security.Cryptography;
using System.Text;

namespace Api.Http.Authentication;

/// <summary>
/// What a program signs in with in a password's stead. It is random and long, so that a plain digest keeps it; and of a length that few
/// passwords have, so that those are hashed only.
/// </summary>
internal static class AppTokenText
{
    /// <summary>Letters and digits that make 190 bits.</summary>
    public const int Length = 32;

    public static string New() =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", Length);

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
