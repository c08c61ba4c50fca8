using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphQl.Transport;

/// <summary>
/// Reads requests from HTTP. <see href="https://graphql.github.io/graphql-over-http/draft/#sec-Request">GraphQL over HTTP §5</see>
/// </summary>
internal static class RequestReader
{
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, TransportOptions options, CancellationToken ct)
    {
        if (HttpMethods.IsPost(request.Method)) return await ReadBodyAsync(request, options, ct);
        if (!HttpMethods.IsGet(request.Method) || !options.AllowGet)
        {
            throw new RequestRefusedException(StatusCodes.Status405MethodNotAllowed, "Use POST, or GET for queries.")
            {
                Allow = options.AllowGet ? "GET, POST" : "POST",
            };
        }

        if (options.RequirePreflightOnGet) Preflight.Check(request, options);
        return new([ReadQuery(request.Query, options)], IsBatch: false);
    }

    private static async ValueTask<RequestBody> ReadBodyAsync(HttpRequest request, TransportOptions options, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.");

        using var body = new PooledBuffer();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            var isTooLarge = body.WrittenCount + read.Buffer.Length > options.BodyBytesMax;
            if (!isTooLarge)
                foreach (var segment in read.Buffer) body.Write(segment.Span);

            // What was read is given back also where it is refused: else the server cannot read the rest over, and drops the connection.
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (isTooLarge) throw new RequestRefusedException(StatusCodes.Status413PayloadTooLarge, "The body is too large.");
            if (read.IsCompleted) break;
        }

        using var json = ParseJson(body.WrittenMemory, options, "The body is no JSON.");
        return ReadText(() => RequestBody.Read(json.RootElement, options));
    }

    /// <summary>§5.2: an empty parameter is an absent one; <c>variables</c> and <c>extensions</c> are JSON.</summary>
    private static RequestParameters ReadQuery(IQueryCollection query, TransportOptions options)
    {
        IReadOnlyDictionary<string, object?>? Map(string name)
        {
            if (Text(query, name) is not { } text) return null;
            using var json = ParseJson(System.Text.Encoding.UTF8.GetBytes(text), options, $"{name} is no JSON.");
            if (json.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
                throw RequestParameters.NotARequest($"{name} must be an object.");
            return Execution.VariableReader.Read(json.RootElement);
        }

        return new(Text(query, "query"), Text(query, "documentId"), Text(query, "operationName"), Map("variables"), Map("extensions"));
    }

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values is [{ Length: > 0 } text, ..] ? text : null;

    internal static JsonDocument ParseJson(ReadOnlyMemory<byte> utf8, TransportOptions options, string message)
    {
        try
        {
            return JsonDocument.Parse(utf8, new() { MaxDepth = options.BodyDepthMax });
        }
        catch (JsonException)
        {
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, message);
        }
    }

    /// <summary>Strings of a body are decoded when they are asked for; what is no UTF-8 is noticed only then.</summary>
    internal static T ReadText<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, "The body is no UTF-8.");
        }
    }
}
