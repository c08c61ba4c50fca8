using Npgsql;
using NpgsqlTypes;

namespace Projections.Core;

/// <summary>Collects what a batch needs and the tree has not, and reads it with all folders above in one query.</summary>
internal sealed class CoreLoad(CoreTree tree)
{
    private readonly HashSet<Guid> _wanted = [];
    private readonly HashSet<Guid> _wantedNodes = [];
    private readonly List<(FolderTotals Totals, Guid Parent)> _links = [];

    public bool IsNeeded => _wanted.Count > 0;

    public void WantNode(Guid node)
    {
        if (tree.HasNode(node)) return;
        _wantedNodes.Add(node);
        _wanted.Add(node);
    }

    public void WantFolder(Guid folder)
    {
        if (!tree.HasFolder(folder)) _wanted.Add(folder);
    }

    /// <summary>What the batch itself makes need not be read.</summary>
    public void WillBeMade(Guid node) => _wanted.Remove(node);

    public async ValueTask ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { TypedValue = [.. _wanted], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) Take(reader);
        }

        foreach (var (totals, parent) in _links) totals.Above = tree.Folder(parent);
        _links.Clear();
        _wanted.Clear();
        _wantedNodes.Clear();
    }

    private void Take(NpgsqlDataReader row)
    {
        var node = row.GetGuid(0);
        var isNode = !row.IsDBNull(1);
        if (isNode && _wantedNodes.Contains(node)) tree.Take(State(node, row));
        if (row.IsDBNull(17) || tree.HasFolder(node)) return;
        var totals = tree.Folder(node);
        totals.SizeBytes = row.GetInt64(17);
        totals.ETag = row.GetInt64(18);
        totals.Mtime = row.GetDateTime(19);
        totals.IsStored = true;
        if (isNode && !row.IsDBNull(2)) _links.Add((totals, row.GetGuid(2)));
    }

    private static NodeState State(Guid node, NpgsqlDataReader row) => new()
    {
        Node = node,
        Space = row.GetGuid(1),
        Parent = row.IsDBNull(2) ? null : row.GetGuid(2),
        Name = row.GetString(3),
        IsFolder = row.GetBoolean(4),
        IsTrashed = row.GetBoolean(5),
        SizeBytes = row.GetInt64(6),
        Digests = row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7),
        MimeType = row.IsDBNull(8) ? null : row.GetString(8),
        Mtime = row.GetDateTime(9),
        CreatedAt = row.GetDateTime(10),
        ETag = row.GetInt64(11),
        Version = row.GetInt64(12),
        ContentVersion = row.GetInt64(13),
        RecordedAt = row.GetDateTime(14),
        RecordedBy = row.GetGuid(15),
        ValidFrom = row.GetInt64(16),
        IsStored = true,
    };

    private static readonly string Sql = $"""
        with recursive way_up (node) as (
            select unnest($1)
            union
            select n.parent from way_up w {LookUp.Each("nodes", "n", "x.node = w.node")} where n.parent is not null
        )
        select w.node, n.space, n.parent, n.name, n.is_folder, n.is_trashed, n.size_bytes, n.digests, n.mime_type, n.mtime, n.created_at,
            n.etag_position, n.version, n.content_version, n.recorded_at, n.recorded_by, n.valid_from,
            t.size_bytes, t.etag_position, t.mtime
        from way_up w
        {LookUp.Maybe("nodes", "n", "x.node = w.node")}
        {LookUp.Maybe("folder_totals", "t", "x.node = w.node")}
        """;
}
