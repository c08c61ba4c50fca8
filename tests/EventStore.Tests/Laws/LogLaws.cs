using EventStore.Appender;

namespace EventStore.Tests.Laws;

/// <summary>Reads a log of <see cref="Deed"/>s in order and throws at the first event that should not be there.</summary>
internal sealed class LogLaws
{
    private readonly Dictionary<Guid, long> _versions = [];
    private readonly Dictionary<string, Guid> _holders = [];
    private readonly long[] _budgets = new long[Arena.Budgets];
    private readonly long[] _fences = new long[Arena.Fences];
    private readonly Dictionary<Guid, (long First, long Last, DateTimeOffset RecordedAt)> _commands = [];
    private DateTimeOffset _time = DateTimeOffset.MinValue;
    private Deed? _open;

    public LogPosition Position { get; private set; }

    public int Commands => _commands.Count;

    public IReadOnlyDictionary<string, Guid> Holders => _holders;

    public IReadOnlyList<long> Budgets => _budgets;

    public IReadOnlyList<long> Fences => _fences;

    public IReadOnlyDictionary<Guid, long> Versions => _versions;

    public void Read(Recorded recorded)
    {
        var deed = (Deed)recorded.Event;
        Must(recorded.Position.Value == Position.Value + 1, $"{recorded.Position} follows {Position}: no gaps, in order");
        Must(recorded.RecordedAt > _time, $"time at {recorded.Position} runs backwards");
        Must(_open is null ? deed.Index == 0 : deed.Command == _open.Command && deed.Index == _open.Index + 1,
            $"an append is torn apart at {recorded.Position}");

        if (deed.Index == 0) Begin(deed, recorded);
        TakeVersion(deed, recorded);
        if (deed.Index == deed.Count - 1) End(deed, recorded);

        (Position, _time, _open) = (recorded.Position, recorded.RecordedAt, deed.Index == deed.Count - 1 ? null : deed);
    }

    /// <summary>What a writer was told must be what the log says.</summary>
    public void Holds(Guid command, long first, long last, long recordedAtTicks)
    {
        Must(_commands.TryGetValue(command, out var found), $"acknowledged command {command} is not in the log");
        Must(
            found == (first, last, new DateTimeOffset(recordedAtTicks, TimeSpan.Zero)),
            $"command {command} was acknowledged otherwise than logged");
    }

    /// <summary>A log may end anywhere, but not inside an append.</summary>
    public void MustEndWhole() => Must(_open is null, "the log ends inside an append");

    private void Begin(Deed deed, Recorded recorded)
    {
        Must(
            _commands.TryAdd(deed.Command, (recorded.Position.Value, 0, recorded.RecordedAt)),
            $"command {deed.Command} was applied twice");

        if (deed.Guard is { } guard)
            Must(_versions.GetValueOrDefault(Arena.Stream(guard).Key) == deed.GuardVersion, $"guard broken at {recorded.Position}");
        if (deed.Fence is { } fence)
            Must(_fences[fence] <= deed.SeenAt, $"fence passed at {recorded.Position}");
        if (deed.Released is { } released)
            Must(
                _holders.Remove(released, out var holder) && holder == deed.ReleasedFrom,
                $"name released by another at {recorded.Position}");
        if (deed.Taken is { } taken)
            Must(_holders.TryAdd(taken, deed.Holder), $"name taken twice at {recorded.Position}");
        if (deed.Budget is { } budget)
        {
            _budgets[budget] += deed.Delta;
            Must(deed.Delta <= 0 || _budgets[budget] <= Arena.Limit, $"over budget at {recorded.Position}");
        }
    }

    private void TakeVersion(Deed deed, Recorded recorded)
    {
        var before = _versions.GetValueOrDefault(recorded.Stream.Key);
        Must(recorded.Version == before + 1, $"version {recorded.Version} follows {before} at {recorded.Position}");
        Must(deed.Expected < 0 || before == deed.Expected + deed.EventOfStream, $"unexpected version at {recorded.Position}");
        _versions[recorded.Stream.Key] = recorded.Version;
    }

    private void End(Deed deed, Recorded recorded)
    {
        _commands[deed.Command] = _commands[deed.Command] with { Last = recorded.Position.Value };
        if (deed is { Fence: { } fence, Advance: true }) _fences[fence] = recorded.Position.Value;
    }

    private static void Must(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }
}
