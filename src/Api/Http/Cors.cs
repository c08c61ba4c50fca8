using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Api.Http;

/// <summary>
/// Which pages of other origins may ask this server in a browser: those only that the installation names. Fetch standard, "CORS protocol".
/// </summary>
/// <remarks>Nothing is decided here about who may do what: a page that may ask still has to bring its user's credentials.</remarks>
internal sealed class Cors(IReadOnlyList<string> origins)
{
    private const string Any = "*";

    private const string Methods =
        "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, PROPFIND, PROPPATCH, MKCOL, COPY, MOVE, LOCK, UNLOCK, REPORT, SEARCH";

    private const string Exposed =
        "Allow, Content-Disposition, Content-Range, DAV, ETag, Last-Modified, Location, Lock-Token, OC-ETag, OC-FileId, OC-Perm, "
        + "Retry-After, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Upload-Expires, Upload-Length, Upload-Offset, "
        + "X-Log-Position, X-OC-Mtime, X-Request-ID";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(2);

    /// <summary>True when the request only asked whether another may be sent, and is answered.</summary>
    public bool Answer(HttpContext http)
    {
        if (origins.Count == 0 || http.Request.Headers.Origin is not [{ Length: > 0 } origin]) return false;
        http.Response.OnStarting(static state =>
        {
            ((HttpResponse)state).Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            return Task.CompletedTask;
        }, http.Response);
        if (!origins.Contains(Any) && !origins.Contains(origin, StringComparer.OrdinalIgnoreCase)) return false;

        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origins.Contains(Any) ? Any : origin;

        // The standard forbids credentials together with "*"; a page that names its header by itself needs none of this.
        if (!origins.Contains(Any)) headers.AccessControlAllowCredentials = "true";
        if (!IsPreflight(http.Request))
        {
            headers.AccessControlExposeHeaders = Exposed;
            return false;
        }

        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders is [{ Length: > 0 } wanted] ? wanted : "Authorization";
        headers.AccessControlMaxAge = ((int)KeptFor.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;
}
