using System.Buffers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphQl.Transport;

/// <summary>
/// One socket from its opening to its end.
/// <see href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md">graphql-transport-ws</see>
/// </summary>
internal sealed class SocketConnection(GraphQlEndpoint endpoint, HttpContext http, WebSocket socket)
{
    public const string Protocol = "graphql-transport-ws";

    private readonly WebSocketOptions _options = endpoint.Options.WebSockets;
    private readonly SocketWriter _writer = new(socket, GatheredUpgrade.StreamOf(http), endpoint.Options.WebSockets);
    private bool _initSeen;
    private volatile bool _isAcknowledged;

    public async Task RunAsync()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var operations = new SocketOperations(endpoint, http, _writer, gone.Token);
        // On shutdown clients are told to come again elsewhere.
        using var stopping = http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping
            .Register(() => _writer.Close(SocketCodes.GoingAway, "The server is going away"));
        var writing = _writer.RunAsync(gone.Token);
        var waiting = CloseWithoutInitAsync(gone.Token);
        var reading = ReadAsync(operations, gone.Token);
        try
        {
            // Whichever ends first: the other side closed or broke, or this side closes.
            await Task.WhenAny(writing, reading);
            operations.StopAll();
            if (writing.IsCompleted) await Task.WhenAny(reading, Task.Delay(_options.CloseWait, gone.Token));
            else await AnswerCloseAsync(writing);
        }
        finally
        {
            await gone.CancelAsync();
            await Quietly(writing, reading, waiting);
            socket.Abort();
        }
    }

    private async Task AnswerCloseAsync(Task writing)
    {
        if (socket.State != WebSocketState.CloseReceived) return;
        _writer.Close((int)(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure), "");
        await Task.WhenAny(writing, Task.Delay(_options.CloseWait));
    }

    private async Task ReadAsync(SocketOperations operations, CancellationToken ct)
    {
        using var message = new PooledBuffer();
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            message.Clear();
            ValueWebSocketReceiveResult read;
            do
            {
                read = await socket.ReceiveAsync(message.GetMemory(4096), ct);
                if (read.MessageType == WebSocketMessageType.Close) return;
                message.Advance(read.Count);
                if (message.WrittenCount > endpoint.Options.BodyBytesMax) _writer.Close(SocketCodes.TooBig, "The message is too large");
            }
            while (!read.EndOfMessage && message.WrittenCount <= endpoint.Options.BodyBytesMax);

            if (socket.State == WebSocketState.Open) await HandleAsync(message.WrittenMemory, operations, ct);
        }
    }

    private async Task HandleAsync(ReadOnlyMemory<byte> utf8, SocketOperations operations, CancellationToken ct)
    {
        try
        {
            switch (SocketMessage.Read(utf8, endpoint.Options))
            {
                case SocketMessage.Init init: await ConnectAsync(init, ct); break;
                case SocketMessage.Ping ping: await _writer.SendAsync(json => SocketReplies.Pong(json, ping.Payload), ct); break;
                case SocketMessage.Subscribe when !_isAcknowledged:
                    throw new SocketClosedException(SocketCodes.Unauthorized, "Unauthorized");
                case SocketMessage.Subscribe subscribe: operations.Start(subscribe.Id, subscribe.Parameters); break;
                case SocketMessage.Complete complete: operations.Stop(complete.Id); break;
                // A pong that nobody asked for is no mistake.
                case SocketMessage.Pong: break;
            }
        }
        catch (SocketClosedException closed)
        {
            _writer.Close(closed.Code, closed.Message);
        }
    }

    private async Task ConnectAsync(SocketMessage.Init init, CancellationToken ct)
    {
        if (_initSeen) throw new SocketClosedException(SocketCodes.TooManyInits, "Too many initialisation requests");
        _initSeen = true;
        var answer = await _options.OnConnect(http, init.Payload, ct);
        if (!answer.IsAccepted) throw new SocketClosedException(SocketCodes.Forbidden, "Forbidden");
        _isAcknowledged = true;
        await _writer.SendAsync(json => SocketReplies.Acknowledge(json, answer.Payload), ct);
    }

    private async Task CloseWithoutInitAsync(CancellationToken ct)
    {
        await Task.Delay(_options.InitWait, ct);
        if (!_initSeen) _writer.Close(SocketCodes.InitTimeout, "Connection initialisation timeout");
    }

    /// <summary>A socket that breaks is an end like any other.</summary>
    private static async Task Quietly(params Task[] tasks)
    {
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The other side is gone, or this one has ended it.
        }
    }
}
