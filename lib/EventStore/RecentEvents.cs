namespace EventStore;

/// <summary>
/// The newest events that this process appended, with the objects given, so that a projection beside the appender needs neither a
/// round trip nor a parse. Holds one unbroken run of positions: what other processes append in between starts it anew.
/// </summary>
internal sealed class RecentEvents(int max)
{
    private readonly Lock _lock = new();
    private readonly Recorded[] _ring = new Recorded[max];
    private long _first = 1; // position of the oldest kept
    private long _next = 1;  // position after the newest kept

    public void Add(Recorded recorded)
    {
        if (max == 0) return;

        var position = recorded.Position.Value;
        lock (_lock)
        {
            if (position != _next) _first = position;
            _ring[position % max] = recorded;
            _next = position + 1;
            _first = Math.Max(_first, _next - max);
        }
    }

    /// <summary>
    /// Moves up to <paramref name="limit"/> events right after a position into <paramref name="target"/>.
    /// False when the run does not begin there.
    /// </summary>
    public bool TryTake(LogPosition after, int limit, List<Recorded> target)
    {
        lock (_lock)
        {
            var position = after.Value + 1;
            if (position < _first || position >= _next) return false;

            var end = Math.Min(_next, position + limit);
            for (; position < end; position++) target.Add(_ring[position % max]);
            return true;
        }
    }
}
