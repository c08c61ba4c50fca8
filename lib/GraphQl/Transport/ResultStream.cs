using System.Runtime.CompilerServices;
using GraphQl.Execution;

namespace GraphQl.Transport;

/// <summary>
/// Any request as a stream of payloads, for transports that send several anyway. A source that fails ends it with a request error.
/// </summary>
internal static class ResultStream
{
    public static async IAsyncEnumerable<IResponsePayload> Of(
        RequestExecutor executor, OperationRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var result = await executor.ExecuteAsync(request with { IsIncremental = true }, ct);
        if (result is IResponsePayload single)
        {
            yield return single;
            yield break;
        }

        var payloads = result is IncrementalStream parts ? parts.Payloads : ((ResponseStream)result).Responses;
        await foreach (var payload in payloads.WithCancellation(ct)) yield return payload;
    }
}
