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
            await foreach (var payload in ResultStream.Of(endpoint.Executor, request, ended.Token))
                await WriteAsync(response, "event: next\ndata: "u8.ToArray(), payload, turn, ended.Token);
            // An event without data is dropped by browsers, so it has an empty one.
            await WriteAsync(response, "event: complete\ndata:"u8.ToArray(), null, turn, ended.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await keepAlive;
        }
    }

    private static async Task WriteAsync(
        HttpResponse response, byte[] head, IResponsePayload? payload, SemaphoreSlim turn, CancellationToken ct)
    {
        using var text = new PooledBuffer();
        text.Write(head);
        // JSON escapes the line ends that stand in strings, so it is one line of data.
        payload?.WriteTo(text);
        text.Write("\n\n"u8);
        await SendAsync(response, text.WrittenMemory, turn, ct);
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
