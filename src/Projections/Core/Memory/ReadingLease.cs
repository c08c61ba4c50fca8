using System.Diagnostics;

namespace Projections.Core.Memory;

/// <summary>
/// Until when this node may take it for granted that nobody else changes the read model. Whoever takes the read model over writes another
/// name to its checkpoint and then waits for longer than <see cref="Length"/>; so a node that found its own name there may rely on it for
/// that long, counted from before it asked.
/// </summary>
internal sealed class ReadingLease
{
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(200);

    private static readonly long LengthTicks = (long)(Length.TotalSeconds * Stopwatch.Frequency);

    private volatile string? _owner;
    private long _until;

    public bool IsHeld => Stopwatch.GetTimestamp() < Volatile.Read(ref _until);

    /// <summary>Whether to ask for it again: it is this node's, and half of its time is over.</summary>
    public bool IsDue => _owner is not null && Stopwatch.GetTimestamp() + (LengthTicks / 2) > Volatile.Read(ref _until);

    /// <summary>This node has put its name to the checkpoint.</summary>
    public void Begin(string owner) => _owner = owner;

    /// <param name="owner">The name that stands at the checkpoint.</param>
    /// <param name="askedAt">Timestamp from before the question left.</param>
    public void Renew(string? owner, long askedAt)
    {
        if (owner is not null && owner == _owner) Volatile.Write(ref _until, askedAt + LengthTicks);
    }
}
