using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Projections.Core.Memory;

/// <summary>
/// A dictionary for many threads whose count may be asked for often: the dictionary's own takes all of its locks. While it is cleared, the
/// count is about right.
/// </summary>
internal sealed class CountedMap<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    public void Set(TKey key, TValue value)
    {
        if (_values.TryAdd(key, value)) Interlocked.Increment(ref _count);
        else _values[key] = value;
    }

    /// <summary>Full, it begins anew: what is asked for often is soon back.</summary>
    public void Keep(TKey key, TValue value, int max)
    {
        if (Count >= max) Clear();
        Set(key, value);
    }

    public void Remove(TKey key)
    {
        if (_values.TryRemove(key, out _)) Interlocked.Decrement(ref _count);
    }

    public void Clear()
    {
        _values.Clear();
        Interlocked.Exchange(ref _count, 0);
    }
}
