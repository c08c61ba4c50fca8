using Domain;

namespace Projections.Core;

/// <summary>
/// The reads that every head makes. Each answers from one snapshot;
/// expired locks are left out by <paramref name="now"/>.
/// </summary>
public interface ICoreQueries
{
    /// <summary>Path → node, with the caller's account, the space, the parent and locks, in one round trip.</summary>
    /// <param name="withInline">Also fetch the content's bytes when they stand in the database.</param>
    ValueTask<Resolved> ResolveAsync(UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline, CancellationToken ct);

    /// <summary>
    /// What <see cref="ResolveAsync"/> would answer, perhaps from memory: for what only reads, since the position may be earlier than that
    /// of core, by changes of other things.
    /// </summary>
    ValueTask<Resolved> RecallAsync(UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline, CancellationToken ct);

    /// <summary>
    /// What <see cref="ResolveAsync"/> would answer if nothing stood at the path, or null when its folder is not remembered. For an append
    /// that finds out: the name's reservation and the space's fence refuse what was supposed wrongly.
    /// </summary>
    Resolved? SupposeMissing(UserId? caller, PathRoot root, IReadOnlyList<string> path);

    /// <summary>The append found what <see cref="SupposeMissing"/> told untrue.</summary>
    void Doubt(UserId? caller, PathRoot root, IReadOnlyList<string> path);

    /// <summary>A folder's members in byte order of their names.</summary>
    IAsyncEnumerable<NodeRow> ChildrenAsync(NodeId folder, CancellationToken ct);

    /// <summary>As <see cref="ChildrenAsync"/>, whole, and perhaps from memory.</summary>
    /// <param name="folder">As it was resolved before.</param>
    ValueTask<IReadOnlyList<NodeRow>> MembersAsync(Resolved folder, CancellationToken ct);

    /// <summary>
    /// A live or trashed node's whole tree, parents before children, the node itself first;
    /// at most <paramref name="max"/> + 1 rows.
    /// </summary>
    IAsyncEnumerable<NodeRow> TreeAsync(NodeId top, int max, CancellationToken ct);

    /// <summary>Path of a live node in its space, root first, without the root.</summary>
    Task<IReadOnlyList<string>?> PathOfAsync(NodeId node, CancellationToken ct);

    /// <summary>Those of the nodes that are live, each with its way from the root; in no order. Perhaps from memory.</summary>
    Task<IReadOnlyList<PlacedRow>> PlacesAsync(IReadOnlyCollection<NodeId> nodes, CancellationToken ct);

    /// <summary>Whether <paramref name="node"/> stands below <paramref name="folder"/> or is it.</summary>
    Task<bool> IsBelowAsync(NodeId node, NodeId folder, CancellationToken ct);

    /// <summary>Levels of folders below a folder, live or trashed; counted up to <paramref name="max"/>.</summary>
    Task<int> LevelsBelowAsync(NodeId folder, int max, CancellationToken ct);

    /// <summary>Locks in force on a node: its own, deep ones above it, and (asked for) all below.</summary>
    Task<IReadOnlyList<LockRow>> LocksAsync(NodeId node, bool withBelow, DateTimeOffset now, CancellationToken ct);

    /// <summary>Dead properties of many nodes at once.</summary>
    Task<ILookup<NodeId, PropertyRow>> PropertiesAsync(IReadOnlyCollection<NodeId> nodes, CancellationToken ct);

    /// <summary>A space's trash, newest first, after a cursor; at most <paramref name="max"/>.</summary>
    IAsyncEnumerable<TrashRow> TrashAsync(SpaceId space, CancellationToken ct);

    Task<TrashRow?> TrashedAsync(SpaceId space, NodeId key, CancellationToken ct);

    /// <summary>Old versions of a file, newest first; the current content is not among them.</summary>
    Task<IReadOnlyList<VersionRow>> VersionsAsync(NodeId file, CancellationToken ct);

    /// <summary>The bytes of content that stands in the database, or null.</summary>
    Task<ReadOnlyMemory<byte>?> InlineAsync(string blob, CancellationToken ct);

    Task<UserRow?> UserByNameAsync(string name, CancellationToken ct);

    Task<UserRow?> UserAsync(UserId id, CancellationToken ct);

    /// <summary>As <see cref="UserAsync"/>, of somebody who asks and will again: perhaps from memory.</summary>
    ValueTask<UserRow?> CallerAsync(UserId id, CancellationToken ct);

    Task<IReadOnlyList<UserRow>> UsersAsync(CancellationToken ct);

    Task<SpaceRow?> SpaceAsync(SpaceId id, CancellationToken ct);

    Task<IReadOnlyList<SpaceRow>> SpacesOfAsync(UserId user, CancellationToken ct);
}
