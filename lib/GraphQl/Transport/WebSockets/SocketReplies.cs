using System.Buffers;
using System.Text.Json;
using GraphQl.Execution;

namespace GraphQl.Transport;

/// <summary>
/// The messages of the server.
/// <see href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md#message-types">graphql-transport-ws, message types</see>
/// </summary>
internal static class SocketReplies
{
    public static void Acknowledge(Utf8JsonWriter json, IReadOnlyDictionary<string, object?>? payload)
    {
        Begin(json, "connection_ack"u8, null);
        if (payload is not null)
        {
            json.WritePropertyName("payload"u8);
            ResponseWriter.WriteValue(json, payload);
        }

        json.WriteEndObject();
    }

    public static void Pong(Utf8JsonWriter json, JsonElement payload)
    {
        Begin(json, "pong"u8, null);
        if (payload.ValueKind == JsonValueKind.Object)
        {
            json.WritePropertyName("payload"u8);
            payload.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>The beginning of every result of an operation, up to the result itself.</summary>
    public static byte[] NextHead(string id)
    {
        using var text = new PooledBuffer();
        using var json = new Utf8JsonWriter(text, ResponseWriter.Options);
        Begin(json, "next"u8, id);
        json.WritePropertyName("payload"u8);
        json.Flush();
        return text.WrittenMemory.ToArray();
    }

    public static byte[] Next(ReadOnlySpan<byte> head, IResponsePayload result)
    {
        using var text = new PooledBuffer();
        text.Write(head);
        result.WriteTo(text);
        text.Write("}"u8);
        return text.WrittenMemory.ToArray();
    }

    /// <summary>Ends the operation; no complete comes after it.</summary>
    public static void Error(Utf8JsonWriter json, string id, IReadOnlyList<GraphQlError> errors)
    {
        Begin(json, "error"u8, id);
        json.WritePropertyName("payload"u8);
        ResponseWriter.WriteErrorList(json, errors);
        json.WriteEndObject();
    }

    public static void Complete(Utf8JsonWriter json, string id)
    {
        Begin(json, "complete"u8, id);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, ReadOnlySpan<byte> type, string? id)
    {
        json.WriteStartObject();
        if (id is not null) json.WriteString("id"u8, id);
        json.WriteString("type"u8, type);
    }
}
