using Domain.Locks;
using static Domain.Nodes.Node;
using static Domain.Nodes.NodeEvent;

namespace Domain.Nodes;

/// <summary>The rules of what hangs on a file or folder: its time, its dead properties, its locks.</summary>
public static partial class NodeDecider
{
    public const int PropertiesMax = 256;

    public static Decision<NodeEvent> SetMtime(Node state, DateTimeOffset mtime, UserId by) => state switch
    {
        Live live when live.Mtime == mtime => [],
        Live live => [new MtimeSet(live.Space, mtime, by)],
        _ => NotFound,
    };

    /// <param name="existing">The dead properties that the node has.</param>
    public static Decision<NodeEvent> ChangeProperties(
        Node state, IReadOnlyList<Property> existing, IReadOnlyList<Property> set, IReadOnlyList<PropertyName> removed, UserId by)
    {
        if (state is not Live live) return NotFound;

        var before = existing.ToDictionary(property => (property.Namespace, property.Name));
        var added = set.Where(property => before.GetValueOrDefault((property.Namespace, property.Name)) != property).ToList();
        var gone = removed.Where(name => before.ContainsKey((name.Namespace, name.Name))).ToList();
        if (added.Count == 0 && gone.Count == 0) return [];

        var growth = added.Count(property => !before.ContainsKey((property.Namespace, property.Name)));
        if (growth > 0 && before.Count - gone.Count + growth > PropertiesMax)
            return new Refusal(RefusalCode.LimitExceeded, $"No more than {PropertiesMax} properties are kept on one file or folder.");

        return [new PropertiesChanged(live.Space, added, gone, by)];
    }

    /// <param name="inForce">Locks on the node, deep ones above it, and those below it; none that is expired.</param>
    public static Decision<NodeEvent> Lock(Node state, NodeId node, NodeLock wanted, IReadOnlyList<HeldLock> inForce) => state switch
    {
        Live when inForce.Any(held => held.Root == node && held.Lock.Token == wanted.Token) => [],
        Live when LockRules.Conflict(wanted, inForce) is { } conflict => conflict,
        Live when inForce.Count(held => held.Root == node) >= LockRules.PerNodeMax => TooManyLocks,
        Live live => [new Locked(live.Space, wanted, wanted.Holder)],
        _ => NotFound,
    };

    /// <summary>RFC 4918 §9.10.2. Only the holder's own lock can be refreshed, at its root.</summary>
    public static Decision<NodeEvent> RefreshLock(
        Node state, NodeId node, IReadOnlyList<HeldLock> inForce, string token, DateTimeOffset expiresAt, UserId by) =>
        (state, Find(node, inForce, token)) switch
        {
            (not Live, _) => NotFound,
            (_, null) => NoSuchLock,
            (_, { } held) when held.Holder != by => NoSuchLock,
            (_, { } held) when held.ExpiresAt == expiresAt => [],
            (Live live, _) => [new LockRefreshed(live.Space, token, expiresAt, by)],
        };

    /// <summary>RFC 4918 §9.11. Whoever does not hold the lock may not take it away (403), unlike a token that names none (409).</summary>
    public static Decision<NodeEvent> Unlock(Node state, NodeId node, IReadOnlyList<HeldLock> inForce, string token, UserId by) =>
        (state, Find(node, inForce, token)) switch
        {
            (not Live, _) => NotFound,
            (_, null) => NoSuchLock,
            (_, { } held) when held.Holder != by => new Refusal(RefusalCode.Forbidden, "The lock is somebody else's."),
            (Live live, _) => [new Unlocked(live.Space, token, by)],
        };

    private static NodeLock? Find(NodeId node, IReadOnlyList<HeldLock> inForce, string token) =>
        inForce.FirstOrDefault(held => held.Root == node && held.Lock.Token == token)?.Lock;

    private static Refusal NoSuchLock => new(RefusalCode.NoSuchLock, "The token names no lock of this resource.");

    private static Refusal TooManyLocks =>
        new(RefusalCode.LimitExceeded, $"No more than {LockRules.PerNodeMax} locks are kept on one resource.");
}
