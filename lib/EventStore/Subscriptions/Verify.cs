using Npgsql;

namespace EventStore.Subscriptions;

/// <param name="Missing">Rows that a replay gives and the serving read model has not.</param>
/// <param name="Surplus">Rows that the serving read model has and a replay does not give.</param>
/// <param name="Sample">One such row, as PostgreSQL writes rows.</param>
public sealed record TableDifference(string Table, long Missing, long Surplus, string Sample);

/// <param name="Position">What both were compared at.</param>
public sealed record VerifyResult(LogPosition Position, long Rows, IReadOnlyList<TableDifference> Differences);

/// <summary>
/// Replays the log into a scratch copy and compares it with the serving read model, row for row, while that goes on serving.
/// </summary>
public sealed class Verify(EventStoreOptions options, PostgresEventStore store, ProjectionDefinition definition)
{
    private readonly string _name = definition.Name;
    private readonly string _scratch = ProjectionSchema.Scratch(definition.Name);

    /// <exception cref="InvalidOperationException">The same read model is being verified already, or is not there yet.</exception>
    public async Task<VerifyResult> RunAsync(IProgress<(LogPosition Done, LogPosition Head)>? progress, CancellationToken ct)
    {
        await using var session = await ProjectionSession.OpenAsync(options, _scratch, _scratch, ct);
        if (!await session.TryOwnAsync(ct)) throw new InvalidOperationException($"The projection {_name} is being verified already.");
        await DropAsync(session, ct);
        try
        {
            await session.RunAsync($"create schema {ProjectionSchema.Quote(_scratch)}", ct);
            await session.RunAsync(definition.TablesSql, ct);
            var replay = new Replay(store, definition, session);
            await replay.RunToAsync(await ServedAsync(session.Connection, ct), progress, ct);
            return await CompareAsync(session, replay, ct);
        }
        finally
        {
            await DropAsync(session, CancellationToken.None);
        }
    }

    /// <summary>
    /// One snapshot shows the serving tables and their checkpoint;
    /// the copy is brought to it inside the same transaction.
    /// </summary>
    private async Task<VerifyResult> CompareAsync(ProjectionSession session, Replay replay, CancellationToken ct)
    {
        await using var transaction = await session.Connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var served = await ServedAsync(session.Connection, ct);
        await replay.RunToAsync(served, progress: null, ct);
        await session.RunAsync("set local enable_seqscan = on; set local enable_hashjoin = on", ct);
        var differences = new List<TableDifference>();
        var rows = 0L;
        foreach (var table in await TablesAsync(session.Connection, ct))
        {
            var (count, difference) = await CompareAsync(session.Connection, table, ct);
            rows += count;
            if (difference is not null) differences.Add(difference);
        }

        await transaction.RollbackAsync(ct);
        return new VerifyResult(served, rows, differences);
    }

    private async Task<(long Rows, TableDifference? Difference)> CompareAsync(
        NpgsqlConnection connection, string table, CancellationToken ct)
    {
        var serving = $"{ProjectionSchema.Quote(_name)}.{ProjectionSchema.Quote(table)}";
        var copy = $"{ProjectionSchema.Quote(_scratch)}.{ProjectionSchema.Quote(table)}";
        await using var command = new NpgsqlCommand($"""
            with missing as (select r::text as row from {copy} r except all select r::text from {serving} r),
                 surplus as (select r::text as row from {serving} r except all select r::text from {copy} r)
            select (select count(*) from missing), (select count(*) from surplus), (select count(*) from {serving}),
                   coalesce((select 'missing ' || row from missing limit 1), (select 'surplus ' || row from surplus limit 1), '')
            """, connection)
        { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var (missing, surplus) = (row.GetInt64(0), row.GetInt64(1));
        return (row.GetInt64(2), missing + surplus == 0 ? null : new TableDifference(table, missing, surplus, row.GetString(3)));
    }

    private async Task<LogPosition> ServedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select last_seq_id from mt_event_progression where name = $1", connection);
        command.Parameters.Add(new() { Value = _name });
        return await command.ExecuteScalarAsync(ct) is long position
            ? new LogPosition(position)
            : throw new InvalidOperationException($"The projection {_name} has not been started yet.");
    }

    private async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select tablename from pg_tables where schemaname = $1 order by tablename", connection);
        command.Parameters.Add(new() { Value = _scratch });
        await using var row = await command.ExecuteReaderAsync(ct);
        var tables = new List<string>();
        while (await row.ReadAsync(ct)) tables.Add(row.GetString(0));
        return tables;
    }

    private Task DropAsync(ProjectionSession session, CancellationToken ct) =>
        session.RunAsync($"drop schema if exists {ProjectionSchema.Quote(_scratch)} cascade", ct);
}
