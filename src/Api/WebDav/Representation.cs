using Domain;
using Projections.Core;

namespace Api.WebDav;

/// <summary>Content as it is answered: a file's current one, or one of its versions.</summary>
/// <param name="Version">The log position that recorded it.</param>
/// <param name="Inline">Its bytes, when they came with the resolve.</param>
internal sealed record Representation(
    NodeId Node, string Name, string MimeType, string ETag, DateTimeOffset Mtime, long SizeBytes, Digests Digests, long Version,
    ReadOnlyMemory<byte>? Inline)
{
    /// <summary>Kept by the client if it likes, but asked about each time, which an ETag makes cheap.</summary>
    public const string CacheControl = "private, no-cache";
}
