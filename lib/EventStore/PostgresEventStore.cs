using System.Runtime.CompilerServices;
using System.Text.Json;
using EventStore.Appending;
using EventStore.Reading;
using EventStore.Subscriptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EventStore;

/// <summary>The log in PostgreSQL. One instance per process and database: its appender shares one flush among all callers.</summary>
public sealed class PostgresEventStore : IEventStore, IAsyncDisposable
{
    private readonly EventStoreOptions _options;
    private readonly EventTypes _types;
    private readonly NpgsqlDataSource _database;
    private readonly EventReader _reader;
    private readonly Appender _appender;

    public PostgresEventStore(EventStoreOptions options, EventTypes types, ILoggerFactory? log = null)
    {
        (_options, _types) = (options, types);
        var logger = (log ?? NullLoggerFactory.Instance).CreateLogger<PostgresEventStore>();
        _database = NpgsqlDataSource.Create(Sessions.Reads(options.ConnectionString));
        _reader = new EventReader(_database);
        Bell = new Doorbell(_database, logger);
        Recent = new RecentEvents(options.RecentEventsMax);
        _appender = new Appender(options, OnAppended, logger);
    }

    internal RecentEvents Recent { get; }

    internal HighWater HighWater { get; } = new();

    internal Doorbell Bell { get; }

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken ct) =>
        await _appender.AppendAsync(PendingAppend.Create(request, _types, _options), ct);

    public async IAsyncEnumerable<Recorded> ReadStreamAsync(
        StreamId stream, long fromVersion, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var raw in _reader.StreamAsync(stream, fromVersion, ct)) yield return Decode(raw);
    }

    public async IAsyncEnumerable<Recorded> ReadLogAsync(LogPosition after, int max, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var raw in _reader.LogAsync(after, max, ct)) yield return Decode(raw);
    }

    public IAsyncEnumerable<RawRecorded> ReadRawLogAsync(LogPosition after, int max, CancellationToken ct) =>
        _reader.LogAsync(after, max, ct);

    public async Task<LogPosition> HeadAsync(CancellationToken ct)
    {
        await using var command = _database.CreateCommand("select last_position from mt_log_head where only_row");
        return new LogPosition((long)(await command.ExecuteScalarAsync(ct))!);
    }

    public async Task<AppendResult.Appended?> FindCommandAsync(Guid commandId, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(
            "select first_position, last_position, recorded_at from mt_commands where id = $1");
        command.Parameters.Add(new() { Value = commandId });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(new(row.GetInt64(0)), new(row.GetInt64(1)), row.GetFieldValue<DateTimeOffset>(2), Repeated: true)
            : null;
    }

    public async Task NoteCommandAsync(Guid commandId, CancellationToken ct)
    {
        await using var command = _database.CreateCommand("""
            insert into mt_commands (id, first_position, last_position, recorded_at)
            select $1, h.last_position + 1, h.last_position, clock_timestamp() from mt_log_head h where h.only_row
            on conflict (id) do nothing
            """);
        command.Parameters.Add(new() { Value = commandId });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Forgets commands older than <paramref name="keepFor"/>, at most <paramref name="limit"/> at once: sent again after that, they
    /// would be applied again. Returns how many.
    /// </summary>
    public async Task<int> PruneCommandsAsync(TimeSpan keepFor, int limit, CancellationToken ct)
    {
        await using var command = _database.CreateCommand("""
            delete from mt_commands where ctid = any (array(
              select ctid from mt_commands where recorded_at < clock_timestamp() - $1 limit $2))
            """);
        command.Parameters.Add(new() { Value = keepFor });
        command.Parameters.Add(new() { Value = limit });
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// As <see cref="ReadLogAsync"/>, all at once, into a list. Where an event cannot be decoded it ends before that one; it throws when
    /// that is the very first.
    /// </summary>
    internal async Task ReadLogPageAsync(LogPosition after, int max, List<Recorded> page, CancellationToken ct)
    {
        try
        {
            await _reader.LogPageAsync(after, max, raw => page.Add(Decode(raw)), ct);
        }
        catch (Exception e) when (page.Count > 0 && e is (UnknownEventTypeException or JsonException or NotSupportedException))
        {
            // Whoever goes on from here meets it first, and alone.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _appender.DisposeAsync();
        await Bell.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Recorded Decode(RawRecorded raw) => new(
        raw.Position, raw.Stream, raw.Version, raw.Id, _types.Intern(raw.Type), _types.Deserialise(raw.Type, raw.Data.Span),
        raw.Metadata, raw.RecordedAt);

    private void OnAppended(IReadOnlyList<PendingAppend> batch, AppendRow[] rows)
    {
        var newest = LogPosition.Start;
        for (var i = 0; i < batch.Count; i++)
        {
            if (rows[i] is not { Outcome: AppendOutcome.Appended, Result: AppendResult.Appended appended }) continue;

            foreach (var recorded in batch[i].Recorded(appended)) Recent.Add(recorded);
            newest = appended.Last;
        }

        if (newest == LogPosition.Start) return;
        HighWater.Raise(newest);
        Bell.Ring("", newest.Value);
    }
}
