using Domain;
using Domain.Users;
using Domain.Nodes;
using EventStore;

namespace Projections.Core;

/// <summary>A live or trashed file or folder, as the core read model has it.</summary>
/// <param name="Parent">Null for a space's root and for the top of a trashed tree.</param>
/// <param name="SizeBytes">A file's content; a folder's whole tree.</param>
/// <param name="Mtime">A file's own time; a folder's: the newest change anywhere below.</param>
/// <param name="ETag">The position of the newest change: of the content, or for a folder of anything below. Formatted by the heads.</param>
/// <param name="Version">The node's stream version: what a command expects.</param>
/// <param name="ContentVersion">The log position that recorded the current content (files).</param>
/// <param name="Digests">Of a file's content.</param>
/// <param name="HasLocks">Whether locks (perhaps expired ones) are recorded on this very node.</param>
public sealed record NodeRow(
    NodeId Id, SpaceId Space, NodeId? Parent, string Name, bool IsFolder, bool IsTrashed, long SizeBytes,
    DateTimeOffset Mtime, DateTimeOffset CreatedAt, LogPosition ETag, long Version, LogPosition ContentVersion,
    Digests? Digests, string? MimeType, bool HasLocks, bool HasProperties)
{
    /// <summary>Lower-case hex, as all digests; made anew at each call.</summary>
    public string? Blob => Digests?.Blob;

    public string? Sha1 => Digests?.Sha1;

    public string? Md5 => Digests?.Md5;

    public string? Adler32 => Digests?.Adler32;

    /// <summary>What a file holds, as a command wants it; null for a folder.</summary>
    public Content? Content => Digests?.ToContent(SizeBytes, MimeType, Mtime);
}

/// <param name="UsedBytes">Current content of everything not purged (live and trash; old versions are not counted).</param>
/// <param name="QuotaBytes">Null: unlimited.</param>
/// <param name="LockCount">Recorded locks in the whole space (perhaps expired ones): 0 spares the search for locks below a folder.</param>
/// <param name="Alias">Of a project space.</param>
public sealed record SpaceRow(
    SpaceId Id, UserId? Owner, string OwnerName, string OwnerDisplayName, NodeId Root, string Name, long UsedBytes, long? QuotaBytes,
    int LockCount, bool IsDisabled = false, bool IsPersonal = true, string? Alias = null)
{
    /// <summary>What people name the space by, with its kind before it.</summary>
    public string DriveAlias => IsPersonal ? $"personal/{OwnerName}" : $"project/{Alias}";
}

/// <param name="CredentialVersion">Position of the newest event that makes older verified credentials void (password, disable, enable).</param>
public sealed record UserRow(
    UserId Id, string Name, string DisplayName, string? Mail, AccountRole Role, bool IsDisabled, LogPosition CredentialVersion,
    SpaceId? PersonalSpace, bool IsDeleted = false);

/// <summary>What one request's target is: the answer of the one round trip that a request makes before its verb.</summary>
/// <param name="Position">Core's checkpoint in the snapshot that the rest was read from.</param>
/// <param name="Caller">The authenticated account, for the check of its verified credentials.</param>
/// <param name="Space">Null when there is no such space.</param>
/// <param name="Node">The target; null when it does not exist.</param>
/// <param name="Parent">The folder that holds, or would hold, the target; null when it is missing, is no folder, or for the root.</param>
/// <param name="HasLocksOnPath">Whether the target or any folder above it has locks recorded.</param>
/// <param name="Inline">The content's bytes, when they were asked for and stand in the database.</param>
public sealed record Resolved(
    LogPosition Position, UserRow? Caller, SpaceRow? Space, NodeRow? Node, NodeId? Parent, bool HasLocksOnPath, ReadOnlyMemory<byte>? Inline);

/// <summary>Where a path begins.</summary>
public abstract record PathRoot
{
    private PathRoot() { }

    /// <summary>The personal space of the account with this sign-in name or id.</summary>
    public sealed record InPersonalSpace(string User) : PathRoot;

    public sealed record InSpace(SpaceId Id) : PathRoot;

    /// <summary>
    /// A node addressed by id; the path goes on below it. What lies in the trash is found too, and then says
    /// <see cref="NodeRow.IsTrashed"/> even where only a folder above it was trashed.
    /// </summary>
    public sealed record AtNode(SpaceId Space, NodeId Id) : PathRoot;
}

/// <param name="Node">Where the lock stands.</param>
/// <param name="IsBelow">It stands below the node that was asked about, and not on it or above.</param>
public sealed record LockRow(
    NodeId Node, string Token, bool IsExclusive, bool IsDeep, string? OwnerXml, UserId Holder, string HolderName, DateTimeOffset ExpiresAt,
    bool IsBelow = false);

/// <summary>A live node and where it stands.</summary>
/// <param name="Space">As it is now, also where the node is told as it was.</param>
/// <param name="Way">From the space's root down to the node itself.</param>
public sealed record PlacedRow(NodeRow Node, SpaceRow Space, IReadOnlyList<(NodeId Id, string Name)> Way);

public sealed record PropertyRow(NodeId Node, string Namespace, string Name, string Xml);

/// <param name="Location">Path in the space at the time of deletion, without a leading slash.</param>
public sealed record TrashRow(NodeRow Node, NodeId FromParent, string Name, string Location, UserId By, string ByName, DateTimeOffset TrashedAt);

/// <param name="Key">The log position that recorded the content: the version's key.</param>
public sealed record VersionRow(
    NodeId Node, long Key, Digests Digests, long SizeBytes, string? MimeType, DateTimeOffset Mtime,
    DateTimeOffset RecordedAt, UserId By, string ByName)
{
    public string Blob => Digests.Blob;

    public Content Content => Digests.ToContent(SizeBytes, MimeType, Mtime);
}
