using System.Buffers;
using System.Text;
using System.Text.Json;
using EventStore;

namespace Server.Cli.Events;

/// <summary>A stored event as one line of JSON. Headers and data are the stored text byte for byte: what is hashed.</summary>
internal static class EventJsonLine
{
    public static string Of(RawRecorded raw)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("position", raw.Position.Value);
            json.WriteString("recordedAt", raw.RecordedAt);
            json.WriteString("stream", raw.Stream.ToString());
            json.WriteNumber("version", raw.Version);
            json.WriteString("id", raw.Id);
            json.WriteString("type", raw.Type);
            WriteExact(json, "headers", raw.Metadata.Headers.Span);
            WriteExact(json, "data", raw.Data.Span);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteExact(Utf8JsonWriter json, string name, ReadOnlySpan<byte> text)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(text, skipInputValidation: true);
    }
}
