namespace Domain.Nodes;

/// <summary>Everything that can happen to one file or folder. Stream: <c>node-{id}</c>.</summary>
/// <remarks>These records ARE the storage format: only add optional members; for anything else add a V2.</remarks>
public abstract record NodeEvent
{
    private NodeEvent() { }

    /// <summary>A space's root folder; recorded in the same append as the space.</summary>
    public sealed record RootCreated(SpaceId Space, UserId By) : NodeEvent;

    public sealed record FolderCreated(
        SpaceId Space, NodeId Parent, Personal Name, UserId By, DateTimeOffset? Mtime = null,
        IReadOnlyList<Property>? Properties = null, NodeId? CopiedFrom = null) : NodeEvent;

    public sealed record FileCreated(
        SpaceId Space, NodeId Parent, Personal Name, Content Content, UserId By,
        IReadOnlyList<Property>? Properties = null, NodeId? CopiedFrom = null) : NodeEvent;

    /// <summary>New content for a file; what was there stays as a version.</summary>
    public sealed record ContentUploaded(SpaceId Space, Content Content, long ReplacedSizeBytes, UserId By) : NodeEvent;

    /// <summary>An old version's content made current again. <paramref name="From"/>: the log position that recorded it first.</summary>
    public sealed record VersionRestored(SpaceId Space, long From, Content Content, long ReplacedSizeBytes, UserId By) : NodeEvent;

    public sealed record Renamed(SpaceId Space, NodeId Parent, Personal From, Personal Name, UserId By) : NodeEvent;

    public sealed record Moved(SpaceId Space, NodeId FromParent, Personal FromName, NodeId Parent, Personal Name, UserId By) : NodeEvent;

    /// <summary>Into the trash, with everything below.</summary>
    /// <param name="Location">The path in the space, without a leading slash; of a very long one the end.</param>
    public sealed record Trashed(SpaceId Space, NodeId Parent, Personal Name, Personal Location, UserId By) : NodeEvent;

    public sealed record Restored(SpaceId Space, NodeId Parent, Personal Name, UserId By) : NodeEvent;

    /// <summary>Gone for good, with everything below. <paramref name="SizeBytes"/>: the bytes given back to the space's quota.</summary>
    public sealed record Purged(SpaceId Space, long SizeBytes, UserId By) : NodeEvent;

    /// <summary>The client set the modification time without new content.</summary>
    public sealed record MtimeSet(SpaceId Space, DateTimeOffset Mtime, UserId By) : NodeEvent;

    public sealed record PropertiesChanged(
        SpaceId Space, IReadOnlyList<Property> Set, IReadOnlyList<PropertyName> Removed, UserId By) : NodeEvent;

    /// <summary>Words that people find it by.</summary>
    public sealed record TagsAdded(SpaceId Space, IReadOnlyList<Personal> Tags, UserId By) : NodeEvent;

    public sealed record TagsRemoved(SpaceId Space, IReadOnlyList<Personal> Tags, UserId By) : NodeEvent;

    public sealed record Locked(SpaceId Space, NodeLock Lock, UserId By) : NodeEvent;

    public sealed record LockRefreshed(SpaceId Space, string Token, DateTimeOffset ExpiresAt, UserId By) : NodeEvent;

    public sealed record Unlocked(SpaceId Space, string Token, UserId By) : NodeEvent;
}

/// <summary>A dead property's name. RFC 4918 §4.</summary>
public sealed record PropertyName(string Namespace, string Name);

/// <summary>A dead property.</summary>
/// <param name="Xml">The whole property element, so that attributes, prefixes and xml:lang survive.</param>
public sealed record Property(string Namespace, string Name, Personal Xml);

/// <summary>A WebDAV lock. RFC 4918 §6.</summary>
/// <param name="Token">A state token URI (<c>urn:uuid:…</c>).</param>
/// <param name="OwnerXml">The client's owner element's content, as it was sent.</param>
/// <param name="IsDeep">Depth infinity.</param>
public sealed record NodeLock(
    string Token, bool IsExclusive, bool IsDeep, Personal? OwnerXml, UserId Holder, DateTimeOffset ExpiresAt);
