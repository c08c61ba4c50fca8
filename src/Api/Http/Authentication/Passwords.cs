using Microsoft.AspNetCore.Identity;

namespace Api.Http.Authentication;

/// <summary>Password hashes in ASP.NET's own format (PBKDF2, salted, self-describing).</summary>
public static class Passwords
{
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    /// <summary>For names that nobody has: verifying against it takes as long as against a real hash.</summary>
    private static readonly string DummyHash = Hash(Guid.NewGuid().ToString());

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>Takes tens of milliseconds on purpose. Without a hash it takes as long, and the answer is no.</summary>
    public static bool Verify(string? hash, string password) =>
        Hasher.VerifyHashedPassword(Nobody, hash ?? DummyHash, password) != PasswordVerificationResult.Failed && hash is not null;
}
