using Commands;
using Domain;
using Npgsql;

namespace Workers;

/// <summary>
/// Erases accounts whose time to be brought back is over, with their personal spaces; those that were handed over before are others' by
/// then. Safe to run twice: what is erased is erased.
/// </summary>
/// <param name="keptFor">How long a deleted account can be brought back.</param>
public sealed class AccountEraser(NpgsqlDataSource reads, Users users, Spaces spaces, TimeSpan keptFor, TimeProvider clock) : IWorker
{
    public static readonly TimeSpan KeptForDefault = TimeSpan.FromDays(30);

    private const int BatchMax = 100;

    private const string Due = """
        select u.id, s.id from core.users u left join core.spaces s on s.id = u.personal_space and s.owner = u.id and s.is_disabled
        where u.deleted_at <= $1 order by u.deleted_at limit $2
        """;

    public string Name => "account eraser";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<string?> RunOnceAsync(CancellationToken ct)
    {
        var due = await FindAsync(ct);
        foreach (var (user, space) in due)
        {
            await users.EraseAsync(Envelope.System("account_eraser"), user, ct);
            if (space is { } own) await spaces.DeleteAsync(Envelope.System("account_eraser"), own, ct);
        }

        return due.Count == 0 ? null : $"{due.Count} accounts erased";
    }

    private async Task<List<(UserId User, SpaceId? Space)>> FindAsync(CancellationToken ct)
    {
        await using var command = reads.CreateCommand(Due);
        command.Parameters.AddWithValue(clock.GetUtcNow() - keptFor);
        command.Parameters.AddWithValue(BatchMax);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var due = new List<(UserId, SpaceId?)>();
        while (await reader.ReadAsync(ct))
            due.Add((new UserId(reader.GetGuid(0)), reader.IsDBNull(1) ? null : new SpaceId(reader.GetGuid(1))));
        return due;
    }
}
