using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Api.Http;

/// <summary>What kind of content a file has: what the client says, if that tells anything, else what its name tells.</summary>
internal static class MimeTypes
{
    public const string Unknown = "application/octet-stream";

    private const int MaxChars = 127;

    private static readonly FileExtensionContentTypeProvider Table = new(
        new Dictionary<string, string>(new FileExtensionContentTypeProvider().Mappings, StringComparer.OrdinalIgnoreCase)
        {
            [".md"] = "text/markdown",
            [".heic"] = "image/heic",
            [".avif"] = "image/avif",
            [".flac"] = "audio/flac",
            [".mkv"] = "video/x-matroska",
            [".epub"] = "application/epub+zip",
            [".yaml"] = "application/yaml",
            [".yml"] = "application/yaml",
            [".7z"] = "application/x-7z-compressed",
            [".gz"] = "application/gzip",
        });

    /// <param name="sent">The Content-Type of an upload. What curl and others send for want of anything better says nothing.</param>
    public static string Of(string name, string? sent) => IsTelling(sent) ? sent! : OfName(name);

    public static string OfName(string name) => Table.TryGetContentType(name, out var type) ? type : Unknown;

    /// <summary>Whether the text is a media type that is kept.</summary>
    public static bool IsOne(string text) => Parse(text) is not null;

    private static bool IsTelling(string? sent) =>
        Parse(sent) is { MatchesAllTypes: false, MatchesAllSubTypes: false } type
        && !type.MediaType.Equals(Unknown, StringComparison.OrdinalIgnoreCase)
        && !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static MediaTypeHeaderValue? Parse(string? text) =>
        text is { Length: > 0 and <= MaxChars } && MediaTypeHeaderValue.TryParse(text, out var type) ? type : null;
}
