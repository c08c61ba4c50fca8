using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>What every error answer begins with, whatever the form of its body.</summary>
internal static class ErrorHead
{
    private const int RetryAfterSeconds = 1;

    /// <summary>False when half an answer is out already: the connection is broken, which alone tells the client that it is not whole.</summary>
    public static bool TryBegin(ApiRequest api, int status, TimeSpan? retryAfter)
    {
        var response = api.Http.Response;
        if (response.HasStarted)
        {
            api.Http.Abort();
            return false;
        }

        response.StatusCode = status;
        TellWhen(response, status, retryAfter);
        if (status == StatusCodes.Status401Unauthorized) Invite(api.Http);
        return true;
    }

    /// <summary>When to come again, where that would help.</summary>
    public static void TellWhen(HttpResponse response, int status, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        else if (status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The challenge of RFC 7617. Scripts in a browser ask to do without: it would open the browser's own dialog.</summary>
    public static void Invite(HttpContext http)
    {
        if (http.Request.Headers["X-Requested-With"] != "XMLHttpRequest")
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"OpenCloud\", charset=\"UTF-8\"";
    }
}
