using Domain;
using Domain.Locks;
using Domain.Nodes;
using EventStore;

namespace Commands;

/// <summary>What hangs on files and folders: their time, dead properties, locks.</summary>
public sealed partial class Nodes
{
    public Task<Outcome> SetMtimeAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, DateTimeOffset mtime, CancellationToken ct) =>
        DecideAsync(by, seenAt, node, NodeDecider.SetMtime(node.ToNode(), mtime, by.Actor), change => change, ct);

    /// <summary>All of it in one append, or none.</summary>
    /// <param name="existing">The dead properties that core has on the node: what is so already is not recorded again.</param>
    public async Task<Outcome> ChangePropertiesAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot node, IReadOnlyList<Property> existing, PropertyChange change, CancellationToken ct)
    {
        if (PropertySizes.Refusal(change.Set, change.Removed) is { } tooLarge) return tooLarge;

        var state = node.ToNode();
        var properties = NodeDecider.ChangeProperties(state, existing, change.Set, change.Removed, by.Actor);
        if (properties.Refusal is { } refusal) return refusal;

        var mtime = change.Mtime is { } time ? NodeDecider.SetMtime(state, time, by.Actor) : default;
        var tags = change.Tags is { } tagged ? NodeDecider.SetTags(state, tagged.Existing, tagged.Wanted, by.Actor) : default;
        if (tags.Refusal is { } tooMany) return tooMany;

        Decision<NodeEvent> decision = [.. properties, .. mtime, .. tags];
        if (change.IsFavorite is not { } isFavorite) return await DecideAsync(by, seenAt, node, decision, effect => effect, ct);
        if (decision.Events.Count == 0) return await _favorites.SetAsync(by, by.Actor, node.Space, node.Id, isFavorite, ct);
        var favorite = await _favorites.PrepareAsync(by, by.Actor, node.Space, node.Id, isFavorite, ct);
        return await DecideAsync(by, seenAt, node, decision, effect => favorite is null ? effect : effect.Beside(favorite), ct);
    }

    /// <param name="inForce">Locks that core has on the node, above it (deep ones) and, for a deep lock, below it; not expired.</param>
    public async Task<Outcome> LockAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot node, NodeLock wanted, IReadOnlyList<HeldLock> inForce, CancellationToken ct) =>
        LockRefusal(wanted) is { } tooLarge
            ? tooLarge
            : await DecideAsync(by, seenAt, node, NodeDecider.Lock(node.ToNode(), node.Id, wanted, inForce),
                change => change.Behind(seenAt, advance: true), ct);

    public Task<Outcome> RefreshLockAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot lockRoot, IReadOnlyList<HeldLock> inForce, string token, DateTimeOffset expiresAt,
        CancellationToken ct) =>
        DecideAsync(by, seenAt, lockRoot,
            NodeDecider.RefreshLock(lockRoot.ToNode(), lockRoot.Id, inForce, token, expiresAt, by.Actor),
            change => change.Behind(seenAt, advance: true), ct);

    public Task<Outcome> UnlockAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot lockRoot, IReadOnlyList<HeldLock> inForce, string token, CancellationToken ct) =>
        DecideAsync(by, seenAt, lockRoot,
            NodeDecider.Unlock(lockRoot.ToNode(), lockRoot.Id, inForce, token, by.Actor), change => change, ct);

    private static Refusal? LockRefusal(NodeLock wanted) =>
        wanted.OwnerXml is { } owner && (owner.Value.Length > Limits.LockOwnerMaxBytes || owner.Value.JsonBytes > Limits.LockOwnerMaxBytes)
            ? new Refusal(RefusalCode.LimitExceeded, $"A lock's owner element has at most {Limits.LockOwnerMaxBytes} bytes.")
            : null;
}
