using Npgsql;

namespace Projections.Core;

/// <summary>
/// Trees that a batch purged. One statement takes away the rows of all their nodes; the last state of each is closed in
/// <c>nodes_past</c>, because what once stood where remains part of the history, whereas contents, properties and locks do not.
/// </summary>
internal sealed class PurgeChanges
{
    private readonly List<Guid> _node = [];
    private readonly List<long> _position = [];

    public void Begin()
    {
        _node.Clear();
        _position.Clear();
    }

    public void Add(Guid node, long position)
    {
        _node.Add(node);
        _position.Add(position);
    }

    public void Write(NpgsqlBatch writes)
    {
        if (_node.Count > 0) writes.Statement(Sql).Uuids(_node).Bigints(_position);
    }

    // A node can be reached twice, when a tree was purged after a part of it: it went with the first.
    private const string Sql = """
        with recursive reached (node, position) as (
            select * from unnest($1, $2)
            union all
            select n.node, r.position from reached r join nodes n on n.parent = r.node
        ),
        gone as (select node, min(position) as position from reached group by node),
        gone_totals as (delete from folder_totals t using gone g where t.node = g.node),
        gone_properties as (delete from properties p using gone g where p.node = g.node),
        gone_locks as (delete from locks l using gone g where l.node = g.node),
        gone_versions as (delete from versions v using gone g where v.node = g.node),
        gone_trash as (delete from trash t using gone g where t.node = g.node),
        gone_nodes as (delete from nodes n using gone g where n.node = g.node returning n.*, g.position)
        insert into nodes_past (node, space, parent, size_bytes, etag_position, content_version, valid_from, valid_to, mtime, created_at,
            recorded_at, recorded_by, is_folder, is_trashed, name, digests, mime_type)
        select node, space, parent, size_bytes, etag_position, content_version, valid_from, position, mtime, created_at,
            recorded_at, recorded_by, is_folder, is_trashed, name, digests, mime_type
        from gone_nodes
        """;
}
