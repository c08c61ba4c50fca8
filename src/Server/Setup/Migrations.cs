using System.Reflection;
using Npgsql;

namespace Server.Setup;

/// <summary>Runs the files of <c>migrations/</c> that have not run yet, in order, each in a transaction with its own record.</summary>
internal static class Migrations
{
    /// <summary>Servers that start at the same time on one database wait for each other.</summary>
    private const long Lock = 7310314908113137201;

    private const string Prefix = "migrations/";

    /// <returns>The names that were run now.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            await ExecuteAsync(
                connection,
                "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())",
                ct);
            var applied = await AppliedAsync(connection, ct);
            var pending = Names().Except(applied).ToArray();
            foreach (var name in pending) await ApplyAsync(connection, name, ct);
            return pending;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private static string[] Names() =>
        [
            .. typeof(Migrations).Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select name from schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new HashSet<string>();
        while (await reader.ReadAsync(ct)) applied.Add(Prefix + reader.GetString(0));
        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, await ReadAsync(name, ct), ct);
        await using var record = new NpgsqlCommand("insert into schema_migrations (name) values ($1)", connection);
        record.Parameters.AddWithValue(name[Prefix.Length..]);
        await record.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<string> ReadAsync(string name, CancellationToken ct)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return await reader.ReadToEndAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
