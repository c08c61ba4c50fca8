using Domain;
using Npgsql;

namespace Workers;

/// <summary>References as the core read model has them.</summary>
/// <param name="reads">Sessions that may read the schemas <c>public</c> and <c>core</c>.</param>
public sealed class CoreReferences(NpgsqlDataSource reads) : IBlobReferences
{
    private const string Unreferenced = """
        select key from unnest($1::bytea[]) as key
        where not exists (select from core.nodes where substring(digests from 1 for 32) = key)
          and not exists (select from core.versions where substring(digests from 1 for 32) = key)
          and not exists (select from core.photos where blob = key)
        """;

    private const string CoreIsAtHead = """
        select p.last_seq_id = h.last_position from mt_event_progression p, mt_log_head h where p.name = 'core'
        """;

    public async Task<IReadOnlyList<BlobId>?> UnreferencedAsync(IReadOnlyList<BlobId> blobs, CancellationToken ct)
    {
        // One snapshot of what core has and of how far that is: nothing of the log may be missing in the answer.
        await using var connection = await reads.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var isAtHead = new NpgsqlCommand(CoreIsAtHead, connection, snapshot);
        if (await isAtHead.ExecuteScalarAsync(ct) is not true) return null;

        await using var command = new NpgsqlCommand(Unreferenced, connection, snapshot);
        command.Parameters.AddWithValue(blobs.Select(blob => Convert.FromHexString(blob.Hex)).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var orphans = new List<BlobId>();
        while (await reader.ReadAsync(ct)) orphans.Add(new BlobId(Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(0))));
        return orphans;
    }
}
