using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>The Depth header of verbs for which its absence means infinity. RFC 4918 §9.6.1, §9.8.3, §9.9.2.</summary>
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
