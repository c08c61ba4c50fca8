using Npgsql;

namespace Server.Setup;

/// <summary>What must never change in the life of an installation (migrations/0001).</summary>
/// <param name="SigningSecret">What keys for signing addresses are made of (migrations/0004).</param>
internal sealed record Installation(Guid StorageId, byte[] SigningSecret)
{
    public static async Task<Installation> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select storage_id, signing_secret from installation");
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new Installation(row.GetGuid(0), row.GetFieldValue<byte[]>(1));
    }
}
