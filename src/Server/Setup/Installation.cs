using Npgsql;

namespace Server.Setup;

/// <summary>What must never change in the life of an installation (migrations/0001).</summary>
internal sealed record Installation(Guid StorageId)
{
    public static async Task<Installation> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select storage_id from installation");
        return new Installation((Guid)(await command.ExecuteScalarAsync(ct))!);
    }
}
