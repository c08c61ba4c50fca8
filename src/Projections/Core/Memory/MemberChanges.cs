namespace Projections.Core.Memory;

/// <summary>Which members of a folder came, went or changed lately, noted while what the folder holds is kept.</summary>
internal sealed class MemberChanges
{
    /// <summary>Changes remembered. Where more came, the whole folder is read anew.</summary>
    public const int ChangesMax = 32;

    private static readonly HashSet<Guid> None = [];

    private readonly Lock _lock = new();
    private readonly Queue<(long Position, Guid Member)> _newest = [];
    private long _completeFrom = long.MaxValue; // every change after this position is noted

    public void Note(long position, Guid member)
    {
        lock (_lock)
        {
            _newest.Enqueue((position, member));
            if (_newest.Count > ChangesMax) _completeFrom = Math.Max(_completeFrom, _newest.Dequeue().Position);
        }
    }

    /// <summary>Nothing has changed since a position without having been noted.</summary>
    public void CompleteFrom(long position)
    {
        lock (_lock) _completeFrom = Math.Min(_completeFrom, position);
    }

    /// <summary>Null when that is not known.</summary>
    public IReadOnlySet<Guid>? Since(long position)
    {
        lock (_lock)
        {
            if (position < _completeFrom) return null;
            HashSet<Guid>? members = null;
            foreach (var change in _newest)
                if (change.Position > position) (members ??= []).Add(change.Member);
            return members ?? None;
        }
    }
}
