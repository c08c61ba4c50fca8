using System.Runtime.CompilerServices;

namespace GraphQl.Execution;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Subscription">§6.2.3</see></summary>
public sealed partial class RequestExecutor
{
    private async ValueTask<ExecutionResult> SubscribeAsync(
        OperationPlan plan, CoercedVariables variables, OperationRequest request, CancellationToken ct)
    {
        // Only the beginning is limited. The stream keeps the token that it was given, so the source lives on with it.
        var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(_options.TimeMax);
        try
        {
            var run = new ExecutionRun(plan, variables, request.Scope, _options, limited.Token);
            var (events, sharedBy, error) = await run.CreateSourceStreamAsync(request.RootValue);
            limited.CancelAfter(Timeout.InfiniteTimeSpan);
            var key = sharedBy is null ? null : new AnswerKey(plan, variables, request.RootValue, sharedBy);
            if (events is not null) return new ResponseStream(MapAsync(events, plan, variables, request, key, limited, ct));
            limited.Dispose();
            return new OperationResult(RequestStage.SourceStream, error!);
        }
        catch (Exception exception) when (EndOf(exception, limited, ct) is { } reason)
        {
            return new OperationResult(RequestStage.SourceStream, reason);
        }
    }

    /// <summary>
    /// MapSourceToResponseEvent(). <see href="https://spec.graphql.org/September2025/#MapSourceToResponseEvent()">§6.2.3.2</see>
    /// </summary>
    private async IAsyncEnumerable<OperationResult> MapAsync(
        IAsyncEnumerable<object?> events,
        OperationPlan plan,
        CoercedVariables variables,
        OperationRequest request,
        AnswerKey? key,
        CancellationTokenSource requested,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using var ended = requested;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(requested.Token, ct);
        using var place = key is null ? null : _sharing.Enter(key);
        Func<object, CancellationToken, ValueTask<OperationResult>> execute = ExecuteAsync;
        await using var source = events.GetAsyncEnumerator(both.Token);
        while (true)
        {
            var failure = default(GraphQlError);
            var isThere = false;
            try
            {
                isThere = await source.MoveNextAsync();
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !both.IsCancellationRequested)
            {
                failure = ResultErrors.Of(exception, _options);
            }

            if (failure is not null) yield return new(RequestStage.SourceStream, failure);
            if (!isThere) yield break;
            if (source.Current is not { } @event || place is null) yield return await ExecuteAsync(source.Current, both.Token);
            else yield return await place.Answers.OfAsync(@event, execute, both.Token);
        }

        ValueTask<OperationResult> ExecuteAsync(object? @event, CancellationToken token) =>
            RunAsync(plan, variables, request.ScopeOfEvent?.Invoke() ?? request.Scope, @event, token);
    }
}
