using Domain;
using Domain.Nodes;
using static Domain.Nodes.NodeEvent;

namespace Commands;

/// <summary>The new nodes of a copy, with their ids and events.</summary>
internal sealed class CopyPlan
{
    private readonly List<NewNode> _nodes;

    private CopyPlan(SpaceId space, List<NewNode> nodes, bool holdsPlace) =>
        (Space, _nodes, HoldsPlace, Below) = (space, nodes, holdsPlace, nodes[1..]);

    public SpaceId Space { get; }

    public NewNode Top => _nodes[0];

    public IReadOnlyList<NewNode> Below { get; }

    /// <summary>The place is a folder of the copied tree.</summary>
    public bool HoldsPlace { get; }

    /// <summary>Folders above the deepest new node.</summary>
    public int DepthMax => _nodes.Max(node => node.Depth);

    public bool FitsOneAppend => _nodes.Count <= Limits.CopyChunkMax
        && _nodes.Sum(node => node.Events.Count) <= Limits.CopyChunkEventsMax
        && _nodes.Sum(node => (long)node.EventBytes) <= Limits.CopyChunkMaxBytes;

    public static CopyPlan Of(Envelope by, IReadOnlyList<CopyNode> tree, Place place)
    {
        var made = new Dictionary<NodeId, NewNode>(tree.Count);
        var nodes = new List<NewNode>(tree.Count);
        foreach (var source in tree)
        {
            var above = nodes.Count == 0 ? null : made[source.Parent!.Value];
            var node = NewNode.Of(
                by, source, place.Space,
                parent: above?.Id ?? place.Parent,
                name: above is null ? place.Name.Value : source.Name,
                depth: above is null ? place.Path.AsSpan().Count('/') : above.Depth + 1,
                branch: above is null ? -1 : above.Branch < 0 ? nodes.Count : above.Branch);
            made.Add(source.Id, node);
            nodes.Add(node);
        }

        return new CopyPlan(place.Space, nodes, made.ContainsKey(place.Parent));
    }

    /// <summary>What stands below the top, in appends under the named limits; parents before children.</summary>
    public IEnumerable<IReadOnlyList<NewNode>> Chunks()
    {
        var (chunk, events, bytes) = (new List<NewNode>(), 0, 0);
        foreach (var node in Below)
        {
            var isFull = chunk.Count == Limits.CopyChunkMax
                || events + node.Events.Count > Limits.CopyChunkEventsMax
                || bytes + node.EventBytes > Limits.CopyChunkMaxBytes;
            if (isFull && chunk.Count > 0)
            {
                yield return chunk;
                (chunk, events, bytes) = (new List<NewNode>(), 0, 0);
            }

            chunk.Add(node);
            (events, bytes) = (events + node.Events.Count, bytes + node.EventBytes);
        }

        if (chunk.Count > 0) yield return chunk;
    }

    /// <summary>The first nodes below the top as the trees that they are without it, each with the bytes it holds.</summary>
    public IEnumerable<(NewNode Top, long SizeBytes)> TreesOf(int appended) =>
        Below.Take(appended).GroupBy(node => node.Branch).Select(tree => (_nodes[tree.Key], tree.Sum(node => node.SizeBytes)));
}

/// <summary>One node that a copy makes.</summary>
/// <param name="Branch">Index in the plan of the top's child that it is or stands below; −1 for the top itself.</param>
/// <param name="EventBytes">About what its events take.</param>
internal sealed record NewNode(
    NodeId Id, NodeId Parent, string Name, long SizeBytes, int Depth, int Branch, IReadOnlyList<NodeEvent> Events, int EventBytes)
{
    /// <summary>About what a node's events take beside its properties: ids, digests, a name of full length.</summary>
    private const int FrameBytes = 1024;

    public static NewNode Of(
        Envelope by, CopyNode source, SpaceId space, NodeId parent, string name, int depth, int branch)
    {
        var portions = PropertySizes.Portions(source.Properties).ToList();
        var first = portions.Count == 0 ? null : portions[0];
        NodeEvent created = source.IsFolder
            ? new FolderCreated(space, parent, name, by.Actor, source.Mtime, first, source.Id)
            : new FileCreated(space, parent, name, ContentOf(source), by.Actor, first, source.Id);
        return new NewNode(
            NodeId.New(), parent, name, source.IsFolder ? 0 : ContentOf(source).SizeBytes, depth, branch,
            [created, .. portions.Skip(1).Select(portion => new PropertiesChanged(space, portion, [], by.Actor))],
            FrameBytes + source.Properties.Sum(PropertySizes.Of));
    }

    public void AddTo(Change change, bool isSubject = false)
    {
        _ = isSubject ? change.AppendSubject(Id, 0, Events) : change.Append(Id, 0, Events);
        change.Take(Parent, Name, Id).AddBytes(SizeBytes);
    }

    private static Content ContentOf(CopyNode file) =>
        (file.Content ?? throw new ArgumentException("A file is copied with its content.", nameof(file))) with { Mtime = file.Mtime };
}
