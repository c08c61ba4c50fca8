using Domain;

namespace Commands;

/// <summary>Where hashes of secrets are kept: tables of their own, which no event and no projection ever holds.</summary>
public interface ICredentials
{
    Task<string?> FindAsync(UserId user, CancellationToken ct);

    Task StoreAsync(UserId user, string passwordHash, CancellationToken ct);

    /// <summary>False, and nothing is stored, when the hash is another one than was found.</summary>
    Task<bool> ReplaceAsync(UserId user, string was, string passwordHash, CancellationToken ct);

    Task<string?> FindAsync(LinkId link, CancellationToken ct);

    Task StoreAsync(LinkId link, string passwordHash, CancellationToken ct);

    /// <summary>The app token of an account that has this digest.</summary>
    Task<Guid?> FindTokenAsync(UserId user, string digest, CancellationToken ct);

    Task StoreTokenAsync(Guid id, UserId user, string digest, CancellationToken ct);
}
