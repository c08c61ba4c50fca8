using Domain;
using Projections.Core;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>The locks in force on what a listing shows: those on the resources themselves, and deep ones that reach down to them.</summary>
internal sealed class LockTable
{
    public static readonly LockTable Empty = new([], default);

    private readonly ILookup<NodeId, LockRow> _onNode;
    private readonly Dictionary<NodeId, List<ActiveLock>> _reachingInto = [];
    private readonly DateTimeOffset _now;

    private LockTable(IReadOnlyList<LockRow> rows, DateTimeOffset now) => (_onNode, _now) = (rows.ToLookup(row => row.Node), now);

    public bool IsEmpty => _onNode.Count == 0;

    /// <summary>One query, and none where core says that the space has no locks.</summary>
    public static async ValueTask<LockTable> LoadAsync(DavRequest request, NodeRow top, bool withBelow, CancellationToken ct)
    {
        var target = request.Target;
        var isFree = withBelow ? target.Space.LockCount == 0 : !target.At.HasLocksOnPath;
        return isFree ? Empty : await LoadAsync(request, target, top, withBelow, ct);
    }

    /// <summary>As it is for a node of the target's space.</summary>
    public static async ValueTask<LockTable> LoadAsync(
        DavRequest request, DavTarget target, NodeRow top, bool withBelow, CancellationToken ct)
    {
        var now = request.Services.Clock.GetUtcNow();
        var rows = await request.Services.Core.LocksAsync(top.Id, withBelow, now, ct);
        var table = new LockTable(rows, now);
        if (top.Parent is not { } parent) return table;

        // Locks from above are seen from the top's parent, which is not listed itself.
        foreach (var row in rows.Where(row => !row.IsBelow && row.Node != top.Id))
            table.Into(parent).Add(row.ToActive(await request.LockRootHrefAsync(target, row.Node, isFolder: true, ct), now));
        return table;
    }

    /// <summary>Every lock whose scope the node is in. Folders must be asked about before what they hold.</summary>
    public IEnumerable<ActiveLock> On(NodeRow node, string href)
    {
        var own = _onNode[node.Id].Select(row => row.ToActive(href, _now)).ToList();
        List<ActiveLock> all = [.. own, .. node.Parent is { } parent ? _reachingInto.GetValueOrDefault(parent, []) : []];
        if (node.IsFolder && all.Any(active => active.IsDeep)) _reachingInto[node.Id] = [.. all.Where(active => active.IsDeep)];
        return all;
    }

    private List<ActiveLock> Into(NodeId folder)
    {
        if (!_reachingInto.TryGetValue(folder, out var locks)) _reachingInto[folder] = locks = [];
        return locks;
    }
}
