using Commands;
using Domain;
using Npgsql;

namespace Server.Setup;

/// <summary>Password hashes in PostgreSQL (migrations/0002).</summary>
internal sealed class PostgresCredentials(NpgsqlDataSource database, TimeProvider clock) : ICredentials
{
    public async Task<string?> FindAsync(UserId user, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select hash from credentials where user_id = $1");
        command.Parameters.AddWithValue(user.Value);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    public async Task StoreAsync(UserId user, string passwordHash, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            insert into credentials (user_id, hash, changed_at) values ($1, $2, $3)
            on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
            """);
        command.Parameters.AddWithValue(user.Value);
        command.Parameters.AddWithValue(passwordHash);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }
}
