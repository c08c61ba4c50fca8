using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace Api.WebDav;

/// <summary>Error bodies as the sync clients read them: DAV:error with Sabre's exception names. RFC 4918 §8.7, §16.</summary>
public static class SabreError
{
    private const string DavNamespace = "DAV:";
    private const string SabreNamespace = "http://sabredav.org/ns";
    private const int RetryAfterSeconds = 1;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    public static async Task WriteAsync(HttpContext http, DavRefusal refusal, string requestId)
    {
        var response = http.Response;
        if (response.HasStarted)
        {
            http.Abort();
            return;
        }

        response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        if (refusal.LockToken is { } token) response.Headers["Lock-Token"] = $"<{token}>";
        var body = Body(refusal, requestId);
        response.ContentType = "application/xml; charset=utf-8";
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Body(DavRefusal refusal, string requestId)
    {
        using var buffer = new MemoryStream(512);
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement("d", "error", DavNamespace);
            xml.WriteAttributeString("xmlns", "s", null, SabreNamespace);
            if (refusal.Condition is { } condition) WriteCondition(xml, condition, refusal.Hrefs);
            xml.WriteElementString("exception", SabreNamespace, $@"Sabre\DAV\Exception\{ExceptionOf(refusal.Status)}");
            xml.WriteElementString("message", SabreNamespace, refusal.Message);
            xml.WriteElementString("request-id", SabreNamespace, requestId);
            xml.WriteEndElement();
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static void WriteCondition(XmlWriter xml, string condition, IReadOnlyList<string>? hrefs)
    {
        xml.WriteStartElement(condition, DavNamespace);
        foreach (var href in hrefs ?? []) xml.WriteElementString("href", DavNamespace, href);
        xml.WriteEndElement();
    }

    private static string ExceptionOf(int status) => status switch
    {
        400 => "BadRequest",
        401 => "NotAuthenticated",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        409 => "Conflict",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "EntityTooLarge",
        415 => "UnsupportedMediaType",
        416 => "RequestedRangeNotSatisfiable",
        423 => "Locked",
        429 => "TooManyRequests",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        507 => "InsufficientStorage",
        _ => "InternalServerError",
    };
}
