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
        return loader;
    }

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
    bool Dispatch(Inbox inbox, CancellationToken ct);
}

/// <summary>A batch that was answered; delivering it lets the resolvers that wait go on, in the run's own thread.</summary>
internal interface ILoadedBatch
{
    void Deliver(ExecutionRun run);
}
