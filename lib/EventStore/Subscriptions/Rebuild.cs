using System.Diagnostics;
using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>Builds a read model anew beside the serving one and swaps it in (blue/green). May run in any process.</summary>
public sealed class Rebuild(EventStoreOptions options, PostgresEventStore store, ProjectionDefinition definition)
{
    /// <summary>So near to the head, the rest is folded while the serving read model stands still.</summary>
    private const int TailMax = 2_000;

    private const int DropTriesMax = 60;

    private readonly string _name = definition.Name;
    private readonly string _next = ProjectionSchema.Next(definition.Name);

    /// <exception cref="InvalidOperationException">Another rebuild of the same read model is under way.</exception>
    public async Task RunAsync(IProgress<(LogPosition Done, LogPosition Head)>? progress, CancellationToken ct)
    {
        await using var session = await ProjectionSession.OpenAsync(options, _next, _next, ct);
        if (!await session.TryOwnAsync(ct)) throw new InvalidOperationException($"The projection {_name} is being rebuilt already.");
        await using (var serving = await ProjectionSession.OpenAsync(options, _name, _name, ct))
            await serving.EnsureCreatedAsync(definition, ct); // a swap needs something to swap with, also before the first start
        await session.RunAsync($"drop schema if exists {ProjectionSchema.Quote(_next)} cascade", ct);
        await session.RunAsync($"create schema {ProjectionSchema.Quote(_next)}", ct);
        await session.RunAsync(definition.TablesSql, ct);

        var replay = new Replay(store, definition, session);
        await CatchUpAsync(replay, progress, ct);
        if (definition.IndexesSql.Length > 0) await session.RunAsync(definition.IndexesSql, ct);
        await AnalyseAsync(session, ct);
        await DropOldAsync(session, ct);
        await CatchUpAsync(replay, progress, ct);
        do await PutOutOwnerAsync(session, ct);
        while (!await TrySwapAsync(session, replay, ct));
        await DropOldAsync(session, ct);
    }

    private async Task CatchUpAsync(Replay replay, IProgress<(LogPosition, LogPosition)>? progress, CancellationToken ct)
    {
        LogPosition head;
        do
        {
            head = await store.HeadAsync(ct);
            await replay.RunToAsync(head, progress, ct);
        }
        while ((await store.HeadAsync(ct)).Value - head.Value > TailMax);
    }

    /// <summary>After this no node goes by a lease any more. The owner works on.</summary>
    private async Task PutOutOwnerAsync(ProjectionSession session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("update mt_event_progression set owner = null where name = $1", session.Connection);
        command.Parameters.Add(new() { Value = _name });
        await command.ExecuteNonQueryAsync(ct);
        await Task.Delay(definition.LeaseWait, ct);
    }

    /// <summary>
    /// Holds the checkpoint's row, so that the serving owner waits; folds what it had projected beyond the copy; renames. The owner's next
    /// advance then fails, and it goes on with the new tables. False when an owner has named itself again meanwhile.
    /// </summary>
    private async Task<bool> TrySwapAsync(ProjectionSession session, Replay replay, CancellationToken ct)
    {
        await using var transaction = await session.Connection.BeginTransactionAsync(ct);
        if (await HoldAsync(session, ct) is not { } served) return false;
        await replay.RunToAsync(served, progress: null, ct);

        var (serving, old) = (ProjectionSchema.Quote(_name), ProjectionSchema.Quote(ProjectionSchema.Old(_name)));
        await session.RunAsync($"alter schema {serving} rename to {old}", ct);
        await session.RunAsync($"alter schema {ProjectionSchema.Quote(_next)} rename to {serving}", ct);
        await using (var swap = new NpgsqlCommand(
            """
            update mt_event_progression
            set last_seq_id = $2, version = $3, generation = generation + 1, failed_at = null, error = null,
                last_updated = clock_timestamp()
            where name = $1
            """, session.Connection))
        {
            swap.Parameters.Add(new() { Value = _name });
            swap.Parameters.Add(new() { Value = replay.Position.Value });
            swap.Parameters.Add(new() { Value = definition.Version });
            if (await swap.ExecuteNonQueryAsync(ct) != 1) throw new UnreachableException();
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Where the serving read model stands, and stays; null when it has an owner by name.</summary>
    private async Task<LogPosition?> HoldAsync(ProjectionSession session, CancellationToken ct)
    {
        await using var hold = new NpgsqlCommand(
            "select last_seq_id, owner from mt_event_progression where name = $1 for update", session.Connection);
        hold.Parameters.Add(new() { Value = _name });
        await using var row = await hold.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) throw new InvalidOperationException($"{_name} has no checkpoint.");
        return row.IsDBNull(1) ? new LogPosition(row.GetInt64(0)) : null;
    }

    /// <summary>The planner has not seen the new tables, and autovacuum comes only in a minute.</summary>
    private async Task AnalyseAsync(ProjectionSession session, CancellationToken ct)
    {
        var statements = new List<string>();
        await using (var list = new NpgsqlCommand(
            "select format('analyze %I.%I', schemaname, tablename) from pg_tables where schemaname = $1",
            session.Connection))
        {
            list.Parameters.Add(new() { Value = _next });
            await using var row = await list.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct)) statements.Add(row.GetString(0));
        }

        foreach (var statement in statements) await session.RunAsync(statement, ct);
    }

    /// <summary>
    /// Apart from the swap: dropping waits for the last readers of the old tables, and nobody may have to queue behind that.
    /// </summary>
    private async Task DropOldAsync(ProjectionSession session, CancellationToken ct)
    {
        await session.RunAsync("set lock_timeout = '200ms'", ct);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await session.RunAsync($"drop schema if exists {ProjectionSchema.Quote(ProjectionSchema.Old(_name))} cascade", ct);
                break;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable && tries < DropTriesMax)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
            }
        }

        await session.RunAsync("reset lock_timeout", ct);
    }
}
