using Domain;
using Storage;

namespace Workers;

/// <summary>
/// Collects blobs that nothing refers to: left by an upload whose append never came, or by a purge. In two passes with a grace before
/// each: first a blob is set aside, where a read still finds it; then, when still nothing refers to it, it is deleted.
/// </summary>
public sealed class BlobCollector(DiskBlobs blobs, IBlobReferences references, BlobOptions options, TimeProvider clock) : IWorker
{
    /// <summary>Blobs that one question to the read model is about.</summary>
    private const int BatchMax = 50_000;

    public string Name => "blob collector";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task<string?> RunOnceAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - options.OrphanGrace;
        var deleted = await ForEachOrphanAsync(blobs.SetAsideBefore(before), blobs.DeleteSetAside, ct);
        var setAside = await ForEachOrphanAsync(blobs.StoredBefore(before), blob => blobs.SetAside(blob, clock.GetUtcNow()), ct);
        return setAside + deleted == 0 ? null : $"{setAside} blobs set aside, {deleted} deleted";
    }

    private async Task<int> ForEachOrphanAsync(IEnumerable<BlobId> candidates, Action<BlobId> collect, CancellationToken ct)
    {
        var collected = 0;
        foreach (var batch in candidates.Chunk(BatchMax))
        {
            if (await references.UnreferencedAsync(batch, ct) is not { } orphans) break;
            foreach (var orphan in orphans) collect(orphan);
            collected += orphans.Count;
        }

        return collected;
    }
}
