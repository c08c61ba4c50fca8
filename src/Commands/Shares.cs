using Domain;
using Domain.Access;
using Domain.Shares;
using EventStore;

namespace Commands;

/// <param name="IsFolder">Of what is shared.</param>
public sealed record NewShare(
    ShareId Id, SpaceId Space, NodeId Node, bool IsFolder, Grantee With, Granted Granted, string? Message);

/// <summary>The write side of shares. Whether the actor may share there is decided before, as of the position that is named.</summary>
public sealed class Shares(IEventStore store)
{
    /// <summary>The scope in which it is reserved that a node is shared with somebody: at most once. Never changed.</summary>
    public static readonly Guid Pairs = new("c2b6b0b4-5d6a-4f52-9d0c-0d7a4b8e9f33");

    private readonly Decider<Share, ShareEvent> _shares = new(store, "share", Share.Initial, Share.Evolve);

    public Task<Outcome> CreateAsync(Envelope by, LogPosition seenAt, NewShare share, CancellationToken ct)
    {
        var created = new ShareEvent.ShareCreated(
            share.Space, share.Node, share.With, share.Granted, share.Message is { } text ? text : default(Personal?), by.Actor);
        return _shares.TransactAsync(
            share.Id.Value, by, state => ShareDecider.Create(state, created, share.IsFolder),
            (_, request) => Adding(request with { Reserve = [Pair(share.Id, share.Node, share.With)] }, share.Space, seenAt, share.Granted), ct);
    }

    public Task<Outcome> ChangeAsync(
        Envelope by, LogPosition seenAt, ShareId id, Granted granted, bool isFolder, CancellationToken ct) =>
        _shares.TransactAsync(
            id.Value, by, share => ShareDecider.Change(share, granted, isFolder, by.Actor),
            (share, request) => request.Changing(Given(share).Space, seenAt), ct);

    public Task<Outcome> RevokeAsync(Envelope by, ShareId id, CancellationToken ct) =>
        _shares.TransactAsync(id.Value, by, share => ShareDecider.Revoke(share, by.Actor), (share, request) => Ending(id, share, request), ct);

    public Task<Outcome> ExpireAsync(Envelope by, ShareId id, DateTimeOffset now, CancellationToken ct) =>
        _shares.TransactAsync(id.Value, by, share => ShareDecider.Expire(share, now), (share, request) => Ending(id, share, request), ct);

    public Task<Outcome> AcceptAsync(Envelope by, ShareId id, CancellationToken ct) =>
        _shares.TransactAsync(id.Value, by, share => ShareDecider.Accept(share, by.Actor), ct);

    public Task<Outcome> DeclineAsync(Envelope by, ShareId id, CancellationToken ct) =>
        _shares.TransactAsync(id.Value, by, share => ShareDecider.Decline(share, by.Actor), ct);

    public Task<Outcome> HideAsync(Envelope by, ShareId id, CancellationToken ct) =>
        _shares.TransactAsync(id.Value, by, share => ShareDecider.Hide(share, by.Actor), ct);

    public Task<Outcome> ShowAsync(Envelope by, ShareId id, CancellationToken ct) =>
        _shares.TransactAsync(id.Value, by, share => ShareDecider.Show(share, by.Actor), ct);

    /// <summary>A denial takes rights away: what is under way has to see it.</summary>
    private static AppendRequest Adding(AppendRequest request, SpaceId space, LogPosition seenAt, Granted granted) =>
        granted.Permissions.IsEmpty ? request.Changing(space, seenAt) : request.Behind(space, seenAt);

    private static AppendRequest Ending(ShareId id, Share state, AppendRequest request)
    {
        var share = Given(state);
        return (request with { Release = [Pair(id, share.Node, share.With)] }).ChangingGrants(share.Space);
    }

    private static Share.Given Given(Share share) => (Share.Given)share;

    private static Reservation Pair(ShareId id, NodeId node, Grantee with) => new(Pairs, $"{node.Value:N}/{with}", id.Value);
}
