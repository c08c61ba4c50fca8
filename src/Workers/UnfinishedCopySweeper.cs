using Commands;
using Domain;
using EventStore;
using Npgsql;

namespace Workers;

/// <summary>
/// Purges what large copies left behind that were never finished (their server died): trees whose parent was never made. Nobody can see
/// them, but they take quota and names. A copy that is still running wins or loses against this by the space's fence.
/// </summary>
public sealed class UnfinishedCopySweeper(NpgsqlDataSource reads, Nodes nodes, TimeProvider clock) : IWorker
{
    /// <summary>Longer than any copy takes.</summary>
    private static readonly TimeSpan UnfinishedFor = TimeSpan.FromHours(1);

    // The checkpoint and the rows of one snapshot: what the purge is decided on, and where that stood.
    private const string Detached = """
        select n.space, n.node, n.parent, n.name, n.is_folder, coalesce(t.size_bytes, n.size_bytes), n.version, p.last_seq_id
        from core.nodes n
        left join core.folder_totals t on n.is_folder and t.node = n.node
        join mt_event_progression p on p.name = 'core'
        where n.parent is not null and n.created_at < $1
          and not exists (select from core.nodes parent where parent.node = n.parent)
        """;

    public string Name => "sweeper of unfinished copies";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task<string?> RunOnceAsync(CancellationToken ct)
    {
        var (seenAt, found) = await FindAsync(ct);
        foreach (var space in found.GroupBy(tree => tree.Top.Space))
        {
            // What is refused now, because the space has just changed, is found again in the next pass.
            await nodes.PurgeDetachedAsync(Envelope.System("unfinished_copy_sweeper"), seenAt, [.. space], ct);
        }

        return found.Count == 0 ? null : $"{found.Count} left trees purged";
    }

    private async Task<(LogPosition SeenAt, List<DetachedTree> Trees)> FindAsync(CancellationToken ct)
    {
        await using var command = reads.CreateCommand(Detached);
        command.Parameters.AddWithValue(clock.GetUtcNow() - UnfinishedFor);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (seenAt, trees) = (LogPosition.Start, new List<DetachedTree>());
        while (await reader.ReadAsync(ct))
        {
            var size = reader.GetInt64(5);
            var top = new NodeSnapshot(
                new NodeId(reader.GetGuid(1)), new SpaceId(reader.GetGuid(0)), new NodeId(reader.GetGuid(2)), reader.GetString(3),
                reader.GetBoolean(4), IsTrashed: false, size, reader.GetInt64(6));
            trees.Add(new DetachedTree(top, size));
            seenAt = new LogPosition(reader.GetInt64(7));
        }

        return (seenAt, trees);
    }
}
