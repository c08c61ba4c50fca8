using System.Collections.Concurrent;
using Domain;
using EventStore;

namespace Projections.Core.Memory;

/// <summary>
/// At which position of the log things of the read model changed last. The projection tells it before it commits, so that whoever looks
/// after a change was acknowledged finds it here. What was read at a position holds while none of what it was made of has a later one.
/// </summary>
internal sealed class CoreChanges
{
    /// <summary>Things told apart. Past it all that was read before counts as changed, and they are told apart anew.</summary>
    private const int ThingsMax = 50_000;

    private enum Kind
    {
        Node,

        /// <summary>Where things stand in a space: any of its folders was moved, renamed, trashed, locked …</summary>
        Tree,

        /// <summary>How many locks a space has, which is told on each of its folders.</summary>
        Locks,
    }

    private readonly CountedMap<(Kind, Guid), long> _changedAt = new();
    private readonly ConcurrentDictionary<Guid, MemberChanges> _watched = [];
    private volatile SpaceGrowth _growth = new();
    private long _heldFrom = long.MaxValue;
    private long _now;

    /// <summary>Every change after this position will be told. What was read before it may have changed unseen.</summary>
    public void Begin(LogPosition position) => Everything(position.Value);

    /// <summary>The changes that follow are those of a batch that ends at a position.</summary>
    public void Batch(LogPosition end)
    {
        _now = end.Value;
        if (_changedAt.Count > ThingsMax) Everything(_now);
    }

    public void Everything() => Everything(_now);

    public void Node(Guid node) => _changedAt.Set((Kind.Node, node), _now);

    /// <summary>A member of a folder came, went or changed.</summary>
    public void Member(Guid folder, Guid member)
    {
        // First the folder: who begins to watch it too late for this one sees there that something has changed.
        Node(folder);
        if (_watched.TryGetValue(folder, out var watched)) watched.Note(_now, member);
    }

    public void Tree(Guid space) => _changedAt.Set((Kind.Tree, space), _now);

    public void Locks(Guid space) => _changedAt.Set((Kind.Locks, space), _now);

    /// <summary>From now on, a folder's members that change are noted.</summary>
    /// <param name="readAt">Nothing has to have changed between this position and now to know what changed after it.</param>
    public MemberChanges Watch(NodeId folder, SpaceId space, LogPosition readAt)
    {
        var watched = _watched.GetOrAdd(folder.Value, static _ => new MemberChanges());
        if (HoldNode(folder, space, readAt)) watched.CompleteFrom(readAt.Value);
        return watched;
    }

    public bool IsWatched(NodeId folder, MemberChanges by) => _watched.TryGetValue(folder.Value, out var watched) && watched == by;

    public void WatchNoMore() => _watched.Clear();

    /// <summary>Nearly every write changes what a space holds, so that this is counted along and makes nothing void.</summary>
    public void Grow(Guid space, long deltaBytes) => _growth.Add(space, _now, deltaBytes);

    /// <summary>To read a space from that was read at a position. Null: too many batches ago to tell.</summary>
    public GrowthMark? Mark(SpaceId space, LogPosition readAt) => _growth.MarkAt(space, readAt);

    /// <summary>A space as it is now, if since it was read only bytes came and went; null when that is not known any more.</summary>
    public SpaceRow? Grown(SpaceRow read, GrowthMark mark) => mark.CountedBy == _growth ? mark.CountedBy.Grown(read, mark.Bytes) : null;

    /// <summary>Whether what stands at a path is still what was read, but for the space's bytes.</summary>
    public bool Hold(Resolved read)
    {
        if (read is not { Node: { } node, Space: { } space }) return false;
        return HoldNode(node.Id, space.Id, read.Position)
            && (!node.IsFolder || read.Position.Value >= ChangedAt(Kind.Locks, space.Id.Value));
    }

    /// <summary>Whether a node is, and stands where, it was read; and its space, but for its bytes, is as it was told with it.</summary>
    public bool HoldPlace(PlacedRow read, LogPosition readAt) =>
        HoldNode(read.Node.Id, read.Space.Id, readAt) && readAt.Value >= ChangedAt(Kind.Locks, read.Space.Id.Value);

    /// <summary>Whether the folder that something was not found in still stands where it stood.</summary>
    public bool HoldFolder(Resolved read) => read is { Parent: not null, Space: { } space } && HoldTree(space.Id, read.Position);

    /// <summary>Whether all folders of a space stand where they stood, and nobody's account, group or grant has changed since.</summary>
    public bool HoldTree(SpaceId space, LogPosition readAt) =>
        readAt.Value >= Volatile.Read(ref _heldFrom) && readAt.Value >= ChangedAt(Kind.Tree, space.Value);

    /// <summary>Whether every account is still what was read at a position: any event of theirs changes all.</summary>
    public bool HoldAccounts(LogPosition readAt) => readAt.Value >= Volatile.Read(ref _heldFrom);

    /// <summary>Whether a node is, and stands where, it was read, and nobody's account, group or grant has changed since.</summary>
    public bool HoldNode(NodeId node, SpaceId space, LogPosition readAt) =>
        HoldTree(space, readAt) && readAt.Value >= ChangedAt(Kind.Node, node.Value);

    private long ChangedAt(Kind kind, Guid id) => _changedAt.TryGet((kind, id), out var position) ? position : 0;

    private void Everything(long position)
    {
        Volatile.Write(ref _heldFrom, position);
        _changedAt.Clear();
        _growth = new SpaceGrowth();
    }
}
