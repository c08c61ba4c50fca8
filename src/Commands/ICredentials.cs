using Domain;

namespace Commands;

/// <summary>Where password hashes are kept: a table of its own, which no event and no projection ever holds.</summary>
public interface ICredentials
{
    Task<string?> FindAsync(UserId user, CancellationToken ct);

    Task StoreAsync(UserId user, string passwordHash, CancellationToken ct);
}
