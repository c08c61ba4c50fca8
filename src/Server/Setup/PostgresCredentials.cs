using Commands;
using Domain;
using Npgsql;

namespace Server.Setup;

/// <summary>Hashes of secrets in PostgreSQL (migrations/0002, 0003).</summary>
internal sealed class PostgresCredentials(NpgsqlDataSource database, TimeProvider clock) : ICredentials
{
    public Task<string?> FindAsync(UserId user, CancellationToken ct) =>
        FindAsync("select hash from credentials where user_id = $1", user.Value, ct);

    public Task StoreAsync(UserId user, string passwordHash, CancellationToken ct) => StoreAsync("""
        insert into credentials (user_id, hash, changed_at) values ($1, $2, $3)
        on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
        """, user.Value, passwordHash, ct);

    public async Task<bool> ReplaceAsync(UserId user, string was, string passwordHash, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "update credentials set hash = $3, changed_at = $4 where user_id = $1 and hash = $2");
        command.Parameters.AddWithValue(user.Value);
        command.Parameters.AddWithValue(was);
        command.Parameters.AddWithValue(passwordHash);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    public Task<string?> FindAsync(LinkId link, CancellationToken ct) =>
        FindAsync("select hash from link_passwords where link_id = $1", link.Value, ct);

    public Task StoreAsync(LinkId link, string passwordHash, CancellationToken ct) => StoreAsync("""
        insert into link_passwords (link_id, hash, changed_at) values ($1, $2, $3)
        on conflict (link_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
        """, link.Value, passwordHash, ct);

    public async Task<Guid?> FindTokenAsync(UserId user, string digest, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select token_id from app_token_digests where user_id = $1 and digest = $2");
        command.Parameters.AddWithValue(user.Value);
        command.Parameters.AddWithValue(digest);
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }

    public async Task StoreTokenAsync(Guid id, UserId user, string digest, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "insert into app_token_digests (token_id, user_id, digest) values ($1, $2, $3) on conflict (token_id) do nothing");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(user.Value);
        command.Parameters.AddWithValue(digest);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<string?> FindAsync(string sql, Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    private async Task StoreAsync(string sql, Guid id, string hash, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(hash);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }
}
