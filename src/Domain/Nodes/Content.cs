namespace Domain.Nodes;

/// <summary>What a file holds. Digests are lower-case hex.</summary>
/// <param name="Mtime">The client's modification time; when absent, the time of recording counts.</param>
public sealed record Content(
    BlobId Blob, long SizeBytes, string Sha1, string Md5, string Adler32, string? MimeType, DateTimeOffset? Mtime);
