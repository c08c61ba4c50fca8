using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Api.Http.Authentication;

/// <summary>Password hashes in ASP.NET's own format (PBKDF2, salted, self-describing).</summary>
public static class Passwords
{
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    /// <summary>Of each of the two parts of a new password, which together make 110 bits. No letter looks like another.</summary>
    private const int PartLength = 12;

    private const string Letters = "abcdefghijkmnpqrstuvwxyz";

    /// <summary>For names that nobody has: verifying against it takes as long as against a real hash.</summary>
    private static readonly string DummyHash = Hash(Guid.NewGuid().ToString());

    /// <summary>One that nobody guesses and the policy lets pass: for an account that somebody else will have.</summary>
    public static string New() => $"{NewPart()}-Zq7-{NewPart()}";

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>Takes tens of milliseconds on purpose. Without a hash it takes as long, and the answer is no.</summary>
    public static bool Verify(string? hash, string password) =>
        Hasher.VerifyHashedPassword(Nobody, hash ?? DummyHash, password) != PasswordVerificationResult.Failed && hash is not null;

    private static string NewPart() => RandomNumberGenerator.GetString(Letters, PartLength);
}
