using System.Collections.Concurrent;

namespace Storage;

/// <summary>
/// A few threads of their own for calls that wait for the disk, so that many uploads at once never hold the thread pool's threads.
/// Flushes that run side by side share the file system's journal commit.
/// </summary>
internal sealed class FlushThreads(int threadsMax) : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Lock _gate = new();
    private int _threads;
    private int _idle;

    public Task RunAsync(Action call)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                call();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        StartThreadWhenNeeded();
        return done.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void StartThreadWhenNeeded()
    {
        lock (_gate)
        {
            if (_idle >= _work.Count || _threads == threadsMax) return;
            _threads++;
            new Thread(Work, maxStackSize: 256 * 1024) { IsBackground = true, Name = "flush" }.Start();
        }
    }

    private void Work()
    {
        Interlocked.Increment(ref _idle);
        foreach (var call in _work.GetConsumingEnumerable())
        {
            Interlocked.Decrement(ref _idle);
            call();
            Interlocked.Increment(ref _idle);
        }
    }
}
