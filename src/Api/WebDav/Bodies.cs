using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Api.WebDav;

/// <summary>Whether a request has a body, for verbs that take none or can do without.</summary>
internal static class Bodies
{
    public static bool IsPresent(HttpRequest request) =>
        request.ContentLength is > 0
        || (request.ContentLength is null && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true });
}
