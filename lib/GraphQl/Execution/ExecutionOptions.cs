using GraphQl.Language;
using GraphQl.Validation;

namespace GraphQl.Execution;

/// <summary>What an execution may cost, and how faults are told.</summary>
public sealed record ExecutionOptions
{
    public static readonly ExecutionOptions Default = new();

    /// <summary>What a text may cost to be read.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Default;

    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>What a document may ask for; null: anything that is valid.</summary>
    public DocumentLimits? Limits { get; init; } = DocumentLimits.Default;

    /// <summary>What an operation may cost; null: nothing is worked out.</summary>
    public CostOptions? Cost { get; init; }

    /// <summary>More errors than this are not told, though they still make null.</summary>
    public int ErrorsMax { get; init; } = 100;

    /// <summary>
    /// Whether work goes on below a place that an error made null, so that all errors are told and not only those that came first.
    /// Nothing of that work is answered. <see href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors">§6.4.4</see>
    /// </summary>
    public bool TellAllErrors { get; init; }

    /// <summary>How long an operation may run; of a subscription its beginning and each of its events.</summary>
    public TimeSpan TimeMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Fields and list items that a response may have, all together; a response beyond that is given up while it is made. Transports bound
    /// bytes.
    /// </summary>
    public int ValuesMax { get; init; } = 5_000_000;

    /// <summary>Bytes of compiled documents that are kept, counted by their texts.</summary>
    public long DocumentCacheBytesMax { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// What the caller reads of an exception that was not meant for it. Where the host writes it down; the text must not be told.
    /// </summary>
    public Func<Exception, GraphQlError> OnFault { get; init; } = static _ => new("Unexpected execution error.");
}
