namespace EventStore;

/// <summary>
/// The identity of a stream. <paramref name="Category"/> becomes <c>mt_streams.type</c>, <paramref name="Key"/> its <c>id</c>.
/// </summary>
/// <remarks>The key alone is the identity, as with Marten's Guid streams: one key is never used in two categories.</remarks>
public readonly record struct StreamId(string Category, Guid Key)
{
    public override string ToString() => $"{Category}-{Key}";
}

/// <summary>A place in the log of all streams: gapless, in commit order. The first event stands at 1; 0 is before it.</summary>
public readonly record struct LogPosition(long Value) : IComparable<LogPosition>
{
    public static readonly LogPosition Start;

    public int CompareTo(LogPosition other) => Value.CompareTo(other.Value);

    public static bool operator <(LogPosition left, LogPosition right) => left.Value < right.Value;
    public static bool operator >(LogPosition left, LogPosition right) => left.Value > right.Value;
    public static bool operator <=(LogPosition left, LogPosition right) => left.Value <= right.Value;
    public static bool operator >=(LogPosition left, LogPosition right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
