namespace GraphQl.Execution;

/// <summary>What an execution may cost, and how faults are told.</summary>
public sealed record ExecutionOptions
{
    public static readonly ExecutionOptions Default = new();

    /// <summary>More errors than this are not told, though they still make null.</summary>
    public int ErrorsMax { get; init; } = 100;

    /// <summary>How long an operation may run; a subscription, each of its events.</summary>
    public TimeSpan TimeMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of compiled documents that are kept, counted by their texts.</summary>
    public long DocumentCacheBytesMax { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// What the caller reads of an exception that was not meant for it. Where the host writes it down; the text must not be told.
    /// </summary>
    public Func<Exception, GraphQlError> OnFault { get; init; } = static _ => new("Unexpected execution error.");
}
