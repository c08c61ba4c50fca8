using System.Buffers;

namespace GraphQl.Transport;

/// <summary>
/// The stream below a socket, which writes each message by itself. While it is told to gather, what is written waits, to go out in one
/// piece. Pings and their answers are written by other threads meanwhile.
/// </summary>
internal sealed class GatheringStream(Stream inner) : Stream
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private PooledBuffer? _gathered;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From now on writing only gathers, without waiting, until <see cref="SendGatheredAsync"/>.</summary>
    public void Gather()
    {
        lock (_gate) _gathered ??= new();
    }

    public async ValueTask SendGatheredAsync(CancellationToken ct)
    {
        PooledBuffer? gathered;
        lock (_gate) (gathered, _gathered) = (_gathered, null);
        using (gathered)
        {
            if (gathered is { WrittenCount: > 0 }) await WriteAsync(gathered.WrittenMemory, ct);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        TryGather(buffer.Span) ? default : WriteNowAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!TryGather(buffer.AsSpan(offset, count))) inner.Write(buffer, offset, count);
    }

    /// <summary>Nothing to do: what is written is sent.</summary>
    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private bool TryGather(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _gathered?.Write(bytes);
            return _gathered is not null;
        }
    }

    private async ValueTask WriteNowAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await inner.WriteAsync(bytes, ct);
            await inner.FlushAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }
}
