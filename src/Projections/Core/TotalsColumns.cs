using Npgsql;

namespace Projections.Core;

/// <summary>Rows of <c>folder_totals</c>, column by column.</summary>
internal sealed class TotalsColumns
{
    private readonly List<Guid> _node = [];
    private readonly List<long> _sizeBytes = [], _etag = [];
    private readonly List<DateTime> _mtime = [];

    public int Count => _node.Count;

    public void Clear()
    {
        _node.Clear();
        _sizeBytes.Clear();
        _etag.Clear();
        _mtime.Clear();
    }

    public void Add(FolderTotals totals)
    {
        _node.Add(totals.Node);
        _sizeBytes.Add(totals.SizeBytes);
        _etag.Add(totals.ETag);
        _mtime.Add(totals.Mtime);
    }

    public void Insert(NpgsqlBatch writes) => Fill(writes.Statement(InsertSql));

    public void Update(NpgsqlBatch writes) => Fill(writes.Statement(UpdateSql));

    private void Fill(NpgsqlBatchCommand command) => command.Uuids(_node).Bigints(_sizeBytes).Bigints(_etag).Times(_mtime);

    private const string InsertSql = """
        insert into folder_totals (node, size_bytes, etag_position, mtime) select unnest($1), unnest($2), unnest($3), unnest($4)
        """;

    private const string UpdateSql = $"""
        {InsertSql}
        on conflict (node) do update
            set size_bytes = excluded.size_bytes, etag_position = excluded.etag_position, mtime = excluded.mtime
        """;
}
