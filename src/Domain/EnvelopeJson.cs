using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Domain;

/// <summary>The envelope as the headers of an event: the whole of it, so that what an event's leaf commits to is complete.</summary>
public static class EnvelopeJson
{
    private static readonly JsonTypeInfo<Envelope> Info =
        (JsonTypeInfo<Envelope>)EventJson.Options(EnvelopeJsonContext.Default).GetTypeInfo(typeof(Envelope));

    public static byte[] Write(Envelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, Info);

    /// <exception cref="JsonException">The text is no envelope.</exception>
    public static Envelope Read(ReadOnlySpan<byte> headers) =>
        JsonSerializer.Deserialize(headers, Info) ?? throw new JsonException("An envelope may not be null.");
}

[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJsonContext : JsonSerializerContext;
