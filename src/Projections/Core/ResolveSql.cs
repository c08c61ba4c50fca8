using System.Collections.Concurrent;

namespace Projections.Core;

internal enum RootKind
{
    UserName,
    UserId,
    Space,
    Node,
}

/// <summary>
/// The statement that resolves a path: for each depth one of its own, with a join for each segment, so that PostgreSQL walks the
/// tree by index look-ups alone. Deeper paths take a recursive query. Nodes are named n0 (where the path begins) to n (its end).
/// </summary>
internal static class ResolveSql
{
    /// <summary>Past this a plan's joins cost more than the recursion that they spare.</summary>
    public const int JoinsMax = 12;

    public const int CallerAt = 1;
    public const int SpaceAt = CallerAt + RowReader.UserCount;
    public const int ParentAt = SpaceAt + RowReader.SpaceCount;
    public const int LocksAt = ParentAt + 1;

    /// <summary>Where a node addressed by id stands: true in the trash, false in the tree, null nowhere.</summary>
    public const int TrashedAt = LocksAt + 1;

    public const int NodeAt = TrashedAt + 1;
    public const int InlineAt = NodeAt + RowReader.NodeCount;

    private static readonly ConcurrentDictionary<(RootKind Root, int Depth, bool WithInline), string> Built = [];

    public static string For(RootKind root, int depth, bool withInline) =>
        Built.GetOrAdd((root, Math.Min(depth, JoinsMax + 1), withInline), static key => Build(key.Root, key.Depth, key.WithInline));

    private static string Build(RootKind root, int depth, bool withInline) => $"""
        select coalesce(c.last_seq_id, 0), {RowReader.User}, {RowReader.Space},
            {Parent(root, depth)}, coalesce(s.lock_count > 0, false) and {HasLocks(root, depth)}, {(root is RootKind.Node ? Trashed : "false")},
            {RowReader.Node}{(withInline ? ", a.content" : "")}
        from (values ('{CoreDefinition.Name}')) as core (name)
        left join public.mt_event_progression c on c.name = core.name
        left join core.users u on u.id = $1
        {SpaceOf(root)}
        {First(root, depth)}
        {(depth > JoinsMax ? Recursion(root) : string.Join('\n', Enumerable.Range(1, depth).Select(i => Join(root, depth, i))))}
        {RowReader.Totals}
        {(withInline ? $"left join public.mt_attachments a on a.key = substring(n.digests for {Digests.Sha256Bytes})" : "")}
        """;

    private static string SpaceOf(RootKind root) => root switch
    {
        RootKind.UserName => """
            left join core.users o on o.name = $2
            left join core.spaces s on s.id = o.personal_space
            """,
        RootKind.UserId => """
            left join core.users o on o.id
                = coalesce((select x.id from core.users x where x.id = $2), (select x.id from core.users x where x.name = $3))
            left join core.spaces s on s.id = o.personal_space
            """,
        _ => """
            left join core.spaces s on s.id = $2
            left join core.users o on o.id = s.owner
            """,
    };

    private static string First(RootKind root, int depth) => root is RootKind.Node
        ? $"""
            left join core.nodes {Node(0, depth)} on {Node(0, depth)}.node = $3 and {Node(0, depth)}.space = s.id
            left join lateral (
                with recursive way_up (node, parent, is_trashed, has_locks) as (
                    select {Node(0, depth)}.node, {Node(0, depth)}.parent, {Node(0, depth)}.is_trashed, {Node(0, depth)}.has_locks
                    union all
                    select x.node, x.parent, x.is_trashed, x.has_locks from way_up w join core.nodes x on x.node = w.parent
                )
                select bool_or(w.is_trashed) as is_trashed, bool_or(w.node = s.root) as is_rooted, bool_or(w.has_locks) as has_locks
                from way_up w
            ) above on true
            """
        // Below the root, the root's own row is needed for its locks only.
        : $"left join core.nodes {Node(0, depth)} on {Node(0, depth)}.node = {(depth == 0 ? "s.root" : "case when s.lock_count > 0 then s.root end")}";

    private static string Join(RootKind root, int depth, int segment)
    {
        var node = Node(segment, depth);
        var parent = segment > 1 ? $"{Node(segment - 1, depth)}.node" : FirstNode(root);
        return $"left join core.nodes {node} on {node}.parent = {parent} and {node}.name = ${FirstSegment(root) + segment - 1}";
    }

    /// <summary>As far down as the path leads: to its end, or only to the folder that would hold its end.</summary>
    private static string Recursion(RootKind root) => $"""
        left join lateral (
            with recursive way_down (depth, node, has_locks) as (
                select 0, {FirstNode(root)}, false
                union all
                select w.depth + 1, x.node, w.has_locks or x.has_locks
                from way_down w join core.nodes x on x.parent = w.node and x.name = ({Path(root)})[w.depth + 1]
            )
            select w.depth, w.node, w.has_locks from way_down w order by w.depth desc limit 1
        ) w on true
        left join core.nodes n on n.node = case when w.depth = cardinality({Path(root)}) then w.node end
        left join core.nodes p on p.node
            = case cardinality({Path(root)}) - w.depth when 0 then n.parent when 1 then w.node end
        """;

    private static string Parent(RootKind root, int depth) => (root, depth) switch
    {
        (RootKind.Node, 0) => "n.parent",
        (_, 0) => "null::uuid",
        (not RootKind.Node, 1) => "s.root",
        (_, > JoinsMax) => "case when p.is_folder then p.node end",
        _ => $"case when {Node(depth - 1, depth)}.is_folder then {Node(depth - 1, depth)}.node end",
    };

    private static string HasLocks(RootKind root, int depth)
    {
        var first = root is RootKind.Node ? "above.has_locks" : $"{Node(0, depth)}.has_locks";
        var below = depth > JoinsMax ? ["w.has_locks"] : Enumerable.Range(1, depth).Select(i => $"{Node(i, depth)}.has_locks");
        return $"({string.Join(" or ", below.Prepend(first).Select(flag => $"coalesce({flag}, false)"))})";
    }

    private const string Trashed = "case when above.is_trashed then true when above.is_rooted then false end";

    private static string Node(int segment, int depth) => segment == depth ? "n" : $"n{segment}";

    private static string Path(RootKind root) => $"${FirstSegment(root)}::text[]";

    private static string FirstNode(RootKind root) => root is RootKind.Node ? "n0.node" : "s.root";

    private static int FirstSegment(RootKind root) => root is RootKind.UserName or RootKind.Space ? 3 : 4;
}
