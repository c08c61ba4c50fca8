using Domain;
using Domain.AppTokens;
using EventStore;

namespace Commands;

/// <summary>The write side of app tokens.</summary>
public sealed class AppTokens(IEventStore store, ICredentials credentials)
{
    private readonly Decider<AppToken, AppTokenEvent> _tokens = new(store, "app_token", AppToken.Initial, AppToken.Evolve);

    /// <remarks>The digest is stored first; without the event it opens nothing.</remarks>
    public async Task<Outcome> CreateAsync(
        Envelope by, Guid id, UserId user, string label, string digest, DateTimeOffset expiresAt, DateTimeOffset now, CancellationToken ct)
    {
        var created = new AppTokenEvent.AppTokenCreated(user, label, expiresAt, by.Actor);
        if (AppTokenDecider.Create(AppToken.Initial, created, now).Refusal is { } refusal) return refusal;
        await credentials.StoreTokenAsync(id, user, digest, ct);
        return await _tokens.TransactAsync(id, by, token => AppTokenDecider.Create(token, created, now), ct);
    }

    public Task<Outcome> RevokeAsync(Envelope by, Guid id, CancellationToken ct) =>
        _tokens.TransactAsync(
            id, by, token => AppTokenDecider.Revoke(token, by.Actor), (_, request) => request.Voiding(id), ct);
}
