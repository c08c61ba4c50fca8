using System.Buffers;
using System.Text.Json;

namespace GraphQl.Execution;

/// <summary>
/// One response: of a query or mutation, or of one event of a subscription.
/// <see href="https://spec.graphql.org/September2025/#sec-Response">§7</see>
/// </summary>
public sealed class OperationResult : ExecutionResult, IResponsePayload
{
    private readonly ObjectNode? _data;
    private byte[]? _text;

    internal OperationResult(ObjectNode? data, IReadOnlyList<GraphQlError> errors) => (_data, Errors, HasData) = (data, errors, true);

    /// <summary>A request error: nothing ran, so there is no data.</summary>
    public OperationResult(RequestStage failedAt, params IReadOnlyList<GraphQlError> errors) => (FailedAt, Errors) = (failedAt, errors);

    public IReadOnlyList<GraphQlError> Errors { get; }

    /// <summary>The response has <c>data</c>, be it null. Without it the request itself was wrong.</summary>
    public bool HasData { get; }

    public bool IsRequestError => !HasData;

    /// <summary>The response has <c>data</c>, and it is null.</summary>
    public bool IsDataNull => HasData && _data is null;

    /// <summary>Where the request went wrong; none where it ran.</summary>
    public RequestStage FailedAt { get; }

    /// <summary>What the service adds to the response on its own.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; internal set; }

    /// <summary>Writes the response as UTF-8 JSON.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (_text is { } text)
        {
            output.Write(text);
            return;
        }

        using var json = new Utf8JsonWriter(output, ResponseWriter.Options);
        WriteTo(json);
    }

    /// <summary>Writes the response as a part of a larger text.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (_text is { } text)
        {
            json.WriteRawValue(text, skipInputValidation: true);
            return;
        }

        json.WriteStartObject();
        WriteMembersTo(json);
        json.WriteEndObject();
    }

    /// <summary>Makes the text now, since it is sent many times; gives its length.</summary>
    internal int WriteOnce()
    {
        using var text = new PooledBuffer();
        WriteTo(text);
        return (_text = text.WrittenMemory.ToArray()).Length;
    }

    internal void WriteMembersTo(Utf8JsonWriter json)
    {
        if (Errors.Count > 0) ResponseWriter.WriteErrors(json, Errors);
        if (HasData)
        {
            json.WritePropertyName(ResponseWriter.Data);
            if (_data is null) json.WriteNullValue();
            else ResponseWriter.WriteNode(json, _data);
        }

        if (Extensions is { Count: > 0 })
        {
            json.WritePropertyName(ResponseWriter.Extensions);
            ResponseWriter.WriteValue(json, Extensions);
        }
    }
}
