namespace GraphQl.Execution;

/// <summary>
/// Loads many values by key with one call for each level of a query. A key is loaded once a request; one that is not found gives null;
/// an exception for a whole batch fails its keys alone.
/// </summary>
/// <param name="load">Values by key; what is missing was not found.</param>
/// <param name="batchMax">The most keys of one call, as the parameters of a statement are limited.</param>
public sealed class DataLoader<TKey, TValue>(
    Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load, int batchMax = 10_000) : IDataLoader
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<object?>> _entries = [];
    private List<TKey> _waiting = [];

    /// <summary>
    /// The value, as a resolver gives it back. The fastest way: the executor then waits for the batch, not for each value.
    /// </summary>
    public ValueTask<object?> Load(TKey key) => new(Entry(key));

    /// <summary>The value, for a resolver that goes on with it.</summary>
    public async ValueTask<TValue?> LoadAsync(TKey key) => (TValue?)await Entry(key);

    private Task<object?> Entry(TKey key)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var entry)) return entry.Task;
            // Continuations run where the batch is delivered: they are part of the run, and what they load joins the next batch.
            _entries.Add(key, entry = new(new LoadWaiters()));
            _waiting.Add(key);
            return entry.Task;
        }
    }

    bool IDataLoader.Dispatch(Inbox inbox, CancellationToken ct)
    {
        List<TKey> keys;
        lock (_gate)
        {
            if (_waiting.Count == 0) return false;
            (keys, _waiting) = (_waiting, []);
        }

        foreach (var batch in keys.Chunk(batchMax)) _ = LoadBatchAsync(batch, inbox, ct);
        return true;
    }

    private async Task LoadBatchAsync(TKey[] keys, Inbox inbox, CancellationToken ct)
    {
        try
        {
            inbox.Add(new Batch(this, keys, await load(keys, ct), null));
        }
        catch (Exception exception)
        {
            inbox.Add(new Batch(this, keys, null, exception));
        }
    }

    private TaskCompletionSource<object?> EntryOf(TKey key)
    {
        lock (_gate) return _entries[key];
    }

    private sealed class Batch(
        DataLoader<TKey, TValue> loader, TKey[] keys, IReadOnlyDictionary<TKey, TValue>? values, Exception? exception) : ILoadedBatch
    {
        public void Deliver(ExecutionRun run)
        {
            foreach (var key in keys)
            {
                var entry = loader.EntryOf(key);
                if (values is null) entry.SetException(exception!);
                else entry.SetResult(values.TryGetValue(key, out var value) ? value : null);
                foreach (var slot in ((LoadWaiters)entry.Task.AsyncState!).Slots) run.Arrive(slot, entry.Task);
            }
        }
    }
}
