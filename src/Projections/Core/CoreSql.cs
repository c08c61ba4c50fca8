namespace Projections.Core;

/// <summary>The statements of <see cref="CoreQueries"/>.</summary>
internal static class CoreSql
{
    public const string Children = $"""
        select {RowReader.Node} from core.nodes n {RowReader.Totals} where n.parent = $1 order by n.name
        """;

    // The recursion yields level after level; cut off past the limit, what is left is still whole upwards.
    public const string Tree = $"""
        with recursive tree (node, depth) as (
            select n.node, 0 from core.nodes n where n.node = $1
            union all
            select n.node, t.depth + 1 from tree t join core.nodes n on n.parent = t.node
        )
        select {RowReader.Node}
        from (select node, depth from tree limit $2) as found
        join core.nodes n on n.node = found.node
        {RowReader.Totals}
        order by found.depth, n.name
        """;

    /// <summary>From the top down; the first row says whether it is the space's root.</summary>
    public const string PathOf = """
        with recursive way_up (node, parent, name, space, height) as (
            select n.node, n.parent, n.name, n.space, 0 from core.nodes n where n.node = $1
            union all
            select n.node, n.parent, n.name, n.space, w.height + 1 from way_up w join core.nodes n on n.node = w.parent
        )
        select w.node = (select s.root from core.spaces s where s.id = w.space), w.name from way_up w order by w.height desc
        """;

    public const string IsBelow = """
        with recursive way_up (node, parent) as (
            select n.node, n.parent from core.nodes n where n.node = $1
            union all
            select n.node, n.parent from way_up w join core.nodes n on n.node = w.parent
        )
        select exists (select from way_up w where w.node = $2)
        """;

    private const string Lock = "l.node, l.token, l.is_exclusive, l.is_deep, l.owner_xml, l.holder, coalesce(u.name, ''), l.expires_at";

    private const string OnNodeOrAbove = """
        way_up (node, parent) as (
            select n.node, n.parent from core.nodes n where n.node = $1
            union all
            select n.node, n.parent from way_up w join core.nodes n on n.node = w.parent
        )
        """;

    public const string Locks = $"""
        with recursive {OnNodeOrAbove}
        select {Lock}, false
        from way_up w
        join core.locks l on l.node = w.node and (l.is_deep or l.node = $1)
        left join core.users u on u.id = l.holder
        where l.expires_at > $2
        order by l.node, l.token
        """;

    // Locks are few and trees are large: so from each lock of the space upwards, and not from the node down.
    public const string LocksWithBelow = $"""
        with recursive {OnNodeOrAbove},
        locked (lock_node, node) as (
            select distinct l.node, l.node from core.locks l
            where l.space = (select n.space from core.nodes n where n.node = $1) and l.expires_at > $2
            union all
            select b.lock_node, n.parent from locked b join core.nodes n on n.node = b.node where n.parent is not null
        ),
        found (node) as (select w.node from way_up w union select b.lock_node from locked b where b.node = $1)
        select {Lock}, not exists (select from way_up w where w.node = l.node)
        from found f
        join core.locks l on l.node = f.node
        left join core.users u on u.id = l.holder
        where l.expires_at > $2
            and (l.is_deep or l.node = $1 or l.node in (select b.lock_node from locked b where b.node = $1))
        order by l.node, l.token
        """;

    public const string Properties = """
        select p.node, p.namespace, p.name, p.xml from core.properties p
        where p.node = any($1)
        order by p.node, p.namespace, p.name
        """;

    private const string TrashColumns = $"""
        select {RowReader.Node}, d.from_parent, d.name, d.location, d.trashed_by, coalesce(u.name, ''), d.trashed_at
        from core.trash d
        join core.nodes n on n.node = d.node
        {RowReader.Totals}
        left join core.users u on u.id = d.trashed_by
        """;

    public const string Trash = $"{TrashColumns} where d.space = $1 order by d.position desc";

    public const string Trashed = $"{TrashColumns} where d.space = $1 and d.node = $2";

    public const string Versions = """
        select v.node, v.position, v.digests, v.size_bytes, v.mime_type, v.mtime, v.recorded_at, v.recorded_by, coalesce(u.name, '')
        from core.versions v
        left join core.users u on u.id = v.recorded_by
        where v.node = $1
        order by v.position desc
        """;

    public const string Inline = "select a.content from public.mt_attachments a where a.key = $1";

    public const string User = $"select {RowReader.User} from core.users u where u.id = $1";

    public const string UserByName = $"select {RowReader.User} from core.users u where u.name = $1";

    public const string Users = $"select {RowReader.User} from core.users u order by u.name";

    public const string Space = $"select {RowReader.Space} from core.spaces s join core.users o on o.id = s.owner where s.id = $1";

    public const string SpacesOf = $"""
        select {RowReader.Space} from core.spaces s join core.users o on o.id = s.owner where s.owner = $1 order by s.id
        """;
}
