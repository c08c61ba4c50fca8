using System.Buffers;
using Domain;

namespace Storage;

/// <summary>
/// Blobs as files. A blob's name appears only when its bytes are on the disk: write → flush → rename → flush the folder. Several
/// processes may share one folder.
/// </summary>
public sealed class DiskBlobs : IBlobStore, IDisposable
{
    private readonly BlobOptions _options;
    private readonly BlobFolder _folder;
    private readonly FlushThreads _threads;
    private readonly FolderFlusher _folders;

    /// <summary>Shards whose own names are known to be durable, by their first two bytes.</summary>
    private readonly bool[] _durableShards = new bool[0x10000];

    public DiskBlobs(BlobOptions options, TimeProvider clock)
    {
        _options = options;
        _folder = new BlobFolder(options.Folder);
        _threads = new FlushThreads(options.FlushThreadsMax);
        _folders = new FolderFlusher(_threads);
        _folder.SweepUploads(options.StaleUploadAge, clock);
    }

    public async Task<StoredBlob> WriteAsync(Stream source, long? lengthBytes, CancellationToken ct)
    {
        var reader = new ContentReader(source, lengthBytes);

        // One byte more than is announced: the chunk comes back short when the source ends where it should.
        var chunkBytes = (int)Math.Min(lengthBytes ?? long.MaxValue, _options.ChunkBytes - 1) + 1;
        var chunk = ArrayPool<byte>.Shared.Rent(chunkBytes);
        try
        {
            var count = await reader.FillAsync(chunk.AsMemory(0, chunkBytes), ct);
            if (count == chunkBytes) return await WriteLargeAsync(chunk.AsMemory(0, count), reader, lengthBytes, ct);
            return count > _options.InlineMaxBytes
                ? await WriteChunkAsync(chunk.AsMemory(0, count))
                : Describe(Digests.Of(chunk.AsSpan(0, count)), count, chunk.AsSpan(0, count).ToArray());
        }
        catch (IOException e) when (e.IsFull())
        {
            throw new BlobStoreFullException("The blob store has no room left.", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    public string? PathOf(BlobId blob)
    {
        if (!BlobFolder.IsBlobName(blob.Hex)) return null;
        var path = _folder.PathOf(blob);
        return File.Exists(path) || Recall(blob, path) ? path : null;
    }

    /// <summary>Whether the folder can be used: throws when it cannot.</summary>
    public Task CheckAsync(CancellationToken ct) => Task.Run(() =>
    {
        // Not through the flush threads: a disk that stands still is to be seen, not waited for in line.
        if (!Directory.Exists(_folder.Uploads)) throw new DirectoryNotFoundException("The blob folder is away.");
    }, ct);

    /// <summary>Blobs in place that were neither written nor uploaded again since an instant.</summary>
    public IEnumerable<BlobId> StoredBefore(DateTimeOffset instant) => NamesBefore(_folder.Blobs(), instant);

    /// <summary>Blobs that were set aside before an instant.</summary>
    public IEnumerable<BlobId> SetAsideBefore(DateTimeOffset instant) => NamesBefore(_folder.Quarantined(), instant);

    /// <summary>Takes a blob out of the way without losing it: <see cref="PathOf"/> still finds it, and puts it back.</summary>
    public void SetAside(BlobId blob, DateTimeOffset now)
    {
        var path = _folder.PathOf(blob);
        if (!File.Exists(path)) return;

        // The time first: a crash between the two lets the blob live longer, never shorter.
        File.SetLastWriteTimeUtc(path, now.UtcDateTime);
        File.Move(path, _folder.QuarantinePathOf(blob), overwrite: true);
    }

    /// <summary>Ends what was set aside. A blob that is in its place stays.</summary>
    public void DeleteSetAside(BlobId blob) => File.Delete(_folder.QuarantinePathOf(blob));

    public void Dispose() => _threads.Dispose();

    private static IEnumerable<BlobId> NamesBefore(IEnumerable<FileInfo> files, DateTimeOffset instant) =>
        files.Where(file => file.LastWriteTimeUtc < instant.UtcDateTime).Select(file => new BlobId(file.Name));

    private async Task<StoredBlob> WriteChunkAsync(ReadOnlyMemory<byte> content)
    {
        using var file = new UploadFile(_folder.NewUpload(), reserveBytes: null);
        file.Append(content.Span);
        return await KeepAsync(file, Digests.Of(content.Span), content.Length);
    }

    private async Task<StoredBlob> WriteLargeAsync(
        ReadOnlyMemory<byte> first, ContentReader reader, long? lengthBytes, CancellationToken ct)
    {
        using var file = new UploadFile(_folder.NewUpload(), lengthBytes);
        using var pipeline = new UploadPipeline(file, _options);
        var digests = await pipeline.RunAsync(first, reader, ct);
        return await KeepAsync(file, digests, reader.ReadBytes);
    }

    /// <summary>Gives a complete upload its name, durably. The same content may be there, or arrive, any number of times.</summary>
    private async Task<StoredBlob> KeepAsync(UploadFile file, Digests digests, long sizeBytes)
    {
        var blob = new BlobId(digests.Sha256);
        var (path, shard) = (_folder.PathOf(blob), _folder.ShardOf(blob.Hex));
        var shardIndex = Convert.ToInt32(blob.Hex[..4], 16);
        var isShardDurable = Volatile.Read(ref _durableShards[shardIndex]);

        if (!IsKept(path, sizeBytes))
        {
            await _threads.RunAsync(() =>
            {
                file.Flush();
                if (!isShardDurable) Directory.CreateDirectory(shard);
                file.MoveTo(path);
            });
        }

        // Also when the blob was there: whoever put it there may not have flushed the folder yet.
        await _folders.FlushAsync(isShardDurable ? [shard] : [shard, Path.GetDirectoryName(shard)!, _folder.Root]);
        Volatile.Write(ref _durableShards[shardIndex], true);
        return Describe(digests, sizeBytes, inline: null);
    }

    /// <summary>Whether the blob stands in its place whole. If so its age begins anew, so that the collector spares it.</summary>
    private static bool IsKept(string path, long sizeBytes)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length != sizeBytes) return false;
            file.LastWriteTimeUtc = DateTime.UtcNow;
            return true;
        }
        catch (FileNotFoundException)
        {
            // The collector has just set it aside.
            return false;
        }
    }

    /// <summary>Brings a blob back that was set aside although something refers to it.</summary>
    private bool Recall(BlobId blob, string path)
    {
        try
        {
            File.Move(_folder.QuarantinePathOf(blob), path);
            return true;
        }
        catch (FileNotFoundException)
        {
            // Not there; or another reader was faster.
            return File.Exists(path);
        }
    }

    private static StoredBlob Describe(Digests digests, long sizeBytes, ReadOnlyMemory<byte>? inline) =>
        new(new BlobId(digests.Sha256), sizeBytes, digests.Sha1, digests.Md5, digests.Adler32, inline);
}
