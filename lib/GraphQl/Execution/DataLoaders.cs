namespace GraphQl.Execution;

/// <summary>The loaders of one request. Made anew for each, since what is loaded depends on who asks.</summary>
public sealed class DataLoaders
{
    private readonly List<IDataLoader> _loaders = [];

    /// <summary>Makes a loader and takes it into the rounds.</summary>
    public DataLoader<TKey, TValue> Add<TKey, TValue>(DataLoader<TKey, TValue> loader)
        where TKey : notnull
    {
        _loaders.Add(loader);
        ((IDataLoader)loader).Owner = this;
        return loader;
    }

    /// <summary>What was asked for last. Threads may mix it up; then <see cref="Find"/> does not find it.</summary>
    internal LoadEntry? Given { get; set; }

    /// <summary>The entry whose task this is; null for a task of any other kind.</summary>
    internal LoadEntry? Find(in ValueTask<object?> task) => Given is { } entry && task.Equals(entry.Task) ? entry : null;

    /// <summary>Sends off every batch that waits. False: there was none.</summary>
    internal bool Dispatch(Inbox inbox, CancellationToken ct)
    {
        var any = false;
        foreach (var loader in _loaders) any |= loader.Dispatch(inbox, ct);
        return any;
    }
}

internal interface IDataLoader
{
    DataLoaders Owner { set; }

    bool Dispatch(Inbox inbox, CancellationToken ct);
}

/// <summary>A batch that was answered; delivering it lets the resolvers that wait go on, in the run's own thread.</summary>
internal interface ILoadedBatch
{
    void Deliver(ExecutionRun run);
}
