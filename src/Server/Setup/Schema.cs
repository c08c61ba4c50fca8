using EventStore;
using Npgsql;

namespace Server.Setup;

/// <summary>
/// Everything in the database that cannot be rebuilt: the ledger's tables and our own.
/// Read models make theirs themselves.
/// </summary>
internal static class Schema
{
    public static async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await EventStoreSchema.ApplyAsync(database, ct);
        return await Migrations.ApplyAsync(database, ct);
    }
}
