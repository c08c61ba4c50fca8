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

    /// <param name="existing">The dead properties that core has on the node: what is so already is not recorded again.</param>
    public async Task<Outcome> ChangePropertiesAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot node, IReadOnlyList<Property> existing, PropertyChange change, CancellationToken ct)
    {
        if (PropertySizes.Refusal(change.Set, change.Removed) is { } tooLarge) return tooLarge;

        var state = node.ToNode();
        var properties = NodeDecider.ChangeProperties(state, existing, change.Set, change.Removed, by.Actor);
        if (properties.Refusal is { } refusal) return refusal;

        var mtime = change.Mtime is { } time ? NodeDecider.SetMtime(state, time, by.Actor) : default;
        return await DecideAsync(by, seenAt, node, [.. properties, .. mtime], effect => effect, ct);
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
