namespace Domain;

/// <summary>A person's account. Random, never personal.</summary>
public readonly record struct UserId(Guid Value)
{
    public static UserId New() => new(Guid.CreateVersion7());
}

/// <summary>A space (drive).</summary>
public readonly record struct SpaceId(Guid Value)
{
    public static SpaceId New() => new(Guid.CreateVersion7());
}

/// <summary>A file or folder; stays the same through renames, moves, trash and restore.</summary>
public readonly record struct NodeId(Guid Value)
{
    public static NodeId New() => new(Guid.CreateVersion7());
}

/// <summary>Content, named by its SHA-256 in lower-case hex.</summary>
public readonly record struct BlobId(string Hex);
