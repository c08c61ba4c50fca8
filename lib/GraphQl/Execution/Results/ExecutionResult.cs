namespace GraphQl.Execution;

/// <summary>What a request gives: one response, or a stream of them.</summary>
public abstract class ExecutionResult
{
    private protected ExecutionResult() { }
}

/// <summary>
/// The responses of a subscription, one for each event. Leaving the enumeration unsubscribes.
/// <see href="https://spec.graphql.org/September2025/#sec-Response-Stream">§6.2.3.2</see>
/// </summary>
public sealed class ResponseStream(IAsyncEnumerable<OperationResult> responses) : ExecutionResult
{
    public IAsyncEnumerable<OperationResult> Responses { get; } = responses;
}

/// <summary>How far a request came that did not run. Transports choose their status by it.</summary>
public enum RequestStage
{
    None,
    Syntax,
    Validation,
    Operation,
    Variables,
    SourceStream,
}
