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
        insert into folder_totals (node, size_bytes, etag_position, mtime) select * from unnest($1, $2, $3, $4)
        """;

    private const string UpdateSql = """
        update folder_totals t set size_bytes = d.size_bytes, etag_position = d.etag_position, mtime = d.mtime
        from unnest($1, $2, $3, $4) as d (node, size_bytes, etag_position, mtime)
        where t.node = d.node
        """;
}
