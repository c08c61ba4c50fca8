using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphQl.Transport;

/// <summary>
/// Which media type a response gets. <see href="https://graphql.github.io/graphql-over-http/draft/#sec-Accept">GraphQL over HTTP §6.1</see>
/// </summary>
internal static class MediaTypes
{
    public const string GraphQlResponse = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";
    public const string Multipart = "multipart/mixed";

    /// <summary>
    /// The type the caller likes best of those two; null where it takes neither. With no preference it gets plain JSON, which everyone
    /// reads.
    /// </summary>
    public static string? Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (StringValues.IsNullOrEmpty(accept)) return Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges)) return null;
        var (graphQl, json) = (QualityOf(ranges, GraphQlResponse), QualityOf(ranges, Json));
        if (graphQl.Quality == 0 && json.Quality == 0) return null;
        if (graphQl.Quality != json.Quality) return graphQl.Quality > json.Quality ? GraphQlResponse : Json;
        // Liked the same: the one that was named, and named first.
        return graphQl.IsNamed && (!json.IsNamed || graphQl.Index < json.Index) ? GraphQlResponse : Json;
    }

    /// <summary>Whether the caller names a type (ranges with * do not count) and takes it.</summary>
    public static MediaTypeHeaderValue? Named(HttpRequest request, string type) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
            ? ranges.FirstOrDefault(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0)
            : null;

    /// <summary>
    /// Whether an event stream is what the caller likes best. Some clients name every type they could read at all; they get a stream
    /// for a subscription alone.
    /// </summary>
    public static bool PrefersEventStream(HttpRequest request) =>
        Named(request, EventStream) is { } range
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && (range.Quality ?? 1) > Math.Max(QualityOf(ranges, GraphQlResponse).Quality, QualityOf(ranges, Json).Quality);

    /// <summary>RFC 9110 §12.5.1: the most specific range decides, whatever the order.</summary>
    private static (double Quality, bool IsNamed, int Index) QualityOf(IList<MediaTypeHeaderValue> ranges, string type)
    {
        foreach (var range in new[] { type, "application/*", "*/*" })
        {
            for (var i = 0; i < ranges.Count; i++)
            {
                if (ranges[i].MediaType.Equals(range, StringComparison.OrdinalIgnoreCase))
                    return (ranges[i].Quality ?? 1, range == type, i);
            }
        }

        return (0, false, 0);
    }
}
