using System.Data;
using Npgsql;

namespace EventStore.Appending;

/// <summary>The appender's own connection, outside any pool, so that a storm of reads cannot starve writes.</summary>
internal sealed class LedgerConnection(EventStoreOptions options) : IAsyncDisposable
{
    /// <summary>Held by whoever appends (mt_append_batch.sql), to the end of its transaction.</summary>
    public const long Lock = 7310314908113137001;

    /// <summary>
    /// Plans are made once, over tables that may still be empty: whatever the statistics say, rows are found through their keys.
    /// </summary>
    private const string Planner =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    private readonly string _connectionString = Sessions.Dedicated(options.ConnectionString, "ledger", Planner);
    private NpgsqlConnection? _connection;
    private AppendAll? _all;
    private AppendBatch? _batch;

    public async Task OpenAsync(CancellationToken ct)
    {
        if (_connection is { State: ConnectionState.Open }) return;

        await CloseAsync();
        (_connection, _all, _batch) = (new NpgsqlConnection(_connectionString), new AppendAll(), new AppendBatch());
        try
        {
            await _connection.OpenAsync(ct);
            await EnsureDurableAsync(_connection, ct);
            await _all.PrepareAsync(_connection, ct);
            await _batch.PrepareAsync(_connection, ct);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    /// <summary>
    /// <paramref name="rows"/> gets one row per command, at the command's own index. What is usual is sent as a whole first; what may be
    /// refused in part, or may have been applied already, is looked at command by command.
    /// </summary>
    public async Task AppendAsync(IReadOnlyList<PendingAppend> batch, AppendRow[] rows, CancellationToken ct)
    {
        if (batch.Count == 0) return;
        if (batch.All(AppendAll.Takes) && await _all!.TryExecuteAsync(batch, rows, ct)) return;

        await _batch!.ExecuteAsync(batch, rows, ct);
    }

    public async Task CloseAsync()
    {
        if (_all is not null) await _all.DisposeAsync();
        if (_batch is not null) await _batch.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_connection, _all, _batch) = (null, null, null);
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    /// <summary>A role may have been set to lose its newest commits in a crash. The log never is.</summary>
    private static async Task EnsureDurableAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var durable = new NpgsqlCommand(
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'", connection);
        await durable.ExecuteNonQueryAsync(ct);
    }
}
