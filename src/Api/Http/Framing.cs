using Api.WebDav;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>
/// Bodies that a proxy might end elsewhere than we do, and what it takes for the next request we for content, are not read at all.
/// RFC 9112 §6.1, §6.3, §11.2.
/// </summary>
/// <remarks>
/// A sign before a length's digits, which RFC 9110 §8.6 has not, is not seen here:
/// Kestrel shows the number it made of them.
/// </remarks>
internal static class Framing
{
    /// <summary>Under this name Kestrel keeps a Content-Length that came beside a Transfer-Encoding.</summary>
    private const string LengthSetAside = "X-Content-Length";

    private static readonly DavRefusal TwoLengths = DavRefusal.BadRequest("Content-Length and Transfer-Encoding exclude each other.");

    private static readonly DavRefusal UnknownCoding =
        new(StatusCodes.Status501NotImplemented, "No transfer coding but chunked is understood here.");

    public static DavRefusal? Check(HttpRequest request)
    {
        var codings = request.Headers.TransferEncoding;
        if (codings.Count == 0) return null;
        if (request.Headers.ContainsKey(LengthSetAside)) return TwoLengths;
        return codings is [{ } only] && only.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? null : UnknownCoding;
    }
}
