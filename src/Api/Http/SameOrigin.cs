using WebDav;

namespace Api.Http;

/// <summary>What a browser says of the page that makes it ask. Fetch metadata; RFC 6454 §7 for those that do not tell it.</summary>
internal static class SameOrigin
{
    /// <summary>A page of this server asks: the browser said so.</summary>
    public static bool IsProven(ApiRequest api) => Told(api) ?? false;

    /// <summary>A page of another origin asks. What is no browser says nothing, and brings nothing that it was not given.</summary>
    public static bool IsDenied(ApiRequest api) => Told(api) is false;

    private static bool? Told(ApiRequest api)
    {
        var headers = api.Http.Request.Headers;
        if (headers["Sec-Fetch-Site"] is [{ Length: > 0 } site]) return site == "same-origin";
        if (headers.Origin is not [{ Length: > 0 } text]) return null;
        return Origin.TryParse(text, out var origin) && api.Origins.Contains(origin!);
    }
}
