namespace Storage.Tests;

/// <summary>Gives content in pieces of random lengths, as a socket does.</summary>
internal sealed class Trickle(byte[] content, int seed, int pieceMax = 100_000) : ReadOnlyStream
{
    private readonly Random _random = new(seed);
    private int _at;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(Math.Min(buffer.Length, content.Length - _at), _random.Next(1, pieceMax));
        content.AsSpan(_at, count).CopyTo(buffer.Span);
        _at += count;
        if (_random.Next(8) == 0) await Task.Yield();
        return count;
    }
}

/// <summary>Gives so many bytes, then fails as a connection that is cut.</summary>
internal sealed class CutOff(long afterBytes) : ReadOnlyStream
{
    private long _left = afterBytes;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0) throw new IOException("The connection was cut.");
        var count = (int)Math.Min(buffer.Length, _left);
        buffer.Span[..count].Fill((byte)_left);
        _left -= count;
        return ValueTask.FromResult(count);
    }
}

/// <summary>Zeroes without end or up to a length, and the most memory that was in use on the way.</summary>
internal sealed class Zeroes(long lengthBytes) : ReadOnlyStream
{
    private long _left = lengthBytes;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = (int)Math.Min(buffer.Length, _left);
        buffer.Span[..count].Clear();
        _left -= count;
        return ValueTask.FromResult(count);
    }
}

internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
