using Api.WebDav;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.Http;

/// <summary>Answers with an error body as the sync clients read it.</summary>
internal static class SabreError
{
    public static async Task WriteAsync(ApiRequest api, DavRefusal refusal)
    {
        if (!ErrorHead.TryBegin(api, refusal.Status, refusal.RetryAfter)) return;
        var response = api.Http.Response;
        if (refusal.LockToken is { } token) response.Headers["Lock-Token"] = $"<{token}>";

        using var xml = new XmlBuffer();
        new ErrorBody(ErrorBody.ExceptionFor(refusal.Status), refusal.Message, refusal.Condition, refusal.Hrefs).Write(xml);
        response.ContentType = MultistatusWriter.ContentType;
        response.ContentLength = xml.Length;
        if (!HttpMethods.IsHead(api.Http.Request.Method)) await response.Body.WriteAsync(xml.Written, api.Http.RequestAborted);
    }
}
