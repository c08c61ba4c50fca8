using Domain;
using Domain.Locks;
using Domain.Nodes;
using EventStore;

namespace Commands;

/// <summary>A node as the decision saw it: core's row at a position.</summary>
public sealed record NodeSnapshot(
    NodeId Id, SpaceId Space, NodeId? Parent, string Name, bool IsFolder, bool IsTrashed, long SizeBytes, long Version,
    DateTimeOffset? Mtime = null);

/// <summary>Dead properties, all or none; with the modification time when the request set that too.</summary>
public sealed record PropertyChange(IReadOnlyList<Property> Set, IReadOnlyList<PropertyName> Removed, DateTimeOffset? Mtime = null);

/// <summary>A name in a folder, where something is made or moved to.</summary>
/// <param name="Replaced">What stands there now and may be overwritten: it goes into the trash in the same append.</param>
/// <param name="Path">Path of the place in the space, for the trash's record of what is replaced.</param>
public sealed record Place(SpaceId Space, NodeId Parent, NodeName Name, string Path, NodeSnapshot? Replaced = null);

/// <summary>New content, with its bytes when they become durable in the append's own transaction (small files).</summary>
public sealed record NewContent(Content Content, ReadOnlyMemory<byte>? Inline);

/// <summary>One node of a tree that is copied.</summary>
public sealed record CopyNode(NodeId Id, NodeId? Parent, string Name, bool IsFolder, Content? Content, DateTimeOffset Mtime, IReadOnlyList<Property> Properties);

/// <summary>
/// The write side of files and folders: the only code that appends to <c>node-*</c> streams. Every command names the position of core
/// that its snapshots were read at; the space's fence refuses it (<see cref="Outcome.Stale"/>) when the folder structure or a lock
/// changed since. Streams are expected to have their snapshot's version.
/// </summary>
public sealed class Nodes(IEventStore store)
{
    public Task<Outcome> CreateFolderAsync(Envelope by, LogPosition seenAt, Place place, DateTimeOffset? mtime, IReadOnlyList<Property> properties, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> CreateFileAsync(Envelope by, LogPosition seenAt, Place place, NewContent content, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>New content for an existing file.</summary>
    public Task<Outcome> UploadAsync(Envelope by, LogPosition seenAt, NodeSnapshot file, NewContent content, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> RestoreVersionAsync(Envelope by, LogPosition seenAt, NodeSnapshot file, long from, Content content, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Rename or move, within one space. A folder's move carries its whole tree.</summary>
    /// <param name="placeIsBelowSource">What core says at <paramref name="seenAt"/>: the place stands below the moved folder.</param>
    public Task<Outcome> MoveAsync(Envelope by, LogPosition seenAt, NodeSnapshot source, Place place, bool placeIsBelowSource, CancellationToken ct) => throw new NotImplementedException();

    /// <param name="tree">Parents before children, the top first. More than <see cref="Limits.CopyChunkMax"/> nodes are appended in
    /// chunks below a top that is attached last: the copy becomes visible at once, or never.</param>
    public Task<Outcome> CopyAsync(Envelope by, LogPosition seenAt, IReadOnlyList<CopyNode> tree, Place place, CancellationToken ct) => throw new NotImplementedException();

    /// <param name="location">Path in the space, for the trash's listing.</param>
    public Task<Outcome> TrashAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, string location, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> RestoreAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, Place place, CancellationToken ct) => throw new NotImplementedException();

    /// <param name="treeSizeBytes">Current content of the node and all below, as of <paramref name="seenAt"/>.</param>
    public Task<Outcome> PurgeAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, long treeSizeBytes, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> SetMtimeAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, DateTimeOffset mtime, CancellationToken ct) => throw new NotImplementedException();

    /// <param name="existing">The dead properties that core has on the node: what is so already is not recorded again.</param>
    public Task<Outcome> ChangePropertiesAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, IReadOnlyList<Property> existing, PropertyChange change, CancellationToken ct) => throw new NotImplementedException();

    /// <param name="inForce">Locks that core has on the node, above it (deep ones) and, for a deep lock, below it; not expired.</param>
    public Task<Outcome> LockAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, NodeLock wanted, IReadOnlyList<HeldLock> inForce, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>LOCK of an unmapped URL: an empty file and its lock in one append. RFC 4918 §7.3.</summary>
    public Task<Outcome> CreateLockedAsync(Envelope by, LogPosition seenAt, Place place, NewContent empty, NodeLock wanted, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> RefreshLockAsync(Envelope by, LogPosition seenAt, NodeSnapshot lockRoot, IReadOnlyList<HeldLock> inForce, string token, DateTimeOffset expiresAt, CancellationToken ct) => throw new NotImplementedException();

    public Task<Outcome> UnlockAsync(Envelope by, LogPosition seenAt, NodeSnapshot lockRoot, IReadOnlyList<HeldLock> inForce, string token, CancellationToken ct) => throw new NotImplementedException();
}
