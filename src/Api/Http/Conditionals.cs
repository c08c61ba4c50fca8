using Api.WebDav;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WebDav;

namespace Api.Http;

/// <summary>The conditional headers of RFC 9110 §13, evaluated in the order of §13.2.2.</summary>
public static class Conditionals
{
    /// <summary>What the conditions ask for.</summary>
    public enum Verdict
    {
        GoOn,
        NotModified,
        Failed,
    }

    /// <param name="etag">The current representation's tag with its quotes; null when there is none.</param>
    /// <param name="mtime">Its modification time, when it has one.</param>
    public static Verdict Evaluate(HttpRequest request, string? etag, DateTimeOffset? mtime)
    {
        var headers = request.Headers;
        if (headers.IfMatch is { Count: > 0 } match)
        {
            if (!IsAmong(match, etag) && !(Parse(match)?.HoldsAsIfMatch(Tag(etag)) ?? false)) return Verdict.Failed;
        }
        else if (mtime is { } time && Date(headers.IfUnmodifiedSince) is { } unmodified && HttpDate.Floor(time) > unmodified)
        {
            return Verdict.Failed;
        }

        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (headers.IfNoneMatch is { Count: > 0 } noneMatch)
        {
            // A condition that cannot be understood protects nothing: a change is refused, a read answered whole.
            var holds = !IsAmong(noneMatch, etag) && (Parse(noneMatch)?.HoldsAsIfNoneMatch(Tag(etag)) ?? isRead);
            return holds ? Verdict.GoOn : isRead ? Verdict.NotModified : Verdict.Failed;
        }

        return isRead && mtime is { } modified && Date(headers.IfModifiedSince) is { } since && HttpDate.Floor(modified) <= since
            ? Verdict.NotModified
            : Verdict.GoOn;
    }

    /// <summary>Whether what is answered depends on what is there, by these or by an If header. RFC 4918 §10.4.</summary>
    public static bool AreAny(HttpRequest request)
    {
        var headers = request.Headers;
        return headers.IfMatch.Count + headers.IfNoneMatch.Count + headers.IfUnmodifiedSince.Count + headers["If"].Count > 0;
    }

    /// <summary>For changes: 412 or nothing.</summary>
    public static DavRefusal? Check(HttpRequest request, string? etag, DateTimeOffset? mtime) =>
        Evaluate(request, etag, mtime) == Verdict.GoOn ? null : DavRefusal.PreconditionFailed("A condition of the request does not hold.");

    /// <summary>If-Range: whether a part may be answered. RFC 9110 §13.1.5.</summary>
    /// <remarks>Modification times are the clients' own and may be set back, so a date proves nothing: then all is answered.</remarks>
    public static bool AllowsRange(HttpRequest request, string etag) => request.Headers.IfRange is not { Count: > 0 } tag || tag == etag;

    // The one form that nearly every client sends: a single tag, as we gave it.
    private static bool IsAmong(StringValues header, string? etag) => etag is not null && header.Count == 1 && header[0] == etag;

    private static EntityTagCondition? Parse(StringValues header) =>
        EntityTagCondition.TryParse(header.ToString(), out var condition) ? condition : null;

    private static EntityTag? Tag(string? etag) => etag is not null && EntityTag.TryParse(etag, out var tag) ? tag : null;

    private static DateTimeOffset? Date(StringValues header) =>
        header.Count == 1 && HttpDate.TryParse(header[0], out var date) ? date : null;
}
