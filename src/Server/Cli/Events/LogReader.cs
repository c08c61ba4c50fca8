using System.Text.Json;
using Commands;
using Domain;
using EventStore;
using Projections.Activity;

namespace Server.Cli.Events;

/// <summary>Reads the log with the names of then. Where the activity read model is behind, events are told without.</summary>
/// <param name="isActivityNeeded">Nothing is read before that read model has it: what is chosen by it would be missed for good.</param>
internal sealed class LogReader(Ledger ledger, bool isActivityNeeded = false)
{
    public const int PageMax = 500;

    /// <summary>Groups whose names are told; of further ones the id is.</summary>
    private const int GroupsMax = 10_000;

    private static readonly TimeSpan ActivityWaitMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NeededActivityWaitMax = TimeSpan.FromMinutes(5);

    private readonly EventTypes _types = EventCatalog.Types();
    private Dictionary<UserId, string> _names = [];

    /// <summary>At most <see cref="PageMax"/> events after a position.</summary>
    public async Task<IReadOnlyList<LogEntry>> ReadAsync(LogPosition after, int max, CancellationToken ct)
    {
        var events = new List<RawRecorded>();
        await foreach (var raw in ledger.Store.ReadRawLogAsync(after, Math.Min(max, PageMax), ct)) events.Add(raw);
        if (events.Count == 0) return [];

        var (first, last) = (events[0].Position, events[^1].Position);
        await WaitForActivityAsync(last, ct);
        var rows = await ledger.Activity.BetweenAsync(first.Value, last.Value, ct);
        _names = (await ledger.Core.UsersAsync(ct)).ToDictionary(user => user.Id, user => user.Name);
        foreach (var group in await ledger.Grants.GroupsAsync("", GroupsMax, ct)) _names[new UserId(group.Id.Value)] = group.Name;
        return [.. events.Select(raw => new LogEntry(raw, Read(raw), [.. rows[raw.Position.Value]]))];
    }

    public string Words(LogEntry entry) => entry.Event is { } known
        ? EventWords.Of(known, new Told(entry.Rows, _names))
        : $"An event of a kind that this version does not know: {Printable.Of(entry.Raw.Type)}.";

    /// <summary>The position before the first event that was recorded at a time or later. Times grow with positions.</summary>
    public async Task<LogPosition> BeforeAsync(DateTimeOffset time, CancellationToken ct)
    {
        var (before, beyond) = (0L, (await ledger.Store.HeadAsync(ct)).Value + 1);
        while (beyond - before > 1)
        {
            var middle = before + ((beyond - before) / 2);
            if (await TimeOfAsync(new LogPosition(middle), ct) < time) before = middle;
            else beyond = middle;
        }

        return new LogPosition(before);
    }

    private async Task WaitForActivityAsync(LogPosition position, CancellationToken ct)
    {
        var limit = isActivityNeeded ? NeededActivityWaitMax : ActivityWaitMax;
        // Checkpoints look at the token only when a wait begins: an interrupt is noticed here.
        var isThere = await ledger.Checkpoints.WaitForAsync(ActivityDefinition.Name, position, limit, ct).AsTask().WaitAsync(ct);
        if (isActivityNeeded && !isThere)
            throw new CommandFailedException($"The read model {ActivityDefinition.Name} is behind: see opencloud projections list.");
    }

    private async Task<DateTimeOffset> TimeOfAsync(LogPosition position, CancellationToken ct)
    {
        await foreach (var raw in ledger.Store.ReadRawLogAsync(new LogPosition(position.Value - 1), 1, ct)) return raw.RecordedAt;
        throw new InvalidOperationException($"Position {position} is missing from the log.");
    }

    private Recorded? Read(RawRecorded raw)
    {
        try
        {
            var known = _types.Deserialise(raw.Type, raw.Data.Span);
            return new Recorded(raw.Position, raw.Stream, raw.Version, raw.Id, raw.Type, known, raw.Metadata, raw.RecordedAt);
        }
        catch (Exception e) when (e is UnknownEventTypeException or JsonException)
        {
            return null;
        }
    }
}
