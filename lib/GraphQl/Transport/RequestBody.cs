using System.Collections.Immutable;
using System.Text.Json;

namespace GraphQl.Transport;

/// <summary>What a caller sends in one body: one request, or a list of them where the host allows that.</summary>
internal sealed record RequestBody(ImmutableArray<RequestParameters> Requests, bool IsBatch)
{
    /// <exception cref="RequestRefusedException">The JSON is no request, and no list of as many as are allowed.</exception>
    public static RequestBody Read(JsonElement json, TransportOptions options)
    {
        // Where batches are off, a list is refused as one.
        if (json.ValueKind != JsonValueKind.Array || options.BatchMax == 0) return new([RequestParameters.Read(json)], IsBatch: false);
        if (json.GetArrayLength() == 0 || json.GetArrayLength() > options.BatchMax)
            throw RequestParameters.NotARequest($"A batch has 1 to {options.BatchMax} requests.");
        return new([.. json.EnumerateArray().Select(RequestParameters.Read)], IsBatch: true);
    }
}
