using Projections.Core;

namespace Api.WebDav;

/// <summary>The media type of a file, the same wherever it is told. RFC 9110 §8.3.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    public static string Of(NodeRow file) => file.MimeType ?? Unknown;
}
