using System.Buffers;
using System.Text.Json;

namespace GraphQl.Execution;

/// <summary>A response in parts, the first of them with the data that was there at once.</summary>
public sealed class IncrementalStream : ExecutionResult
{
    internal IncrementalStream(IAsyncEnumerable<IResponsePayload> payloads) => Payloads = payloads;

    public IAsyncEnumerable<IResponsePayload> Payloads { get; }
}

/// <summary>What came: the data of a deferred group, or items of a list.</summary>
internal sealed record IncrementalEntry(string Id, List<object> SubPath, ResultNode? Data, List<object?> Items, GraphQlError[] Errors);

/// <summary>One part of a response.</summary>
internal sealed class IncrementalPayload(
    OperationResult? first,
    DeliveryRecord[] pending,
    IncrementalEntry[] entries,
    (DeliveryRecord Record, GraphQlError[] Errors)[] completed,
    bool hasNext) : IResponsePayload
{
    public bool IsRequestError => false;

    public IReadOnlyList<GraphQlError> Errors => first?.Errors ?? [];

    public void WriteTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ResponseWriter.Options);
        WriteTo(json);
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        first?.WriteMembersTo(json);
        if (pending.Length > 0) WriteList(json, "pending"u8, pending, WritePending);
        if (entries.Length > 0) WriteList(json, "incremental"u8, entries, WriteEntry);
        if (completed.Length > 0) WriteList(json, "completed"u8, completed, WriteCompleted);
        json.WriteBoolean("hasNext"u8, hasNext);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T[] items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePending(Utf8JsonWriter json, DeliveryRecord record)
    {
        json.WriteString("id"u8, record.Id);
        json.WritePropertyName("path"u8);
        ResponseWriter.WriteValue(json, record.Path);
        if (record.Label is not null) json.WriteString("label"u8, record.Label);
    }

    private static void WriteEntry(Utf8JsonWriter json, IncrementalEntry entry)
    {
        json.WriteString("id"u8, entry.Id);
        if (entry.SubPath.Count > 0)
        {
            json.WritePropertyName("subPath"u8);
            ResponseWriter.WriteValue(json, entry.SubPath);
        }

        json.WritePropertyName(entry.Data is null ? "items"u8 : "data"u8);
        ResponseWriter.WriteValue(json, entry.Data ?? (object)entry.Items);
        if (entry.Errors.Length > 0) ResponseWriter.WriteErrors(json, entry.Errors);
    }

    private static void WriteCompleted(Utf8JsonWriter json, (DeliveryRecord Record, GraphQlError[] Errors) completed)
    {
        json.WriteString("id"u8, completed.Record.Id);
        if (completed.Errors.Length > 0) ResponseWriter.WriteErrors(json, completed.Errors);
    }
}
