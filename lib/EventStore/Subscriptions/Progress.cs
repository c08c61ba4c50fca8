using System.Diagnostics;

namespace EventStore.Subscriptions;

/// <summary>How far one projection is known to be, and who waits for it to be further.</summary>
internal sealed class Progress
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Waiter, long> _waiters = new();
    private long _position = -1;
    private TaskCompletionSource? _wanted;

    /// <summary>-1 while it is not known.</summary>
    public long Position => Volatile.Read(ref _position);

    public bool HasWaiters
    {
        get { lock (_lock) return _waiters.Count > 0; }
    }

    /// <summary>Ends when somebody waits.</summary>
    public Task WantedAsync()
    {
        lock (_lock)
        {
            if (_waiters.Count > 0) return Task.CompletedTask;
            _wanted ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _wanted.Task;
        }
    }

    /// <summary>The projection has committed its work up to a position. Never goes back.</summary>
    public void Raise(long position)
    {
        if (position <= Position) return;
        lock (_lock)
        {
            if (position <= _position) return;
            Volatile.Write(ref _position, position);
            while (_waiters.TryPeek(out var waiter, out var wanted) && wanted <= position)
            {
                _waiters.Dequeue();
                waiter.TrySetResult(true);
            }
        }
    }

    /// <summary>
    /// What the database itself says. It may be less than what was known: a checkpoint is committed without waiting for the disk, and a
    /// crash of the database takes the newest ones back. Their events are replayed.
    /// </summary>
    public void Set(long position)
    {
        lock (_lock)
        {
            if (position < _position) Volatile.Write(ref _position, position);
        }

        Raise(position);
    }

    public ValueTask<bool> WaitAsync(long position, TimeSpan limit)
    {
        if (Position >= position) return ValueTask.FromResult(true);
        lock (_lock)
        {
            if (_position >= position) return ValueTask.FromResult(true);
            var waiter = new Waiter(Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency));
            _waiters.Enqueue(waiter, position);
            _wanted?.TrySetResult();
            _wanted = null;
            return new ValueTask<bool>(waiter.Task);
        }
    }

    /// <summary>Tells everybody whose time is up; called by a slow timer, so that a wait needs no timer of its own.</summary>
    public void Sweep()
    {
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            if (!_waiters.UnorderedItems.Any(item => item.Element.Deadline < now)) return;
            var kept = _waiters.UnorderedItems.Where(item => item.Element.Deadline >= now).ToArray();
            foreach (var (waiter, _) in _waiters.UnorderedItems)
                if (waiter.Deadline < now) waiter.TrySetResult(false);
            _waiters.Clear();
            _waiters.EnqueueRange(kept);
        }
    }

    private sealed class Waiter(long deadline) : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Deadline => deadline;
    }
}
