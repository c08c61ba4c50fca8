using Domain;
using Domain.Locks;
using Domain.Nodes;
using Domain.Tags;

namespace Commands;

/// <summary>A node as the decision saw it: core's row at a position.</summary>
/// <param name="Parent">Null for a space's root and for what was trashed itself.</param>
/// <param name="IsTrashed">It, or with a parent a folder above it, is in the trash.</param>
public sealed record NodeSnapshot(
    NodeId Id, SpaceId Space, NodeId? Parent, string Name, bool IsFolder, bool IsTrashed, long SizeBytes, long Version,
    DateTimeOffset? Mtime = null)
{
    /// <summary>Locks in force on it and below: they end when it leaves its place. RFC 4918 §7.7, §9.6.1.</summary>
    public IReadOnlyList<HeldLock> LocksInTree { get; init; } = [];

    internal Node.Live ToLive() => new(Space, Parent, Name, IsFolder, IsFolder ? 0 : SizeBytes, Mtime);

    internal Node ToNode() => IsTrashed ? new Node.InTrash(ToLive()) : ToLive();
}

/// <summary>A name in a folder, where something is made or moved to.</summary>
/// <param name="Path">Path of the place in the space, without a leading slash.</param>
/// <param name="Replaced">What stands there now and may be overwritten: it goes into the trash in the same append.</param>
public sealed record Place(SpaceId Space, NodeId Parent, NodeName Name, string Path, NodeSnapshot? Replaced = null)
{
    /// <summary>Levels of folders that come here below the folder itself.</summary>
    public int LevelsBelow { get; init; }
}

/// <summary>New content, with its bytes when they become durable in the append's own transaction (small files).</summary>
public sealed record NewContent(Content Content, ReadOnlyMemory<byte>? Inline);

/// <summary>Dead properties, all or none; with what else the request set.</summary>
/// <param name="IsFavorite">Whether it is a favorite of who asks.</param>
public sealed record PropertyChange(
    IReadOnlyList<Property> Set, IReadOnlyList<PropertyName> Removed, DateTimeOffset? Mtime = null, TagChange? Tags = null,
    bool? IsFavorite = null);

/// <param name="Existing">The tags that core has on the node.</param>
public sealed record TagChange(IReadOnlyList<string> Existing, IReadOnlyList<Tag> Wanted);

/// <summary>One node of a tree that is copied.</summary>
/// <param name="Content">Null for a folder.</param>
public sealed record CopyNode(
    NodeId Id, NodeId? Parent, string Name, bool IsFolder, Content? Content, DateTimeOffset Mtime, IReadOnlyList<Property> Properties);

/// <summary>What a copy left behind that was never finished: the top of a tree whose parent was never made.</summary>
public sealed record DetachedTree(NodeSnapshot Top, long SizeBytes);
