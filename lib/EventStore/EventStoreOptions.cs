namespace EventStore;

/// <summary>Every limit of the store, by name.</summary>
public sealed class EventStoreOptions
{
    /// <summary>An Npgsql connection string. The store opens connections of its own from it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Serialised data plus headers of one event.</summary>
    public int EventSizeMaxBytes { get; init; } = 64 * 1024;

    /// <summary>Commands that wait for the appender; past it an append is refused as unavailable.</summary>
    public int QueueMax { get; init; } = 4096;

    /// <summary>Commands of one batch.</summary>
    public int BatchCommandsMax { get; init; } = 512;

    /// <summary>Data, headers and attachments of one batch. A single larger command goes alone.</summary>
    public int BatchMaxBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Events of one command.</summary>
    public int CommandEventsMax { get; init; } = 10_000;

    /// <summary>How long an append may wait for its outcome.</summary>
    public TimeSpan AppendTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Newest events kept in memory for projections on the appending node.</summary>
    public int RecentEventsMax { get; init; } = 4096;
}
