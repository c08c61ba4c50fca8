using System.Data;
using System.Globalization;
using Npgsql;

namespace Projections;

/// <summary>
/// Reads whose right plan depends on what is asked for: each is planned for its own values, in one snapshot, and ends after a time.
/// </summary>
internal sealed class PlannedReads : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PlannedReads(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    public static async Task<PlannedReads> BeginAsync(NpgsqlDataSource database, TimeSpan limit, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            var reads = new PlannedReads(connection, transaction);
            await using var settings = reads.Command(string.Create(CultureInfo.InvariantCulture, $"""
                set transaction read only;
                set local plan_cache_mode = force_custom_plan;
                set local jit = off;
                set local statement_timeout = {(long)limit.TotalMilliseconds}
                """));
            await settings.ExecuteNonQueryAsync(ct);
            return reads;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <param name="values">In the order of <c>$1</c>, <c>$2</c> …</param>
    public NpgsqlCommand Command(string sql, params IEnumerable<object> values)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
