using System.Collections.Concurrent;
using GraphQl.Execution;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>
/// The operations that run on a socket, by their ids. An id is free the moment its end is sent, or the client said complete.
/// </summary>
internal sealed class SocketOperations(GraphQlEndpoint endpoint, HttpContext http, SocketWriter writer, CancellationToken ct)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Operation> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    public void Start(string id, RequestParameters parameters)
    {
        if (_running.Count >= endpoint.Options.WebSockets.OperationsMax)
            throw new SocketClosedException(SocketCodes.BadRequest, "Too many operations on one socket");
        var operation = new Operation(id, CancellationTokenSource.CreateLinkedTokenSource(ct));
        if (!_running.TryAdd(id, operation))
            throw new SocketClosedException(SocketCodes.SubscriberExists, $"Subscriber for {id} already exists");
        // Reading goes on at once: the next message may be the complete of this operation.
        var task = Task.Run(() => RunAsync(operation, parameters), CancellationToken.None);
        _tasks.TryAdd(task, true);
        _ = task.ContinueWith(
            done => _tasks.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>The client wants no more of it. Unknown ids are ignored: both sides may have completed at the same time.</summary>
    public void Stop(string id)
    {
        if (_running.TryRemove(id, out var operation)) operation.Stop();
    }

    public void StopAll()
    {
        foreach (var id in _running.Keys) Stop(id);
    }

    public async ValueTask DisposeAsync()
    {
        StopAll();
        await Task.WhenAll(_tasks.Keys);
    }

    private async Task RunAsync(Operation operation, RequestParameters parameters)
    {
        var (id, token) = (operation.Id, operation.Stopped);
        try
        {
            var head = SocketReplies.NextHead(id);
            var request = await endpoint.CreateRequestAsync(http, parameters, token);
            await foreach (var payload in ResultStream.Of(endpoint.Executor, request, token))
            {
                if (payload.IsRequestError)
                {
                    await EndAsync(operation, payload.Errors, token);
                    return;
                }

                await writer.SendAsync(SocketReplies.Next(head, payload), token);
            }

            await EndAsync(operation, null, token);
        }
        catch (RequestRefusedException refusal)
        {
            await EndAsync(operation, [refusal.Error], token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Stopped by the client, or the socket has ended.
        }
        catch (Exception)
        {
            writer.Close(SocketCodes.InternalError, "Internal server error");
        }
        finally
        {
            _running.TryRemove(new(id, operation));
            operation.Dispose();
        }
    }

    private async ValueTask EndAsync(Operation operation, IReadOnlyList<GraphQlError>? errors, CancellationToken token)
    {
        if (!_running.TryRemove(new(operation.Id, operation))) return;
        await writer.SendAsync(
            json =>
            {
                if (errors is null) SocketReplies.Complete(json, operation.Id);
                else SocketReplies.Error(json, operation.Id, errors);
            },
            token);
    }

    private sealed class Operation(string id, CancellationTokenSource stop) : IDisposable
    {
        private readonly Lock _gate = new();
        private bool _isDisposed;

        public string Id { get; } = id;

        public CancellationToken Stopped { get; } = stop.Token;

        public void Stop()
        {
            lock (_gate)
            {
                if (!_isDisposed) stop.Cancel();
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _isDisposed = true;
                stop.Dispose();
            }
        }
    }
}
