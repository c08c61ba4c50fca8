using System.Buffers;
using System.Text.Json;

namespace GraphQl.Execution;

/// <summary>Something that is sent in one piece: a response, or a part of one that comes in several.</summary>
public interface IResponsePayload
{
    /// <summary>The response has no data: the request itself was wrong.</summary>
    bool IsRequestError { get; }

    IReadOnlyList<GraphQlError> Errors { get; }

    /// <summary>Writes it as JSON in UTF-8.</summary>
    void WriteTo(IBufferWriter<byte> output);

    /// <summary>Writes it as a part of a larger text.</summary>
    void WriteTo(Utf8JsonWriter json);
}
