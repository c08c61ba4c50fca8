using Npgsql;
using NpgsqlTypes;

namespace Projections.Core;

/// <summary>
/// Trees that a batch purged, each by a statement of its own that takes away the rows of all its nodes. The last state of each is
/// closed in <c>nodes_past</c>, because what once stood where remains part of the history; contents, properties, tags and locks do not.
/// </summary>
internal sealed class PurgeChanges
{
    private readonly List<(Guid Node, long Position)> _purged = [];

    public void Begin() => _purged.Clear();

    public void Add(Guid node, long position) => _purged.Add((node, position));

    public void Write(NpgsqlBatch writes)
    {
        foreach (var (node, position) in _purged)
            writes.Statement(Sql).One(node, NpgsqlDbType.Uuid).One(position, NpgsqlDbType.Bigint);
    }

    private const string Among = "where node = any(array(select node from gone))";

    private static readonly string Sql = Purge("select $1");

    /// <summary>All of a space: what stands in its tree, and what lies in its trash.</summary>
    public static readonly string SpaceSql = Purge(
        "select s.root from spaces s where s.id = $1 union all select d.node from trash d where d.space = $1");

    private static string Purge(string tops) => $"""
        with recursive top (node) as ({tops}),
        gone (node) as (
            select t.node from top t
            union all
            select n.node from gone g {LookUp.Each("nodes", "n", "x.parent = g.node")}
        ),
        gone_totals as (delete from folder_totals {Among}),
        gone_properties as (delete from properties {Among}),
        gone_tags as (delete from tags {Among}),
        gone_favorites as (delete from favorites {Among} and position < $2),
        gone_locks as (delete from locks {Among}),
        gone_versions as (delete from versions {Among}),
        gone_trash as (delete from trash {Among}),
        gone_nodes as (delete from nodes {Among} returning *)
        insert into nodes_past ({NodeColumns.TreeSql}, valid_to) select {NodeColumns.TreeSql}, $2 from gone_nodes
        """;
}
