using System.Runtime.CompilerServices;
using Npgsql;

namespace EventStore.Reading;

/// <summary>Reads events in pages, each with a fresh snapshot: a slow reader never holds back vacuum.</summary>
internal sealed class EventReader(NpgsqlDataSource database)
{
    private const int PageMax = 1000;

    private const string Columns =
        "seq_id, stream_type, stream_id, version, id, type, data, headers, correlation_id, causation_id, user_name, timestamp";

    private const string Stream = $"select {Columns} from mt_events where stream_id = $1 and version > $2 order by version limit $3";

    private const string Log = $"select {Columns} from mt_events where seq_id > $1 order by seq_id limit $2";

    public async IAsyncEnumerable<RawRecorded> StreamAsync(StreamId stream, long fromVersion, [EnumeratorCancellation] CancellationToken ct)
    {
        var page = new List<RawRecorded>();
        var after = fromVersion - 1;
        do
        {
            page.Clear();
            await ReadAsync(Stream, page.Add, ct, new NpgsqlParameter<Guid> { TypedValue = stream.Key }, Long(after), Int(PageMax));
            foreach (var raw in page) yield return raw with { Stream = stream };
            if (page.Count > 0) after = page[^1].Version;
        }
        while (page.Count == PageMax);
    }

    public async IAsyncEnumerable<RawRecorded> LogAsync(LogPosition after, int max, [EnumeratorCancellation] CancellationToken ct)
    {
        var page = new List<RawRecorded>();
        for (var left = max; left > 0; left -= page.Count)
        {
            page.Clear();
            var limit = Math.Min(left, PageMax);
            await LogPageAsync(after, limit, page.Add, ct);
            foreach (var raw in page) yield return raw;
            if (page.Count < limit) yield break;
            after = page[^1].Position;
        }
    }

    /// <summary>At most <paramref name="limit"/> events after a position, in one round trip.</summary>
    public Task LogPageAsync(LogPosition after, int limit, Action<RawRecorded> take, CancellationToken ct) =>
        ReadAsync(Log, take, ct, Long(after.Value), Int(limit));

    private async Task ReadAsync(string sql, Action<RawRecorded> take, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct)) take(Read(row));
    }

    private static NpgsqlParameter<long> Long(long value) => new() { TypedValue = value };

    private static NpgsqlParameter<int> Int(int value) => new() { TypedValue = value };

    private static RawRecorded Read(NpgsqlDataReader row) => new(
        new LogPosition(row.GetInt64(0)),
        new StreamId(TextOrNull(row, 1) ?? "", row.GetGuid(2)),
        row.GetInt64(3),
        row.GetGuid(4),
        row.GetString(5),
        row.GetFieldValue<byte[]>(6),
        new EventMetadata(
            row.IsDBNull(7) ? default : row.GetFieldValue<byte[]>(7), TextOrNull(row, 8), TextOrNull(row, 9), TextOrNull(row, 10)),
        row.GetFieldValue<DateTimeOffset>(11));

    private static string? TextOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
