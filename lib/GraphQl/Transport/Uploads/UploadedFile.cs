using Microsoft.AspNetCore.WebUtilities;

namespace GraphQl.Transport;

/// <summary>A file of a multipart request, as resolvers get it. Gone when the request ends.</summary>
public sealed class UploadedFile
{
    private readonly FileBufferingReadStream _content;

    internal UploadedFile(string name, string mediaType, FileBufferingReadStream content) =>
        (Name, MediaType, _content) = (name, mediaType, content);

    /// <summary>As the caller wrote it: text for people, never a path.</summary>
    public string Name { get; }

    /// <summary>As the caller claims, without parameters.</summary>
    public string MediaType { get; }

    public long SizeBytes => _content.Length;

    /// <summary>The bytes from the start. One reader at a time.</summary>
    public Stream Open()
    {
        _content.Position = 0;
        return _content;
    }
}
