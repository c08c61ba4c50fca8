using System.Buffers;
using GraphQl.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQl.Transport;

/// <summary>
/// A response in parts, as <c>multipart/mixed</c>.
/// <see href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md">Incremental delivery over HTTP</see>
/// </summary>
internal static class MultipartResponse
{
    /// <summary>
    /// Whether the caller takes parts in the format that is served here: plain, or named v0.2. The format of 2022 is another one;
    /// who asks for it gets the response whole.
    /// </summary>
    public static bool IsAccepted(HttpRequest request)
    {
        if (MediaTypes.Named(request, MediaTypes.Multipart) is not { } range) return false;
        return range.Parameters.All(parameter => parameter.Name.Value?.ToUpperInvariant() switch
        {
            "DEFERSPEC" => false,
            "INCREMENTALSPEC" => parameter.Value.Value?.Trim('"') == "v0.2",
            _ => true,
        });
    }

    public static async Task SendAsync(HttpResponse response, IncrementalStream stream, CancellationToken ct)
    {
        response.ContentType = $"{MediaTypes.Multipart}; boundary=\"-\"";
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        using var part = new PooledBuffer();
        part.Write("\r\n---"u8);
        await foreach (var payload in stream.Payloads.WithCancellation(ct))
        {
            // The boundary after a part goes out with it: a client may use a part only once it has seen its end.
            part.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
            payload.WriteTo(part);
            part.Write("\r\n---"u8);
            await response.Body.WriteAsync(part.WrittenMemory, ct);
            await response.Body.FlushAsync(ct);
            part.Clear();
        }

        await response.Body.WriteAsync("--\r\n"u8.ToArray(), ct);
    }
}
