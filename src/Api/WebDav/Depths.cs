using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// The Depth header; its absence means infinity to every verb that takes it.
/// RFC 4918 §9.1, §9.6.1, §9.8.3, §9.9.2, §9.10.3.
/// </summary>
internal static class Depths
{
    public static bool IsInfinity(HttpRequest request) => Of(request) == Depth.Infinity;

    /// <summary>Null when malformed.</summary>
    public static Depth? Of(HttpRequest request)
    {
        var header = request.Headers["Depth"];
        if (header.Count == 0) return Depth.Infinity;
        return DepthHeader.TryParse(header.ToString(), out var depth) ? depth : null;
    }
}
