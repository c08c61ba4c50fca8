using System.Buffers;
using GraphQl.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQl.Transport;

/// <summary>
/// GraphQL over server-sent events, distinct connections mode: one <c>next</c> for each result, then <c>complete</c>; the end of the
/// connection is the
/// unsubscription. <see href="https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode">Protocol</see>
/// </summary>
internal static class EventStream
{
    /// <summary>Bytes that are gathered before they are sent.</summary>
    private const int PieceBytesMax = 64 * 1024;

    public static async Task ServeAsync(HttpContext http, GraphQlEndpoint endpoint, OperationRequest request)
    {
        var response = http.Response;
        response.ContentType = $"{MediaTypes.EventStream}; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        // Some proxies gather answers unless they are told otherwise.
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.StartAsync(http.RequestAborted);
        await response.Body.FlushAsync(http.RequestAborted);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var turn = new SemaphoreSlim(1);
        var keepAlive = KeepAliveAsync(response, endpoint.Options.StreamKeepAlive, turn, ended.Token);
        try
        {
            await SendResultsAsync(response, ResultStream.Of(endpoint.Executor, request, ended.Token), turn, ended);
        }
        finally
        {
            await ended.CancelAsync();
            await keepAlive;
        }
    }

    /// <summary>Results that are there at once go out in one piece.</summary>
    private static async Task SendResultsAsync(
        HttpResponse response, IAsyncEnumerable<IResponsePayload> results, SemaphoreSlim turn, CancellationTokenSource ended)
    {
        using var text = new PooledBuffer();
        await using var payloads = results.GetAsyncEnumerator(ended.Token);
        while (true)
        {
            var next = payloads.MoveNextAsync().AsTask();
            if (text.WrittenCount > 0 && (!next.IsCompleted || text.WrittenCount > PieceBytesMax))
            {
                try
                {
                    await SendAsync(response, text.WrittenMemory, turn, ended.Token);
                }
                catch
                {
                    // The results cannot be left while the next one is waited for.
                    await ended.CancelAsync();
                    await Task.WhenAny(next);
                    throw;
                }

                text.Clear();
            }

            if (!await next) break;
            text.Write("event: next\ndata: "u8);
            // JSON escapes the line ends that stand in strings, so it is one line of data.
            payloads.Current.WriteTo(text);
            text.Write("\n\n"u8);
        }

        // An event without data is dropped by browsers, so it has an empty one.
        text.Write("event: complete\ndata:\n\n"u8);
        await SendAsync(response, text.WrittenMemory, turn, ended.Token);
    }

    private static async Task KeepAliveAsync(HttpResponse response, TimeSpan every, SemaphoreSlim turn, CancellationToken ct)
    {
        try
        {
            using var timer = new PeriodicTimer(every);
            while (await timer.WaitForNextTickAsync(ct)) await SendAsync(response, ":\n\n"u8.ToArray(), turn, ct);
        }
        catch (OperationCanceledException)
        {
            // The stream has ended.
        }
    }

    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> bytes, SemaphoreSlim turn, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await response.Body.WriteAsync(bytes, ct);
            await response.Body.FlushAsync(ct);
        }
        finally
        {
            turn.Release();
        }
    }
}
