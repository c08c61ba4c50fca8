namespace GraphQl.Execution;

/// <summary>The loaders of one request. Made anew for each, since what is loaded depends on who asks.</summary>
public sealed class DataLoaders
{
    private static readonly object Woken = new();

    private volatile IDataLoader[] _loaders = []; // replaced when one is added, since a round may be looking through it
    private Inbox? _resting;

    /// <summary>Takes a loader into the rounds, also while one is under way. One thread at a time.</summary>
    public DataLoader<TKey, TValue> Add<TKey, TValue>(DataLoader<TKey, TValue> loader)
        where TKey : notnull
    {
        ((IDataLoader)loader).Owner = this;
        _loaders = [.. _loaders, loader];
        return loader;
    }

    /// <summary>What was asked for last. Threads may mix it up; then <see cref="Find"/> does not find it.</summary>
    internal LoadEntry? Given { get; set; }

    /// <summary>The entry whose task this is; null for a task of any other kind.</summary>
    internal LoadEntry? Find(in ValueTask<object?> task) => Given is { } entry && task.Equals(entry.Task) ? entry : null;

    /// <summary>Forgets all that was loaded: something was changed, and is to be seen as it is now.</summary>
    public void Forget()
    {
        foreach (var loader in _loaders) loader.Forget();
    }

    /// <summary>Sends off every batch that waits. False: there was none.</summary>
    internal bool Dispatch(Inbox inbox, CancellationToken ct)
    {
        // Before the look: what is asked for after it wakes the run, which may be at rest by then.
        Interlocked.Exchange(ref _resting, inbox);
        var any = false;
        foreach (var loader in _loaders) any |= loader.Dispatch(inbox, ct);
        return any;
    }

    /// <summary>A resolver that had waited for something else asks only now, when the run may wait for nothing but that resolver.</summary>
    internal void Wake() => Interlocked.Exchange(ref _resting, null)?.Add(Woken);
}

internal interface IDataLoader
{
    DataLoaders Owner { set; }

    bool Dispatch(Inbox inbox, CancellationToken ct);

    void Forget();
}

/// <summary>A batch that was answered; delivering it lets the resolvers that wait go on, in the run's own thread.</summary>
internal interface ILoadedBatch
{
    void Deliver(ExecutionRun run);
}
