using Commands;
using Domain;
using Domain.Access;
using Npgsql;

namespace Workers;

/// <summary>
/// Records that memberships, shares and links have expired. Nothing was reachable through them any more from that instant on, whenever
/// this comes by: it frees their names and tells it to who reads the log.
/// </summary>
public sealed class ExpirySweeper(NpgsqlDataSource reads, Spaces spaces, Shares shares, Links links, TimeProvider clock) : IWorker
{
    private const int BatchMax = 1_000;

    private const string Expired = """
        select g.via, g.id, g.space, g.is_group from core.grants g
        where g.valid_to is null and g.expires_at <= $1 order by g.expires_at limit $2
        """;

    public string Name => "expiry sweeper";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<string?> RunOnceAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await FindAsync(now, ct);
        foreach (var (via, id, space, isGroup) in found)
        {
            var by = Envelope.System("expiry_sweeper");
            await (via switch
            {
                "member" => spaces.ExpireMemberAsync(by, space, new Grantee(isGroup ? GranteeKind.Group : GranteeKind.User, id), now, ct),
                "share" => shares.ExpireAsync(by, new ShareId(id), now, ct),
                _ => links.ExpireAsync(by, new LinkId(id), now, ct),
            });
        }

        return found.Count == 0 ? null : $"{found.Count} grants expired";
    }

    private async Task<List<(string Via, Guid Id, SpaceId Space, bool IsGroup)>> FindAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = reads.CreateCommand(Expired);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(BatchMax);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<(string, Guid, SpaceId, bool)>();
        while (await reader.ReadAsync(ct))
            found.Add((reader.GetString(0), reader.GetGuid(1), new SpaceId(reader.GetGuid(2)), reader.GetBoolean(3)));
        return found;
    }
}
