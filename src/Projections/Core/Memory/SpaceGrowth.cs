using System.Collections.Concurrent;
using System.Collections.Immutable;
using Domain;
using EventStore;

namespace Projections.Core.Memory;

/// <summary>Bytes that came into each space, less those that went: by now, and at the end of each of the newest batches.</summary>
internal sealed class SpaceGrowth
{
    /// <summary>Batches remembered of a space. Who read core a moment ago is behind by the one under way, seldom by more.</summary>
    private const int BatchesMax = 8;

    private readonly ConcurrentDictionary<Guid, ImmutableArray<(long Position, long Bytes)>> _batches = []; // of each space, newest first

    public void Add(Guid space, long position, long deltaBytes)
    {
        var before = _batches.TryGetValue(space, out var known) ? known : [(0, 0)];
        _batches[space] = [(position, before[0].Bytes + deltaBytes), .. before.AsSpan(0, Math.Min(before.Length, BatchesMax - 1))];
    }

    /// <summary>Null: that is longer ago than is remembered.</summary>
    public GrowthMark? MarkAt(SpaceId space, LogPosition position)
    {
        if (!_batches.TryGetValue(space.Value, out var batches)) return new GrowthMark(this, 0);
        foreach (var batch in batches)
            if (batch.Position <= position.Value) return new GrowthMark(this, batch.Bytes);
        return null;
    }

    /// <summary>A space that was read when it had grown by so many bytes, as it is now.</summary>
    public SpaceRow Grown(SpaceRow read, long bytes)
    {
        var now = _batches.TryGetValue(read.Id.Value, out var batches) ? batches[0].Bytes : 0;
        return now == bytes ? read : read with { UsedBytes = read.UsedBytes + now - bytes };
    }
}

/// <summary>How much a space had grown when it was read. Only the difference to what the same counter says later means something.</summary>
internal readonly record struct GrowthMark(SpaceGrowth CountedBy, long Bytes);
