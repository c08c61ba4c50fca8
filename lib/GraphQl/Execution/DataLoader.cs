using System.Runtime.InteropServices;

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
    private readonly Dictionary<TKey, LoadEntry> _entries = [];
    private Batch _waiting = new([], []);
    private DataLoaders? _owner;

    /// <summary>
    /// The value, as a resolver gives it back. The fastest way: the executor then waits for the batch, not for each value.
    /// </summary>
    public ValueTask<object?> Load(TKey key)
    {
        var entry = Entry(key);
        _owner?.Given = entry;
        return entry.Task;
    }

    /// <summary>The value, for a resolver that goes on with it.</summary>
    public async ValueTask<TValue?> LoadAsync(TKey key) => (TValue?)await Entry(key).Task;

    DataLoaders IDataLoader.Owner
    {
        set => _owner = value;
    }

    private LoadEntry Entry(TKey key)
    {
        LoadEntry found;
        lock (_gate)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out var isThere);
            if (isThere) return entry!;
            _waiting.Add(key, entry = found = new());
        }

        _owner?.Wake();
        return found;
    }

    void IDataLoader.Forget()
    {
        lock (_gate)
        {
            // Who still waits is told by the batch that is under way.
            foreach (var (key, entry) in _entries)
                if (entry.Task.IsCompleted) _entries.Remove(key);
        }
    }

    bool IDataLoader.Dispatch(Inbox inbox, CancellationToken ct)
    {
        Batch batch;
        lock (_gate)
        {
            if (_waiting.Keys.Count == 0) return false;
            (batch, _waiting) = (_waiting, new([], []));
        }

        foreach (var part in batch.Split(batchMax)) _ = LoadAsync(part, inbox, ct);
        return true;
    }

    private async Task LoadAsync(Batch batch, Inbox inbox, CancellationToken ct)
    {
        try
        {
            batch.Values = await load(batch.Keys, ct);
        }
        catch (Exception exception)
        {
            batch.Exception = exception;
        }

        inbox.Add(batch);
    }

    private sealed class Batch(List<TKey> keys, List<LoadEntry> entries) : ILoadedBatch
    {
        public List<TKey> Keys { get; } = keys;

        public IReadOnlyDictionary<TKey, TValue>? Values { get; set; }

        public Exception? Exception { get; set; }

        public void Add(TKey key, LoadEntry entry)
        {
            Keys.Add(key);
            entries.Add(entry);
        }

        public IEnumerable<Batch> Split(int max)
        {
            if (Keys.Count <= max) return [this];
            return Enumerable.Range(0, (Keys.Count + max - 1) / max).Select(part => Part(part * max, Math.Min(max, Keys.Count - (part * max))));
        }

        private Batch Part(int from, int count) => new(Keys.GetRange(from, count), entries.GetRange(from, count));

        public void Deliver(ExecutionRun run)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                TValue? value = default;
                entries[i].Deliver(run, Values?.TryGetValue(Keys[i], out value) is true ? value : null, Exception);
            }
        }
    }
}
