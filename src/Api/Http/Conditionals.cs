using System.Globalization;
using Api.WebDav;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Api.Http;

/// <summary>The conditional headers of RFC 9110 §13, evaluated in the order of §13.2.2.</summary>
public static class Conditionals
{
    /// <summary>What the conditions ask for instead of going on.</summary>
    public enum Verdict
    {
        GoOn,
        NotModified,
        Failed,
    }

    /// <param name="etag">The current representation's tag; null when there is none.</param>
    /// <param name="mtime">Its modification time, when it has one.</param>
    public static Verdict Evaluate(HttpRequest request, string? etag, DateTimeOffset? mtime)
    {
        var headers = request.Headers;
        if (headers.IfMatch is { Count: > 0 } match)
        {
            if (!Matches(match, etag, isStrong: true)) return Verdict.Failed;
        }
        else if (mtime is { } time && Date(headers.IfUnmodifiedSince) is { } unmodified && Seconds(time) > Seconds(unmodified))
        {
            return Verdict.Failed;
        }

        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (headers.IfNoneMatch is { Count: > 0 } noneMatch)
            return !Matches(noneMatch, etag, isStrong: false) ? Verdict.GoOn : isRead ? Verdict.NotModified : Verdict.Failed;
        return isRead && mtime is { } modified && Date(headers.IfModifiedSince) is { } since && Seconds(modified) <= Seconds(since)
            ? Verdict.NotModified
            : Verdict.GoOn;
    }

    /// <summary>For changes: 412 or nothing.</summary>
    public static DavRefusal? Check(HttpRequest request, string? etag, DateTimeOffset? mtime) =>
        Evaluate(request, etag, mtime) == Verdict.GoOn ? null : DavRefusal.PreconditionFailed("A condition of the request does not hold.");

    /// <summary>If-Range: whether a range may be answered with a part. RFC 9110 §13.1.5.</summary>
    public static bool AllowsRange(HttpRequest request, string etag, DateTimeOffset mtime) => request.Headers.IfRange switch
    {
        [] => true,
        [{ Length: > 0 } text] when text[0] == '"' => text == etag,
        // Our times are the clients' own and may be set back, so a date proves nothing: a part could be of another content.
        _ => false,
    };

    private static bool Matches(StringValues header, string? etag, bool isStrong)
    {
        if (header is [{ } single] && single == etag) return true;
        if (!EntityTagHeaderValue.TryParseList(header, out var tags)) return false;
        foreach (var tag in tags)
        {
            if (etag is null) continue;
            if (tag.Tag == "*" || (tag.Tag.Equals(etag, StringComparison.Ordinal) && !(isStrong && tag.IsWeak))) return true;
        }

        return false;
    }

    private static DateTimeOffset? Date(StringValues header) =>
        header is [{ Length: > 0 } text] && HeaderUtilities.TryParseDate(text, out var date) ? date : null;

    // HTTP dates have whole seconds only.
    private static long Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds();
}
