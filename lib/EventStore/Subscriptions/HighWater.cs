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

    /// <summary>Returns when the log is longer than <paramref name="position"/>, or after <paramref name="limit"/> all the same.</summary>
    public async Task WaitBeyondAsync(LogPosition position, TimeSpan limit, CancellationToken ct)
    {
        Task raised;
        lock (_lock)
        {
            if (_position > position.Value) return;
            raised = _raised.Task;
        }

        try
        {
            await raised.WaitAsync(limit, ct);
        }
        catch (TimeoutException)
        {
            // The poll that works when no notification does.
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
