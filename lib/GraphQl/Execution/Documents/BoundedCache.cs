namespace GraphQl.Execution;

/// <summary>Values by the hash of a text, those used last, bounded by the bytes of the texts.</summary>
internal sealed class BoundedCache<T>(long bytesMax)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    public T? Find(string hash)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(hash, out var node)) return null;
            if (!ReferenceEquals(_byUse.First, node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value.Value;
        }
    }

    public void Add(string hash, T value, int bytes)
    {
        // A part of the bound each, so that one text cannot push out all others.
        if (bytes > bytesMax / 8) return;
        lock (_gate)
        {
            if (_entries.ContainsKey(hash)) return;
            _entries.Add(hash, _byUse.AddFirst(new Entry(hash, value, bytes)));
            _bytes += bytes;
            while (_bytes > bytesMax && _byUse.Last is { } last)
            {
                _byUse.RemoveLast();
                _entries.Remove(last.Value.Hash);
                _bytes -= last.Value.Bytes;
            }
        }
    }

    private sealed record Entry(string Hash, T Value, int Bytes);
}
