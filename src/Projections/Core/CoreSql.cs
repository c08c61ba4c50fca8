namespace Projections.Core;

/// <summary>The statements of <see cref="CoreQueries"/>.</summary>
internal static class CoreSql
{
    public static readonly string Children = $"""
        select {RowReader.Node} from core.nodes n {RowReader.Totals} where n.parent = $1 order by n.name
        """;

    // The recursion yields level after level; cut off past the limit, what is left is still whole upwards.
    public static readonly string Tree = $"""
        with recursive tree (node, depth) as (
            select n.node, 0 from core.nodes n where n.node = $1
            union all
            select n.node, t.depth + 1 from tree t {LookUp.Each("core.nodes", "n", "x.parent = t.node")}
        )
        select {RowReader.Node}
        from (select node, depth from tree limit $2) as found
        {LookUp.Each("core.nodes", "n", "x.node = found.node")}
        {RowReader.Totals}
        order by found.depth, n.name
        """;

    /// <summary>From the top down; the first row says whether it is the space's root.</summary>
    public static readonly string PathOf = $"""
        with recursive way_up (node, parent, name, space, height) as (
            select n.node, n.parent, n.name, n.space, 0 from core.nodes n where n.node = $1
            union all
            select n.node, n.parent, n.name, n.space, w.height + 1 from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.parent")}
        )
        select w.node = (select s.root from core.spaces s where s.id = w.space), w.name from way_up w order by w.height desc
        """;

    /// <summary>Of each node all above it; live is where that begins with the space's root.</summary>
    public static readonly string Places = $"""
        with recursive way_up (start, node, parent, name, height) as (
            select n.node, n.node, n.parent, n.name, 0 from unnest($1) as wanted (node)
                {LookUp.Each("core.nodes", "n", "x.node = wanted.node")}
            union all
            select w.start, n.node, n.parent, n.name, w.height + 1 from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.parent")}
        ),
        ways (start, nodes, names) as (
            select start, array_agg(node order by height desc), array_agg(name order by height desc) from way_up group by start
        )
        select {RowReader.Node}, {RowReader.Space}, w.nodes, w.names, {RowReader.Position}
        from ways w
        {LookUp.Each("core.nodes", "n", "x.node = w.start")}
        {LookUp.Each("core.spaces", "s", "x.id = n.space")}
        {RowReader.Totals}
        where w.nodes[1] = s.root
        """;

    public static readonly string IsBelow = $"""
        with recursive way_up (node, parent) as (
            select n.node, n.parent from core.nodes n where n.node = $1
            union all
            select n.node, n.parent from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.parent")}
        )
        select exists (select from way_up w where w.node = $2)
        """;

    // Folders have an index of their own (CoreIndexes.sql): a hundred thousand files in one folder are not looked at.
    public static readonly string LevelsBelow = $"""
        with recursive below (node, level) as (
            select $1::uuid, 0
            union all
            select n.node, b.level + 1 from below b {LookUp.Each("core.nodes", "n", "x.parent = b.node and x.is_folder")} where b.level < $2
        )
        select max(b.level) from below b
        """;

    private static readonly string Lock =
        "l.node, l.token, l.is_exclusive, l.is_deep, l.owner_xml, l.holder, coalesce(u.name, ''), l.expires_at";

    private static readonly string OnNodeOrAbove = $"""
        way_up (node, parent) as (
            select n.node, n.parent from core.nodes n where n.node = $1
            union all
            select n.node, n.parent from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.parent")}
        )
        """;

    public static readonly string Locks = $"""
        with recursive {OnNodeOrAbove}
        select {Lock}, false
        from way_up w
        {LookUp.Each("core.locks", "l", "x.node = w.node and (x.is_deep or x.node = $1)")}
        {LookUp.Maybe("core.users", "u", "x.id = l.holder")}
        where l.expires_at > $2
        order by l.node, l.token
        """;

    /// <summary>$1 nodes, $2 now → the locks in whose scope each is.</summary>
    public static readonly string LocksOfEach = $"""
        with recursive way_up (start, node) as (
            select w.node, w.node from unnest($1) as w (node)
            union all
            select w.start, n.parent from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.node")} where n.parent is not null
        )
        select {Lock}, false, w.start
        from way_up w
        {LookUp.Each("core.locks", "l", "x.node = w.node and (x.is_deep or x.node = w.start)")}
        {LookUp.Maybe("core.users", "u", "x.id = l.holder")}
        where l.expires_at > $2
        order by w.start, l.node, l.token
        """;

    // Locks are few and trees are large: so from each lock of the space upwards, and not from the node down.
    public static readonly string LocksWithBelow = $"""
        with recursive {OnNodeOrAbove},
        locked (lock_node, node) as (
            select l.node, l.node from core.locks l
            where l.space = (select n.space from core.nodes n where n.node = $1) and l.expires_at > $2
            union
            select b.lock_node, n.parent from locked b {LookUp.Each("core.nodes", "n", "x.node = b.node")} where n.parent is not null
        ),
        found (node) as (select w.node from way_up w union select b.lock_node from locked b where b.node = $1)
        select {Lock}, not exists (select from way_up w where w.node = l.node)
        from found f
        {LookUp.Each("core.locks", "l", "x.node = f.node")}
        {LookUp.Maybe("core.users", "u", "x.id = l.holder")}
        where l.expires_at > $2
            and (l.is_deep or l.node = $1 or l.node in (select b.lock_node from locked b where b.node = $1))
        order by l.node, l.token
        """;

    public static readonly string Properties = """
        select p.node, p.namespace, p.name, p.xml from core.properties p
        where p.node = any($1)
        order by p.node, p.namespace, p.name
        """;

    private static readonly string TrashColumns = $"""
        select {RowReader.Node}, d.from_parent, d.name, d.location, d.trashed_by, coalesce(u.name, ''), d.trashed_at, d.position
        from core.trash d
        {LookUp.Each("core.nodes", "n", "x.node = d.node")}
        {RowReader.Totals}
        {LookUp.Maybe("core.users", "u", "x.id = d.trashed_by")}
        """;

    public static readonly string Trash = $"{TrashColumns} where d.space = $1 order by d.position desc";

    public static readonly string Trashed = $"{TrashColumns} where d.space = $1 and d.node = $2";

    /// <summary>$1 spaces, $2 position, $3 at most → of each trash what was put there before the position, newest first.</summary>
    public static readonly string TrashPages = $"""
        select p.*
        from unnest($1) as s (id)
        cross join lateral ({TrashColumns} where d.space = s.id and d.position < $2 order by d.position desc limit $3) p
        """;

    public const string TrashCounts = """
        select s.id, c.count
        from unnest($1) as s (id) cross join lateral (select count(*) from core.trash d where d.space = s.id) c
        """;

    public static readonly string VersionsOfEach = $"""
        select v.node, v.position, v.digests, v.size_bytes, v.mime_type, v.mtime, v.recorded_at, v.recorded_by, coalesce(u.name, '')
        from unnest($1) as w (node)
        {LookUp.Each("core.versions", "v", "x.node = w.node")}
        {LookUp.Maybe("core.users", "u", "x.id = v.recorded_by")}
        order by v.node, v.position desc
        """;

    public static readonly string Versions = $"""
        select v.node, v.position, v.digests, v.size_bytes, v.mime_type, v.mtime, v.recorded_at, v.recorded_by, coalesce(u.name, '')
        from core.versions v
        {LookUp.Maybe("core.users", "u", "x.id = v.recorded_by")}
        where v.node = $1
        order by v.position desc
        """;

    public static readonly string Inline = "select a.content from public.mt_attachments a where a.key = $1";

    public static readonly string User = $"select {RowReader.User} from core.users u where u.id = $1";

    public static readonly string UserByName = $"select {RowReader.User} from core.users u where u.name = $1";

    public static readonly string Users = $"select {RowReader.User} from core.users u order by u.name";

    public static readonly string Space = $"select {RowReader.Space} from core.spaces s where s.id = $1";

    public static readonly string SpacesOf = $"""
        select {RowReader.Space} from core.spaces s where s.owner = $1
        """;
}
