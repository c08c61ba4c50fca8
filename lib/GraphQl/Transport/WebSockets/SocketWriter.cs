using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace GraphQl.Transport;

/// <summary>
/// Sends messages in their order, those that wait in one piece; the only one that writes to the socket. Whoever has a message waits for
/// room, so that a slow reader slows down its own operations, and in the end is closed.
/// </summary>
/// <param name="socket">Where they go.</param>
/// <param name="stream">What the socket writes to; null where it cannot be told to gather.</param>
/// <param name="options">Bounds.</param>
internal sealed class SocketWriter(WebSocket socket, GatheringStream? stream, WebSocketOptions options)
{
    /// <summary>Bytes that are gathered before they are sent.</summary>
    private const int PieceBytesMax = 64 * 1024;

    // RFC 6455 §5.5: a control frame holds 125 bytes, two of them are the code.
    private const int ReasonBytesMax = 123;

    private readonly Channel<byte[]> _messages = Channel.CreateBounded<byte[]>(options.WaitingMessagesMax);
    private (int Code, string Reason)? _end;

    public ValueTask SendAsync(Action<Utf8JsonWriter> write, CancellationToken ct)
    {
        using var text = new PooledBuffer();
        using (var json = new Utf8JsonWriter(text, Execution.ResponseWriter.Options)) write(json);
        return SendAsync(text.WrittenMemory.ToArray(), ct);
    }

    public ValueTask SendAsync(byte[] message, CancellationToken ct) =>
        _messages.Writer.TryWrite(message) ? default : WaitForRoomAsync(message, ct);

    /// <summary>Ends the connection after the message that is on its way; those that wait are dropped.</summary>
    public void Close(int code, string reason)
    {
        _end ??= (code, reason);
        _messages.Writer.TryComplete();
    }

    public async Task RunAsync(CancellationToken ct)
    {
        while (_end is null && await _messages.Reader.WaitToReadAsync(ct))
        {
            // Operations that were woken by the same event come first: what all of them have to say goes out in one piece.
            await Task.Yield();
            if (stream is null) await SendOneByOneAsync(ct);
            else await SendPieceAsync(stream, ct);
        }

        if (_end is var (code, reason) && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shortened(reason), ct);
    }

    private async ValueTask SendOneByOneAsync(CancellationToken ct)
    {
        while (_end is null && _messages.Reader.TryRead(out var message))
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ct);
    }

    private async ValueTask SendPieceAsync(GatheringStream gathering, CancellationToken ct)
    {
        gathering.Gather();
        for (var bytes = 0; bytes < PieceBytesMax && _end is null && _messages.Reader.TryRead(out var message); bytes += message.Length)
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await gathering.SendGatheredAsync(ct);
    }

    private async ValueTask WaitForRoomAsync(byte[] message, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(options.SendWait);
        try
        {
            await _messages.Writer.WriteAsync(message, limited.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Close(SocketCodes.InternalError, "The reader is too slow");
        }
        catch (ChannelClosedException)
        {
            // The socket is being closed; nothing more is sent.
        }
    }

    private static string Shortened(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > ReasonBytesMax) reason = reason[..^1];
        return char.IsHighSurrogate(reason.LastOrDefault()) ? reason[..^1] : reason;
    }
}
