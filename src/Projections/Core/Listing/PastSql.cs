using Projections.Core.Access;

namespace Projections.Core.Listing;

/// <summary>Statements about the tree and who might do what in it, as they were right after a position of the log.</summary>
internal static class PastSql
{
    private const string Columns = """
        x.node, x.space, x.parent, x.name, x.is_folder, x.is_trashed, x.size_bytes, x.mtime, x.created_at, x.etag_position,
        x.content_version, x.digests, x.mime_type
        """;

    /// <summary>
    /// Of a past node <c>n</c>, as <see cref="RowReader.Node"/>: folders have no totals of the past, commands no version.
    /// </summary>
    public const string Row = """
        n.node, n.space, n.parent, n.name, n.is_folder, n.is_trashed, n.size_bytes, n.mtime, n.created_at, n.etag_position, 0::bigint,
        n.content_version, n.digests, n.mime_type, false, false
        """;

    /// <summary>$1 nodes, $2 position → those that were live then, each with its way from the root.</summary>
    public static readonly string Places = $"""
        with recursive way_up (start, node, parent, name, height) as (
            select n.node, n.node, n.parent, n.name, 0
            from unnest($1) as wanted (node) cross join lateral ({Nodes("x.node = wanted.node", 2)}) n
            union all
            select w.start, n.node, n.parent, n.name, w.height + 1
            from way_up w cross join lateral ({Nodes("x.node = w.parent", 2)}) n
        ),
        ways (start, nodes, names) as (
            select start, array_agg(node order by height desc), array_agg(name order by height desc) from way_up group by start
        )
        select {Row}, {RowReader.Space}, w.nodes, w.names
        from ways w
        cross join lateral ({Nodes("x.node = w.start", 2)}) n
        {LookUp.Each("core.spaces", "s", "x.id = n.space")}
        where w.nodes[1] = s.root
        """;

    /// <summary>$1 node, $2 position, $3 names below it → what stood there.</summary>
    public static readonly string AtPath = $"""
        with recursive way_down (node, depth) as (
            select $1::uuid, 0
            union all
            select n.node, w.depth + 1
            from way_down w cross join lateral ({Nodes("x.parent = w.node and x.name = ($3::text[])[w.depth + 1]", 2)}) n
        )
        select w.node from way_down w where w.depth = cardinality($3::text[])
        """;

    /// <summary>$1 person, $2 nodes, $3 position → each node with each grant that reached it.</summary>
    public static readonly string GrantsReaching = $"""
        with recursive mine (id) as (
            select $1
            union
            select g.group_id from mine m {AccessPastSql.Then("core.group_members", "g", "group_id", "x.member = m.id")}
        ),
        way_up (start, node) as (
            select w.node, w.node from unnest($2) as w (node)
            union all
            select w.start, n.parent from way_up w cross join lateral ({Nodes("x.node = w.node", 3)}) n where n.parent is not null
        )
        select w.start, g.via, g.id, g.permissions, g.is_group
        from way_up w
        {AccessPastSql.Then("core.grants", "g", "via, x.id, x.permissions, x.is_group, x.subject, x.expires_at", "x.node = w.node")}
        where g.subject = any(array(select m.id from mine m)) and (g.expires_at is null or g.expires_at > (
            select e.timestamp from public.mt_events e where e.seq_id <= $3 order by e.seq_id desc limit 1))
        """;

    /// <summary>$1 spaces, $2 position → those that were there: whose, and whether disabled.</summary>
    public const string SpaceStates = """
        select s.space, s.owner, s.is_disabled from core.space_states s
        where s.space = any($1) and s.valid_from <= $2 and (s.valid_to is null or s.valid_to > $2)
        """;

    /// <summary>Rows that were in force: two branches, because those still in force and those of the past have an index each.</summary>
    public static string Nodes(string condition, int position) => $"""
        select {Columns} from core.nodes x where {condition} and x.valid_from <= ${position}
        union all
        select {Columns} from core.nodes_past x where {condition} and x.valid_from <= ${position} and x.valid_to > ${position}
        """;
}
