using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>
/// A message of a client, read to the letter.
/// <see href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#message-types">graphql-transport-ws, message types</see>
/// </summary>
internal abstract record SocketMessage
{
    private SocketMessage() { }

    public sealed record Init(JsonElement Payload) : SocketMessage;

    public sealed record Ping(JsonElement Payload) : SocketMessage;

    public sealed record Pong : SocketMessage;

    public sealed record Subscribe(string Id, RequestParameters Parameters) : SocketMessage;

    public sealed record Complete(string Id) : SocketMessage;

    /// <exception cref="SocketClosedException">4400: the text is no message.</exception>
    public static SocketMessage Read(ReadOnlyMemory<byte> utf8, TransportOptions options)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, new() { MaxDepth = options.BodyDepthMax });
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Invalid("A message is an object.");
            var type = Text(root, "type");
            return type switch
            {
                "connection_init" => new Init(PayloadOf(root)),
                "ping" => new Ping(PayloadOf(root)),
                "pong" => PayloadOf(root) is var _ ? new Pong() : throw Invalid("A pong has an object as payload."),
                "complete" => new Complete(IdOf(root)),
                "subscribe" => new Subscribe(IdOf(root), ParametersOf(root)),
                _ => throw Invalid("The type of the message is not known."),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Invalid("The message is no JSON.");
        }
    }

    private static RequestParameters ParametersOf(JsonElement message)
    {
        if (!message.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.Object)
            throw Invalid("A subscribe message needs a payload.");
        try
        {
            var parameters = RequestParameters.Read(payload);
            return parameters is { Query: null, DocumentId: null, Extensions: null }
                ? throw Invalid("A subscribe message needs a query.")
                : parameters;
        }
        catch (RequestRefusedException refusal)
        {
            throw Invalid(refusal.Message);
        }
    }

    private static string IdOf(JsonElement message) =>
        Text(message, "id") is { Length: > 0 } id ? id : throw Invalid("The message needs an id.");

    /// <summary>Undefined where there is none; null counts as none.</summary>
    private static JsonElement PayloadOf(JsonElement message)
    {
        if (!message.TryGetProperty("payload", out var payload) || payload.ValueKind == JsonValueKind.Null) return default;
        return payload.ValueKind == JsonValueKind.Object ? payload.Clone() : throw Invalid("A payload is an object.");
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static SocketClosedException Invalid(string reason) => new(SocketCodes.BadRequest, reason);
}
