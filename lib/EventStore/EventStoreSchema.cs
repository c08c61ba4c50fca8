using Npgsql;

namespace EventStore;

/// <summary>The store's tables and functions.</summary>
public static class EventStoreSchema
{
    private const long MigrationLock = 7310314908113137002;

    private static readonly string[] Files =
    [
        "mt_streams", "mt_events", "mt_event_progression", "mt_log_head", "mt_log_head_row", "mt_commands", "mt_reservations",
        "mt_budgets", "mt_fences", "mt_attachments", "mt_attachments_storage", "mt_change_budgets", "mt_append_batch",
        "mt_append_all", "mt_advance_progression",
    ];

    /// <summary>Creates what is missing, in one transaction; safe to run at every start and from many nodes at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await ApplyAsync(connection, ct);
    }

    /// <inheritdoc cref="ApplyAsync(NpgsqlDataSource, CancellationToken)"/>
    public static async Task ApplyAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var taken = new NpgsqlCommand($"select pg_advisory_xact_lock({MigrationLock})", connection, transaction))
            await taken.ExecuteNonQueryAsync(ct);

        foreach (var file in Files)
        {
            await using var statement = new NpgsqlCommand(await ReadAsync(file, ct), connection, transaction);
            await statement.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task<string> ReadAsync(string file, CancellationToken ct)
    {
        await using var stream = typeof(EventStoreSchema).Assembly.GetManifestResourceStream($"EventStore.Sql.{file}.sql")
            ?? throw new InvalidOperationException($"{file}.sql is not embedded.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }
}
