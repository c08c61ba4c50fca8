using System.Data;
using Npgsql;

namespace EventStore.Appending;

/// <summary>The appender's own connection, outside any pool, so that a storm of reads cannot starve writes.</summary>
internal sealed class LedgerConnection(EventStoreOptions options) : IAsyncDisposable
{
    /// <summary>Held by whoever appends (mt_append_batch.sql), to the end of its transaction.</summary>
    public const long Lock = 7310314908113137001;

    private readonly string _connectionString = Sessions.Dedicated(options.ConnectionString, "ledger");
    private NpgsqlConnection? _connection;
    private AppendStatement? _statement;

    public async Task OpenAsync(CancellationToken ct)
    {
        if (_connection is { State: ConnectionState.Open }) return;

        await CloseAsync();
        var connection = new NpgsqlConnection(_connectionString);
        var statement = new AppendStatement();
        try
        {
            await connection.OpenAsync(ct);
            await EnsureDurableAsync(connection, ct);
            await statement.PrepareAsync(connection, ct);
        }
        catch
        {
            await statement.DisposeAsync();
            await connection.DisposeAsync();
            throw;
        }

        (_connection, _statement) = (connection, statement);
    }

    public Task AppendAsync(IReadOnlyList<PendingAppend> batch, AppendRow[] rows, CancellationToken ct) =>
        batch.Count == 0 ? Task.CompletedTask : _statement!.ExecuteAsync(batch, rows, ct);

    public async Task CloseAsync()
    {
        if (_statement is not null) await _statement.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_statement, _connection) = (null, null);
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
