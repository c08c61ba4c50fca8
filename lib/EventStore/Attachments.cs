using EventStore.Appending;
using Npgsql;

namespace EventStore;

/// <summary>
/// Takes away attachments that nothing needs any more.
/// Keys are digests of 32 bytes, which events name in lower-case hex.
/// </summary>
public sealed class Attachments(NpgsqlDataSource database)
{
    /// <summary>Events that are looked through while appends wait; behind by more, nothing is deleted.</summary>
    private const int EventsMax = 5_000;

    private const string Delete = """
        with named as (
          select decode(match[1], 'hex') as key
          from mt_events, regexp_matches(data::text, '\m[0-9a-f]{64}\M', 'g') as match
          where seq_id > $2
        )
        delete from mt_attachments a
        where a.key = any ($1)
          and not exists (select from named where named.key = a.key)
          and (select last_position from mt_log_head where only_row) - $2 <= $3
        """;

    /// <summary>
    /// Deletes those of <paramref name="keys"/> that no event after <paramref name="seenAt"/> names, the position that the caller knows
    /// them to be unneeded at. Nobody appends meanwhile, so none can become needed. Returns how many went.
    /// </summary>
    public async Task<int> DeleteAsync(IReadOnlyList<byte[]> keys, LogPosition seenAt, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var alone = new NpgsqlCommand($"select pg_advisory_xact_lock({LedgerConnection.Lock})", connection, transaction);
        await alone.ExecuteNonQueryAsync(ct);

        await using var delete = new NpgsqlCommand(Delete, connection, transaction);
        delete.Parameters.Add(new() { Value = keys.ToArray() });
        delete.Parameters.Add(new() { Value = seenAt.Value });
        delete.Parameters.Add(new() { Value = (long)EventsMax });
        var deleted = await delete.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return deleted;
    }
}
