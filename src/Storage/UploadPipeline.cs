using System.Buffers;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace Storage;

/// <summary>
/// Content of more than one chunk: while the next chunk is read, earlier ones are written and hashed beside it. MD5 alone costs as much
/// as the other digests together, so it has a lane of its own. Memory is bounded by the chunks in flight.
/// </summary>
internal sealed class UploadPipeline(UploadFile file, BlobOptions options) : IDisposable
{
    private readonly SemaphoreSlim _room = new(options.ChunksInFlightMax);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private Adler32 _adler32 = new();

    /// <param name="first">A full chunk that was read already; the pipeline does not keep it.</param>
    public async Task<Digests> RunAsync(ReadOnlyMemory<byte> first, ContentReader reader, CancellationToken ct)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Action<ReadOnlySpan<byte>>[] work = [file.Append, _md5.AppendData, AppendOthers];
        var lanes = Array.ConvertAll(work, append => new Lane(append, failed));
        try
        {
            HandOut(new Chunk(first, lanes.Length, onDone: static () => { }), lanes);
            await ReadAllAsync(reader, lanes, failed.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && failed.IsCancellationRequested)
        {
            // A lane failed; its own exception comes out of Completed below.
        }
        finally
        {
            foreach (var lane in lanes) lane.Complete();
            await Task.WhenAll(lanes.Select(lane => lane.Completed)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(lanes.Select(lane => lane.Completed));
        return Digests.Of(_sha256.GetHashAndReset(), _sha1.GetHashAndReset(), _md5.GetHashAndReset(), _adler32.Value);
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _sha1.Dispose();
        _md5.Dispose();
        _room.Dispose();
    }

    private async Task ReadAllAsync(ContentReader reader, Lane[] lanes, CancellationToken ct)
    {
        int count;
        do
        {
            await _room.WaitAsync(ct);
            var buffer = ArrayPool<byte>.Shared.Rent(options.ChunkBytes);
            var isHandedOut = false;
            try
            {
                count = await reader.FillAsync(buffer.AsMemory(0, options.ChunkBytes), ct);
                HandOut(new Chunk(buffer.AsMemory(0, count), lanes.Length, () => Return(buffer)), lanes);
                isHandedOut = true;
            }
            finally
            {
                if (!isHandedOut) Return(buffer);
            }
        }
        while (count == options.ChunkBytes);
    }

    private static void HandOut(Chunk chunk, Lane[] lanes)
    {
        foreach (var lane in lanes) lane.Add(chunk);
    }

    private void Return(byte[] buffer)
    {
        ArrayPool<byte>.Shared.Return(buffer);
        _room.Release();
    }

    private void AppendOthers(ReadOnlySpan<byte> bytes)
    {
        _sha256.AppendData(bytes);
        _sha1.AppendData(bytes);
        _adler32.Append(bytes);
    }

    /// <summary>A chunk that several lanes work on; the last one gives the buffer back.</summary>
    private sealed class Chunk(ReadOnlyMemory<byte> bytes, int lanes, Action onDone)
    {
        private int _lanes = lanes;

        public ReadOnlySpan<byte> Bytes => bytes.Span;

        public void Done()
        {
            if (Interlocked.Decrement(ref _lanes) == 0) onDone();
        }
    }

    /// <summary>One kind of work, on each chunk in order. After a failure it only lets chunks go, and stops the reader.</summary>
    private sealed class Lane
    {
        private readonly Channel<Chunk> _chunks = Channel.CreateUnbounded<Chunk>(new() { SingleReader = true, SingleWriter = true });

        public Lane(Action<ReadOnlySpan<byte>> work, CancellationTokenSource failed) => Completed = Task.Run(() => WorkAsync(work, failed));

        public Task Completed { get; }

        public void Add(Chunk chunk) => _chunks.Writer.TryWrite(chunk);

        public void Complete() => _chunks.Writer.TryComplete();

        private async Task WorkAsync(Action<ReadOnlySpan<byte>> work, CancellationTokenSource failed)
        {
            try
            {
                await foreach (var chunk in _chunks.Reader.ReadAllAsync())
                {
                    try
                    {
                        work(chunk.Bytes);
                    }
                    finally
                    {
                        chunk.Done();
                    }
                }
            }
            catch
            {
                await failed.CancelAsync();
                await foreach (var chunk in _chunks.Reader.ReadAllAsync()) chunk.Done();
                throw;
            }
        }
    }
}
