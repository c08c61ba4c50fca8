using System.Security.Cryptography;
using Domain;
using Domain.Access;
using Domain.Links;
using EventStore;

namespace Commands;

/// <param name="IsFolder">Of what is opened.</param>
/// <param name="PasswordHash">Null: no password.</param>
public sealed record NewLink(
    LinkId Id, SpaceId Space, NodeId Node, bool IsFolder, string Token, LinkType Type, string? PasswordHash, string? Label,
    DateTimeOffset? ExpiresAt, bool IsQuick);

/// <summary>The write side of public links. Whether the actor may open the node to others is decided before.</summary>
public sealed class Links(IEventStore store, ICredentials credentials)
{
    /// <summary>The scope in which tokens are reserved. Stored with every token: never changed.</summary>
    public static readonly Guid Tokens = new("e5a0c1d2-93f7-4b0e-b7a1-2c4d6e8f0a55");

    /// <summary>Letters and digits that make 89 bits: nobody comes by a link by trying.</summary>
    private const int TokenLength = 15;

    private readonly Decider<Link, LinkEvent> _links = new(store, "link", Link.Initial, Link.Evolve);

    public static string NewToken() =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", TokenLength);

    /// <remarks>The hash is stored first: a link that asks for no password though one was given never exists.</remarks>
    public async Task<Outcome> CreateAsync(Envelope by, LogPosition seenAt, NewLink link, DateTimeOffset now, CancellationToken ct)
    {
        if (link.Type.Permissions(link.IsFolder) is not { } permissions)
            return LinkRules.NoSuchLink;
        if (link.PasswordHash is { } hash) await credentials.StoreAsync(link.Id, hash, ct);
        var created = new LinkEvent.LinkCreated(
            link.Space, link.Node, link.Token, link.Type.Name, permissions, link.PasswordHash is not null,
            link.Label is { } label ? label : default(Personal?), link.ExpiresAt, link.IsQuick, by.Actor);
        return await _links.TransactAsync(
            link.Id.Value, by, state => LinkDecider.Create(state, created, link.IsFolder, now),
            (_, request) => (request with { Reserve = [Token(link.Id, link.Token)] }).Behind(link.Space, seenAt), ct);
    }

    public Task<Outcome> ChangeTypeAsync(Envelope by, LogPosition seenAt, LinkId id, LinkType type, bool isFolder, CancellationToken ct) =>
        _links.TransactAsync(
            id.Value, by, link => LinkDecider.ChangeType(link, type, isFolder, by.Actor),
            (link, request) => request.Changing(Open(link).Space, seenAt), ct);

    public Task<Outcome> SetExpiryAsync(Envelope by, LinkId id, DateTimeOffset? expiresAt, DateTimeOffset now, CancellationToken ct) =>
        _links.TransactAsync(
            id.Value, by, link => LinkDecider.SetExpiry(link, expiresAt, now, by.Actor),
            static (link, request) => request.ChangingGrants(Open(link).Space), ct);

    public Task<Outcome> LabelAsync(Envelope by, LinkId id, string? label, CancellationToken ct) =>
        _links.TransactAsync(id.Value, by, link => LinkDecider.Label(link, label, by.Actor), ct);

    /// <param name="passwordHash">Null: the link asks for none from now on.</param>
    public async Task<Outcome> SetPasswordAsync(Envelope by, LinkId id, string? passwordHash, CancellationToken ct)
    {
        if (passwordHash is not null)
        {
            var (state, _) = await _links.LoadAsync(id.Value, ct);
            if (LinkDecider.SetPassword(state, hasPassword: true, by.Actor).Refusal is { } refusal) return refusal;
            await credentials.StoreAsync(id, passwordHash, ct);
        }

        return await _links.TransactAsync(
            id.Value, by, link => LinkDecider.SetPassword(link, passwordHash is not null, by.Actor),
            static (link, request) => request.ChangingGrants(Open(link).Space), ct);
    }

    public Task<Outcome> RevokeAsync(Envelope by, LinkId id, CancellationToken ct) =>
        _links.TransactAsync(
            id.Value, by, link => LinkDecider.Revoke(link, by.Actor),
            static (link, request) => request.ChangingGrants(Open(link).Space), ct);

    public Task<Outcome> ExpireAsync(Envelope by, LinkId id, DateTimeOffset now, CancellationToken ct) =>
        _links.TransactAsync(
            id.Value, by, link => LinkDecider.Expire(link, now), static (link, request) => request.ChangingGrants(Open(link).Space), ct);

    private static Link.Open Open(Link link) => (Link.Open)link;

    /// <summary>It stays taken for ever: what once opened one thing never opens another.</summary>
    private static Reservation Token(LinkId id, string token) => new(Tokens, token, id.Value);
}
