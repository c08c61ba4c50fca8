using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// Compiled documents by the hash of their text, those used last, bounded by the bytes of their texts. Texts that were refused are kept as well:
/// a client in a loop shall not cost more than one that is right.
/// </summary>
internal sealed class DocumentCache(long bytesMax)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    public Compilation? Find(string hash)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(hash, out var node)) return null;
            if (!ReferenceEquals(_byUse.First, node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value.Compilation;
        }
    }

    public void Add(string hash, Compilation compilation, int bytes)
    {
        // The tree weighs more than the text; a part of the bound each, so that one text cannot push out all others.
        if (bytes > bytesMax / 8) return;
        lock (_gate)
        {
            if (_entries.ContainsKey(hash)) return;
            _entries.Add(hash, _byUse.AddFirst(new Entry(hash, compilation, bytes)));
            _bytes += bytes;
            while (_bytes > bytesMax && _byUse.Last is { } last)
            {
                _byUse.RemoveLast();
                _entries.Remove(last.Value.Hash);
                _bytes -= last.Value.Bytes;
            }
        }
    }

    private sealed record Entry(string Hash, Compilation Compilation, int Bytes);
}

/// <summary>What compiling a text gave: a document, or why there is none.</summary>
internal sealed record Compilation(CompiledDocument? Document, OperationResult? Refusal);
