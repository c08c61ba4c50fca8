using Microsoft.AspNetCore.Http;

namespace GraphQl.Transport;

/// <summary>How many streams and sockets are open.</summary>
internal sealed class StreamCount(int max)
{
    private int _open;

    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _open) <= max) return new Entered(this);
        Interlocked.Decrement(ref _open);
        throw new RequestRefusedException(StatusCodes.Status503ServiceUnavailable, "Too many streams are open.");
    }

    private sealed class Entered(StreamCount count) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref count._open);
    }
}
