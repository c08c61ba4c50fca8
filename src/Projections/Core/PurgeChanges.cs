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
    private static readonly string Sql = $"""
        with recursive reached (node, position) as (
            select unnest($1), unnest($2)
            union all
            select n.node, r.position from reached r {LookUp.Each("nodes", "n", "x.parent = r.node")}
        ),
        gone as materialized (select node, min(position) as position from reached group by node),
        gone_totals as (delete from folder_totals {Among}),
        gone_properties as (delete from properties {Among}),
        gone_locks as (delete from locks {Among}),
        gone_versions as (delete from versions {Among}),
        gone_trash as (delete from trash {Among}),
        gone_nodes as (delete from nodes {Among} returning *)
        insert into nodes_past ({NodeColumns.TreeSql}, valid_to)
        select {NodeColumns.TreeSql}, position from gone_nodes join gone using (node)
        """;

    private const string Among = "where node = any(array(select node from gone))";
}
