namespace Domain.Access;

/// <summary>
/// The single rights out of which roles are made: those of the CS3 APIs, which the ownCloud family of servers shares, so that a role
/// means the same there and here. Bits are stored in read models only; the log holds their names.
/// </summary>
[Flags]
public enum Permission
{
    None = 0,

    /// <summary>See that it exists, with its metadata.</summary>
    Stat = 1 << 0,

    /// <summary>Learn its path.</summary>
    GetPath = 1 << 1,
    GetQuota = 1 << 2,

    ReadContent = 1 << 3,
    ListFolder = 1 << 4,
    ListTrash = 1 << 5,

    /// <summary>Write content, of a new file as well.</summary>
    Upload = 1 << 6,
    CreateFolder = 1 << 7,

    /// <summary>Into the trash.</summary>
    Delete = 1 << 8,
    Move = 1 << 9,
    RestoreTrash = 1 << 10,
    ListVersions = 1 << 11,
    RestoreVersion = 1 << 12,
    ListGrants = 1 << 13,
    AddGrant = 1 << 14,
    UpdateGrant = 1 << 15,
    RemoveGrant = 1 << 16,
    DenyGrant = 1 << 17,

    /// <summary>Out of the trash, for good.</summary>
    PurgeTrash = 1 << 18,
}
