using System.Runtime.CompilerServices;

namespace GraphQl.Host.Transport;

/// <summary>The event streams of the transport checks.</summary>
internal sealed class Streams
{
    private int _open;

    public int Open => Volatile.Read(ref _open);

    public static async IAsyncEnumerable<int> Countdown(int from, int everyMs, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var i = from; i >= 0; i--)
        {
            if (everyMs > 0) await Task.Delay(everyMs, ct);
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Ticks([EnumeratorCancellation] CancellationToken ct = default)
    {
        Interlocked.Increment(ref _open);
        try
        {
            for (var i = 0; ; i++)
            {
                await Task.Delay(20, ct);
                yield return i;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    public static async IAsyncEnumerable<int> Failing(int after)
    {
        await Task.Yield();
        for (var i = 0; i < after; i++) yield return i;
        throw new Execution.GraphQlException("stream failed");
    }
}
