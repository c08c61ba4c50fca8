using Domain;

namespace Storage;

/// <summary>Bytes, named by their SHA-256, written once, never changed.</summary>
public interface IBlobStore
{
    /// <summary>
    /// Reads <paramref name="source"/> to its end in one pass. Content of at most <see cref="BlobOptions.InlineMaxBytes"/> comes back in
    /// <see cref="StoredBlob.Inline"/> and is durable only with the append that carries it; anything larger is durable when this returns.
    /// </summary>
    /// <param name="lengthBytes">The announced length, when there is one: a source that ends early or late is refused.</param>
    /// <exception cref="BlobStoreFullException">No room; nothing is left behind.</exception>
    /// <exception cref="IncompleteContentException">The source did not hold exactly <paramref name="lengthBytes"/>.</exception>
    Task<StoredBlob> WriteAsync(Stream source, long? lengthBytes, CancellationToken ct);

    /// <summary>The file that holds a blob (one that is not inline), for sending without copying; null when it is missing.</summary>
    string? PathOf(BlobId blob);
}

/// <param name="Sha1">Lower-case hex, as all digests.</param>
public sealed record StoredBlob(BlobId Id, long SizeBytes, string Sha1, string Md5, string Adler32, ReadOnlyMemory<byte>? Inline);

public sealed class BlobStoreFullException(string message, Exception? inner = null) : IOException(message, inner);

public sealed class IncompleteContentException(string message) : IOException(message);
