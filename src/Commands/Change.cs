using Domain;
using Domain.Nodes;
using EventStore;

namespace Commands;

/// <summary>One command's whole effect on a space: events, names taken and given back, bytes, and the fence it stands behind.</summary>
internal sealed class Change(Envelope by, SpaceId space)
{
    private readonly List<StreamAppend> _streams = [];
    private readonly List<Reservation> _reserve = [];
    private readonly List<Reservation> _release = [];
    private readonly List<Attachment> _attachments = [];
    private readonly List<Fence> _settled = [];
    private Fence? _fence;
    private Fence? _access;
    private IReadOnlyList<Fence> _actor = [];
    private long _bytes;
    private int _subjectAt;

    public int EventCount { get; private set; }

    /// <summary>Where among the append's events the node's first one stands that the command is about.</summary>
    public int SubjectOffset { get; private set; }

    public StreamAppend Subject => _streams[_subjectAt];

    public static StreamId Stream(NodeId node) => new("node", node.Value);

    public Change Append(NodeId node, long version, IReadOnlyList<NodeEvent> events)
    {
        _streams.Add(new StreamAppend(Stream(node), version, events));
        EventCount += events.Count;
        return this;
    }

    /// <summary>As <see cref="Append"/>, for the node that the outcome tells about.</summary>
    public Change AppendSubject(NodeId node, long version, IReadOnlyList<NodeEvent> events)
    {
        (_subjectAt, SubjectOffset) = (_streams.Count, EventCount);
        return Append(node, version, events);
    }

    /// <summary>What is recorded together with it, about something that is no node.</summary>
    public Change Beside(StreamAppend other)
    {
        _streams.Add(other);
        EventCount += other.Events.Count;
        return this;
    }

    /// <summary>What happens to a node that leaves its place, and the end of the locks that do not go with it.</summary>
    public Change AppendLeaving(NodeSnapshot node, IReadOnlyList<NodeEvent> events)
    {
        var ended = node.LocksInTree.ToLookup(held => held.Root, held => new NodeEvent.Unlocked(space, held.Lock.Token, by.Actor));
        Append(node.Id, node.Version, [.. events, .. ended[node.Id]]);

        // The fence has refused this if a lock came meanwhile; what else happened to those nodes does not matter.
        foreach (var below in ended.Where(below => below.Key != node.Id)) Append(below.Key, StreamAppend.Any, [.. below]);
        return this;
    }

    /// <summary>As <see cref="AppendLeaving"/>, for the node that the outcome tells about.</summary>
    public Change AppendSubjectLeaving(NodeSnapshot node, IReadOnlyList<NodeEvent> events)
    {
        (_subjectAt, SubjectOffset) = (_streams.Count, EventCount);
        return AppendLeaving(node, events);
    }

    public Change Take(NodeId parent, string name, NodeId holder)
    {
        _reserve.Add(new Reservation(parent.Value, name, holder.Value));
        return this;
    }

    public Change GiveBack(NodeId? parent, string name, NodeId holder)
    {
        if (parent is { } folder) _release.Add(new Reservation(folder.Value, name, holder.Value));
        return this;
    }

    public Change AddBytes(long delta)
    {
        _bytes += delta;
        return this;
    }

    public Change Attach(NewContent content)
    {
        if (content.Inline is { } bytes)
            _attachments.Add(new Attachment(Convert.FromHexString(content.Content.Blob.Hex), bytes));
        return this;
    }

    /// <summary>The end of a tree that was never attached: its top's stream, name and bytes.</summary>
    public Change Purge(NodeId top, NodeId parent, string name, long version, long sizeBytes) =>
        Append(top, version, [new NodeEvent.Purged(space, sizeBytes, by.Actor)]).GiveBack(parent, name, top).AddBytes(-sizeBytes);

    /// <summary>
    /// Refuses the append when the space's folder structure, a lock or a grant changed after the decision's read model, or the actor's
    /// credentials were voided after they were verified.
    /// </summary>
    /// <param name="advance">This append changes one of these itself.</param>
    public Change Behind(LogPosition seenAt, bool advance)
    {
        _fence = new Fence(space.Value, seenAt, advance || _fence is { Advance: true });
        if (AccessFence.Guards(by)) _access = new Fence(AccessFence.Key, seenAt, Advance: false);
        _actor = AccessFence.OfActor(by);
        return this;
    }

    /// <summary>A large copy's top is either made or given up: whichever comes second is refused.</summary>
    public Change Settle(NodeId top, LogPosition seenAt)
    {
        _settled.Add(new Fence(top.Value, seenAt, Advance: true));
        return this;
    }

    public AppendRequest ToRequest() => new()
    {
        CommandId = by.CommandId,
        Metadata = by.ToMetadata(),
        Streams = _streams,
        Fences = [.. new[] { _fence, _access }.OfType<Fence>(), .. _actor, .. _settled],
        Reserve = _reserve,
        Release = _release,
        Budgets = _bytes == 0 ? [] : [new BudgetChange(space.Value, _bytes)],
        Attachments = _attachments,
    };
}
