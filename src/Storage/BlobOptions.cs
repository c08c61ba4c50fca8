namespace Storage;

/// <summary>Every limit of the blob store, by name.</summary>
public sealed class BlobOptions
{
    public required string Folder { get; init; }

    /// <summary>Content up to this size stands in the database (docs/adr).</summary>
    public int InlineMaxBytes { get; init; } = 16 * 1024;

    /// <summary>How long a blob that nothing refers to is kept, before and again after it is set aside.</summary>
    public TimeSpan OrphanGrace { get; init; } = TimeSpan.FromHours(24);

    /// <summary>An upload's file that nobody holds and that was not written for this long was left by a process that died.</summary>
    public TimeSpan StaleUploadAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What is read, hashed and written at once. Larger content goes through a pipeline of such chunks.</summary>
    public int ChunkBytes { get; init; } = 256 * 1024;

    /// <summary>Chunks of one upload that are in memory at a time.</summary>
    public int ChunksInFlightMax { get; init; } = 6;

    /// <summary>Threads that wait for the disk; started when needed.</summary>
    public int FlushThreadsMax { get; init; } = 16;
}
