using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>Bounds of one socket, and who may open it.</summary>
public sealed record WebSocketOptions
{
    /// <summary>How long to wait for <c>connection_init</c>; then 4408.</summary>
    public TimeSpan InitWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Operations that may run at one time.</summary>
    public int OperationsMax { get; init; } = 100;

    /// <summary>Messages that wait to be sent. An operation waits for room; see <see cref="SendWait"/>.</summary>
    public int WaitingMessagesMax { get; init; } = 256;

    /// <summary>How long a message may wait for a slow reader; then the socket is closed, as nothing is gathered without end.</summary>
    public TimeSpan SendWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long to wait for the other side to close.</summary>
    public TimeSpan CloseWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Looks at the payload of <c>connection_init</c> (undefined: none) and accepts, with the payload of the acknowledgement or none, or
    /// refuses: 4403.
    /// What it learns of the caller belongs into <see cref="HttpContext.Items"/>, where the scope of each operation finds it.
    /// </summary>
    public Func<HttpContext, JsonElement, CancellationToken, ValueTask<ConnectionAnswer>> OnConnect { get; init; } =
        static (_, _, _) => new(ConnectionAnswer.Accept());
}

/// <summary>Whether a socket is let in.</summary>
public sealed record ConnectionAnswer(bool IsAccepted, IReadOnlyDictionary<string, object?>? Payload)
{
    public static ConnectionAnswer Accept(IReadOnlyDictionary<string, object?>? payload = null) => new(true, payload);

    public static ConnectionAnswer Refuse() => new(false, null);
}
