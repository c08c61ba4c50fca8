using Domain;
using EventStore;

namespace Commands;

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>Durable. Nothing was left to do when <paramref name="Position"/> is null.</summary>
    /// <param name="Node">What the command was about: the node made, moved, written.</param>
    /// <param name="Version">The node's stream version afterwards.</param>
    /// <param name="Content">The position that recorded the node's content, when the command wrote some: its ETag.</param>
    public sealed record Done(
        NodeId Node, long Version, LogPosition? Position, LogPosition? Content, DateTimeOffset? RecordedAt) : Outcome;

    public sealed record Refused(Refusal Refusal) : Outcome;

    /// <summary>
    /// The state that the decision saw has changed. The caller waits for core to reach <paramref name="Position"/> when it is given,
    /// resolves its target again, checks its preconditions again and asks again, at most <see cref="Limits.RetryMax"/> times.
    /// </summary>
    public sealed record Stale(LogPosition? Position) : Outcome;
}

/// <summary>Named limits of the write side.</summary>
public static class Limits
{
    public const int RetryMax = 8;

    /// <summary>Nodes appended at once by a copy.</summary>
    public const int CopyChunkMax = 2_000;

    /// <summary>Nodes of one copy.</summary>
    public const int CopyNodesMax = 100_000;

    /// <summary>Folders above a node, the root not counted.</summary>
    public const int DepthMax = 128;

    /// <summary>UTF-8 bytes of a name.</summary>
    public const int NameMaxBytes = 255;

    public const int LocksPerNodeMax = 64;

    public const int PropertiesPerNodeMax = 256;

    public const int PropertyMaxBytes = 16 * 1024;

    /// <summary>All properties named in one request.</summary>
    public const int PropertiesChangeMaxBytes = 48 * 1024;

    public static readonly TimeSpan LockTimeoutMax = TimeSpan.FromDays(7);

    public static readonly TimeSpan LockTimeoutDefault = TimeSpan.FromMinutes(30);
}
