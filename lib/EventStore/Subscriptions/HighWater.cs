namespace EventStore.Subscriptions;

/// <summary>The newest log position this process has heard of, and who waits for a newer one.</summary>
internal sealed class HighWater
{
    private readonly Lock _lock = new();
    private long _position;
    private TaskCompletionSource _raised = Fresh();

    public LogPosition Position => new(Volatile.Read(ref _position));

    public void Raise(LogPosition position)
    {
        TaskCompletionSource raised;
        lock (_lock)
        {
            if (position.Value <= _position) return;
            Volatile.Write(ref _position, position.Value);
            (raised, _raised) = (_raised, Fresh());
        }

        raised.SetResult();
    }

    /// <summary>Whether the log became longer than <paramref name="position"/> before <paramref name="limit"/> had passed.</summary>
    public async ValueTask<bool> WaitBeyondAsync(LogPosition position, TimeSpan limit, CancellationToken ct)
    {
        Task raised;
        lock (_lock)
        {
            if (_position > position.Value) return true;
            raised = _raised.Task;
        }

        // Running out of time is the ordinary course of a quiet log, so it does not throw.
        await raised.WaitAsync(limit, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return Position > position;
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
