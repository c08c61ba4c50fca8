using System.Diagnostics;
using Npgsql;
using Projections.Core.Memory;

namespace Projections.Core;

/// <summary>
/// The tree as far as recent batches touched it: exact, since nobody else writes the tables. It holds rows of nodes and, for
/// each folder it knows, all folders above it.
/// </summary>
internal sealed class CoreTree(CoreChanges changes)
{
    /// <summary>
    /// Rows kept for later batches. Past it all are dropped and loaded again as needed:
    /// no bookkeeping on the way of each event.
    /// </summary>
    private const int NodesMax = 20_000;

    private const int FoldersMax = 100_000;

    /// <summary>Far above any depth that commands allow; a longer way up can only be a cycle.</summary>
    private const int DepthMax = 100_000;

    private readonly Dictionary<Guid, NodeState> _nodes = [];
    private readonly Dictionary<Guid, FolderTotals> _folders = [];
    private readonly List<NodeState> _changedNodes = [];
    private readonly List<FolderTotals> _changedFolders = [];
    private readonly NodeColumns _newNodes = new(), _oldNodes = new(), _past = new();
    private readonly TotalsColumns _newTotals = new(), _oldTotals = new();

    public bool HasNode(Guid node) => _nodes.ContainsKey(node);

    public bool HasFolder(Guid folder) => _folders.ContainsKey(folder);

    public NodeState Node(Guid node) =>
        _nodes.TryGetValue(node, out var state) ? state : throw new UnreachableException($"Node {node} is not in the read model.");

    /// <summary>The folder's totals; made empty when its own event is yet to come.</summary>
    public FolderTotals Folder(Guid folder)
    {
        if (!_folders.TryGetValue(folder, out var totals)) _folders.Add(folder, totals = new FolderTotals(folder));
        return totals;
    }

    public void Take(NodeState state) => _nodes.Add(state.Node, state);

    public void Forget(Guid node)
    {
        _nodes.Remove(node);
        _folders.Remove(node);
    }

    /// <summary>Keeps the row as it was before the event at <paramref name="position"/>, which begins a new state of the tree.</summary>
    public void Supersede(NodeState state, long position)
    {
        _past.Add(state, position);
        state.ValidFrom = position;
    }

    public void Queue(NodeState state)
    {
        if (state.IsQueued) return;
        state.IsQueued = true;
        _changedNodes.Add(state);
    }

    public void Queue(FolderTotals totals)
    {
        if (totals.IsQueued) return;
        totals.IsQueued = true;
        _changedFolders.Add(totals);
    }

    /// <summary>Something changed in this folder: it and all above have a new size, time and ETag.</summary>
    public void Touch(FolderTotals? folder, long deltaBytes, long position, DateTime at)
    {
        for (var depth = 0; folder is not null; folder = folder.Above)
        {
            if (++depth > DepthMax) throw new UnreachableException($"Folder {folder.Node} stands below itself.");
            folder.SizeBytes += deltaBytes;
            folder.ETag = position;
            folder.Mtime = at;
            Queue(folder);
        }
    }

    /// <summary>The statements for all changes since the last call.</summary>
    public void Write(NpgsqlBatch writes)
    {
        Fill();
        if (_past.Count > 0) _past.InsertPast(writes);
        if (_oldNodes.Count > 0) _oldNodes.Update(writes);
        if (_newNodes.Count > 0) _newNodes.Insert(writes);
        if (_newTotals.Count > 0) _newTotals.Insert(writes);
        if (_oldTotals.Count > 0) _oldTotals.Update(writes);
        if (_folders.Count > FoldersMax) _folders.Clear();
        if (_nodes.Count > NodesMax || _folders.Count == 0) _nodes.Clear();
    }

    /// <summary>
    /// The columns of the last batch are dropped here and not after use:
    /// the runner sends them after <see cref="Write"/>.
    /// </summary>
    public void Begin()
    {
        _past.Clear();
        _newNodes.Clear();
        _oldNodes.Clear();
        _newTotals.Clear();
        _oldTotals.Clear();
    }

    private void Fill()
    {
        foreach (var state in _changedNodes)
        {
            if (state.IsFolder && state.IsStored) changes.Tree(state.Space);
            else if (state.IsStored) changes.Node(state.Node);
            if (state.Parent is { } parent) changes.Member(parent, state.Node);
            (state.IsStored ? _oldNodes : _newNodes).Add(state);
            (state.IsStored, state.IsQueued) = (true, false);
        }

        foreach (var totals in _changedFolders)
        {
            if (totals.IsStored) changes.Node(totals.Node);
            if (totals.Above is { } above) changes.Member(above.Node, totals.Node);
            (totals.IsStored ? _oldTotals : _newTotals).Add(totals);
            (totals.IsStored, totals.IsQueued) = (true, false);
        }

        _changedNodes.Clear();
        _changedFolders.Clear();
    }
}
