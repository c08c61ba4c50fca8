using Domain;
using EventStore;

namespace Projections.Core.Memory;

/// <summary>What a folder held, in byte order of the names, and where core stood before that was read.</summary>
internal sealed record KeptMembers(SpaceId Space, IReadOnlyList<NodeRow> Rows, LogPosition ReadAt, MemberChanges Changes);

/// <summary>
/// What folders hold, kept under the conditions of docs/adr/0010-reads-from-memory.md: sync clients and web pages list the same folders all day
/// long. No row of it changes without the member being noted (<see cref="CoreChanges.Member"/>).
/// </summary>
internal sealed class MembersMemory(CoreChanges changes, ReadingLease lease)
{
    /// <summary>Rows kept of all folders, a few hundred bytes each. Full, it begins anew: what is asked for often is soon back.</summary>
    public const int RowsMax = 16_384;

    /// <summary>Rows of a folder that is kept. A larger one would drive out too many.</summary>
    public const int FolderRowsMax = RowsMax / 4;

    private readonly CountedMap<NodeId, KeptMembers> _folders = new();
    private long _rows;

    /// <summary>What a folder held, and which of its members have changed since; null when that is not known.</summary>
    public (KeptMembers Kept, IReadOnlySet<Guid> Changed)? Recall(NodeId folder) =>
        _folders.TryGet(folder, out var kept) && ChangedSince(folder, kept) is { } changed ? (kept, changed) : null;

    /// <summary>What a folder holds after some of its members were read again. False when others have changed meanwhile.</summary>
    /// <param name="known">The members that were read again.</param>
    public bool Renew(NodeId folder, KeptMembers before, IReadOnlySet<Guid> known, IReadOnlyList<NodeRow> rows, LogPosition readAt)
    {
        if (ChangedSince(folder, before) is not { } changed || !changed.IsSubsetOf(known)) return false;
        Keep(folder, before.Space, rows, readAt);
        return true;
    }

    /// <param name="readAt">Where core stood before they were read.</param>
    public void Keep(NodeId folder, SpaceId space, IReadOnlyList<NodeRow> rows, LogPosition readAt)
    {
        if (!lease.IsHeld || rows.Count > FolderRowsMax) return;

        // About right: two who keep the same at once are counted twice. An empty folder counts as well.
        var before = _folders.TryGet(folder, out var known) ? known.Rows.Count + 1 : 0;
        if (Interlocked.Add(ref _rows, rows.Count + 1 - before) > RowsMax)
        {
            _folders.Clear();
            changes.WatchNoMore();
            Interlocked.Exchange(ref _rows, rows.Count + 1);
        }

        _folders.Set(folder, new KeptMembers(space, rows, readAt, changes.Watch(folder, space, readAt)));
    }

    private IReadOnlySet<Guid>? ChangedSince(NodeId folder, KeptMembers kept)
    {
        if (!lease.IsHeld || !changes.HoldTree(kept.Space, kept.ReadAt)) return null;
        var changed = kept.Changes.Since(kept.ReadAt.Value);

        // Last: what was noted counts only if it was noted until now.
        return changes.IsWatched(folder, kept.Changes) ? changed : null;
    }
}
