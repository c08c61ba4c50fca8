using Domain;
using EventStore;

namespace Projections.Core.Memory;

/// <summary>
/// What folders hold, kept under the conditions of docs/adr/0010-reads-from-memory.md: sync clients and web pages list the same folders all day
/// long. Nothing changes in a folder or of a row of it without the folder being told changed too.
/// </summary>
internal sealed class MembersMemory(CoreChanges changes, ReadingLease lease)
{
    /// <summary>Rows kept of all folders, a few hundred bytes each. Full, it begins anew: what is asked for often is soon back.</summary>
    public const int RowsMax = 16_384;

    /// <summary>Rows of a folder that is kept. A larger one would drive out too many.</summary>
    public const int FolderRowsMax = RowsMax / 4;

    private readonly CountedMap<NodeId, (SpaceId Space, IReadOnlyList<NodeRow> Rows, LogPosition ReadAt)> _folders = new();
    private long _rows;

    /// <summary>In byte order of their names.</summary>
    public IReadOnlyList<NodeRow>? Recall(NodeId folder) =>
        lease.IsHeld && _folders.TryGet(folder, out var known) && changes.HoldNode(folder, known.Space, known.ReadAt) ? known.Rows : null;

    /// <param name="readAt">Where core stood before they were read.</param>
    public void Keep(NodeId folder, SpaceId space, IReadOnlyList<NodeRow> rows, LogPosition readAt)
    {
        if (!lease.IsHeld || rows.Count > FolderRowsMax) return;

        // About right: two who keep the same at once are counted twice. An empty folder counts as well.
        var before = _folders.TryGet(folder, out var known) ? known.Rows.Count + 1 : 0;
        if (Interlocked.Add(ref _rows, rows.Count + 1 - before) > RowsMax)
        {
            _folders.Clear();
            Interlocked.Exchange(ref _rows, rows.Count + 1);
        }

        _folders.Set(folder, (space, rows, readAt));
    }
}
