using Domain;

namespace Workers;

/// <summary>What the files of this installation refer to, current content and old versions.</summary>
public interface IBlobReferences
{
    /// <summary>
    /// Those of <paramref name="blobs"/> that nothing refers to. Null when that cannot be said now: the read model is behind the log, and
    /// what is behind may refer to any of them.
    /// </summary>
    Task<IReadOnlyList<BlobId>?> UnreferencedAsync(IReadOnlyList<BlobId> blobs, CancellationToken ct);
}
