using Domain.Nodes;

namespace Domain.Locks;

/// <summary>A lock in force that concerns a resource: on it, above it (deep), or below it.</summary>
/// <param name="Root">The node that the lock was made on.</param>
/// <param name="IsBelow">The lock stands below the resource, so that only what concerns the whole tree meets it.</param>
public sealed record HeldLock(NodeId Root, NodeLock Lock, bool IsBelow = false);

/// <summary>What a request is about to change, and so which locks it meets. RFC 4918 §7.</summary>
public enum LockedChange
{
    /// <summary>The resource's own content: PUT.</summary>
    Content,

    /// <summary>Its properties: PROPPATCH.</summary>
    Properties,

    /// <summary>A folder gains or loses a member: PUT or MKCOL of a new one, DELETE, MOVE, COPY into it. §7.4: depth 0 suffices.</summary>
    Members,

    /// <summary>The resource and all below it go away or elsewhere: DELETE, MOVE, being overwritten. §9.6.1, §9.9.</summary>
    Tree,
}

/// <summary>The rules of write locks. Pure: who asks brings the locks in force (not expired) and the tokens submitted.</summary>
public static class LockRules
{
    public const int PerNodeMax = 64;

    /// <summary>Null when the change may go on; else the lock in the way. RFC 4918 §7.5: a token counts for its holder only.</summary>
    /// <remarks>
    /// Of several shared locks that cover one resource, one token is enough (§6.2). Which of two roots below holds the other is not
    /// known here, so that each root below asks for a token of its own, unless a deep lock that covers the top gives it.
    /// </remarks>
    public static Refusal? Check(LockedChange change, IReadOnlyList<HeldLock> locks, IReadOnlyCollection<string> tokens, UserId caller)
    {
        if (locks.Count == 0) return null;

        var covering = locks.Where(held => !held.IsBelow).ToList();
        if (covering.Count > 0 && !covering.Any(IsSubmitted)) return InTheWay(covering[0]);
        if (change != LockedChange.Tree) return null;

        var holdsWholeTree = covering.Any(held => held.Lock.IsDeep && IsSubmitted(held));
        return holdsWholeTree ? null : Refuse(locks.Where(held => held.IsBelow));

        bool IsSubmitted(HeldLock held) => held.Lock.Holder == caller && tokens.Contains(held.Lock.Token);

        Refusal? Refuse(IEnumerable<HeldLock> below) =>
            below.GroupBy(held => held.Root).FirstOrDefault(group => !group.Any(IsSubmitted)) is { } blocked
                ? InTheWay(blocked.First())
                : null;
    }

    /// <summary>Null when a lock may be granted beside those in force; else the one that forbids it. RFC 4918 §6.1, §9.10.5.</summary>
    public static Refusal? Conflict(NodeLock wanted, IReadOnlyList<HeldLock> locks) =>
        locks.FirstOrDefault(held => (wanted.IsExclusive || held.Lock.IsExclusive) && (wanted.IsDeep || !held.IsBelow)) is { } conflicting
            ? InTheWay(conflicting)
            : null;

    private static Refusal InTheWay(HeldLock held) =>
        new(RefusalCode.Locked, "A lock is in the way, and its token was not submitted by its holder.", held.Root);
}
