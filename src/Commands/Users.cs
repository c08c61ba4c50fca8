using Domain;
using Domain.Users;
using EventStore;

namespace Commands;

/// <param name="Name">The sign-in name, as it was typed.</param>
/// <param name="QuotaBytes">Of the personal space; null: unlimited.</param>
public sealed record NewUser(UserId Id, string Name, string DisplayName, string? Mail, bool IsAdmin, long? QuotaBytes);

/// <summary>The write side of accounts. Password hashes are kept in <see cref="ICredentials"/>, outside the log.</summary>
public sealed class Users(IEventStore store, ICredentials credentials)
{
    /// <summary>Registers an account with its personal space, in one append. The sign-in name is reserved (NFC, lower case).</summary>
    public Task<Outcome> RegisterAsync(Envelope by, NewUser user, string passwordHash, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> ChangePasswordAsync(Envelope by, UserId id, string passwordHash, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> DisableAsync(Envelope by, UserId id, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> EnableAsync(Envelope by, UserId id, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>Where password hashes are kept: a table of its own, which no event and no projection ever holds.</summary>
public interface ICredentials
{
    Task<string?> FindAsync(UserId user, CancellationToken ct);

    Task StoreAsync(UserId user, string passwordHash, CancellationToken ct);
}
