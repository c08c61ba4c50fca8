using EventStore;
using Npgsql;

namespace Workers;

/// <summary>
/// Deletes the bytes of small files that nothing refers to any more. Asked of the core read model without a lock; the store then deletes
/// only what no later event has named, which it makes sure of while nobody can append.
/// </summary>
public sealed class AttachmentCollector(NpgsqlDataSource reads, Attachments attachments) : IWorker
{
    /// <summary>Attachments of one pass: appends wait while they are deleted.</summary>
    private const int BatchMax = 1_000;

    private const string Unreferenced = """
        select a.key, p.last_seq_id
        from mt_attachments a join mt_event_progression p on p.name = 'core'
        where not exists (select from core.nodes where substring(digests from 1 for 32) = a.key)
          and not exists (select from core.versions where substring(digests from 1 for 32) = a.key)
          and not exists (select from core.photos where blob = a.key)
        limit $1
        """;

    public string Name => "attachment collector";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<string?> RunOnceAsync(CancellationToken ct)
    {
        var total = 0;
        int deleted;
        do
        {
            var (seenAt, keys) = await FindAsync(ct);
            deleted = keys.Count == 0 ? 0 : await attachments.DeleteAsync(keys, seenAt, ct);
            total += deleted;
        }
        while (deleted == BatchMax);

        return total == 0 ? null : $"{total} attachments deleted";
    }

    private async Task<(LogPosition SeenAt, List<byte[]> Keys)> FindAsync(CancellationToken ct)
    {
        await using var command = reads.CreateCommand(Unreferenced);
        command.Parameters.AddWithValue(BatchMax);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (seenAt, keys) = (LogPosition.Start, new List<byte[]>());
        while (await reader.ReadAsync(ct))
        {
            keys.Add(reader.GetFieldValue<byte[]>(0));
            seenAt = new LogPosition(reader.GetInt64(1));
        }

        return (seenAt, keys);
    }
}
