using System.Globalization;
using Api.WebDav;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.Http;

/// <summary>Answers with an error body as the sync clients read it.</summary>
internal static class SabreError
{
    public const int RetryAfterSeconds = 1;

    public static async Task WriteAsync(ApiRequest api, DavRefusal refusal)
    {
        var response = api.Http.Response;
        if (response.HasStarted)
        {
            // Half an answer is out: only a broken connection tells the client that it is not whole.
            api.Http.Abort();
            return;
        }

        response.StatusCode = refusal.Status;
        if (refusal.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        else if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (refusal.Status == StatusCodes.Status401Unauthorized) Invite(api.Http);
        if (refusal.LockToken is { } token) response.Headers["Lock-Token"] = $"<{token}>";

        using var xml = new XmlBuffer();
        new ErrorBody(ErrorBody.ExceptionFor(refusal.Status), refusal.Message, refusal.Condition, refusal.Hrefs).Write(xml);
        response.ContentType = MultistatusWriter.ContentType;
        response.ContentLength = xml.Length;
        if (!HttpMethods.IsHead(api.Http.Request.Method)) await response.Body.WriteAsync(xml.Written, api.Http.RequestAborted);
    }

    /// <summary>The challenge of RFC 7617. Scripts in a browser ask to do without: it would open the browser's own dialog.</summary>
    public static void Invite(HttpContext http)
    {
        if (http.Request.Headers["X-Requested-With"] != "XMLHttpRequest")
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"OpenCloud\", charset=\"UTF-8\"";
    }
}
