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
        from (values (0)) as one
        {LookUp.Maybe("public.mt_event_progression", "c", $"x.name = '{CoreDefinition.Name}'")}
        {LookUp.Maybe("core.users", "u", "x.id = $1")}
        {SpaceOf(root)}
        {First(root, depth)}
        {(depth > JoinsMax ? Recursion(root) : string.Join('\n', Enumerable.Range(1, depth).Select(i => Step(root, depth, i))))}
        {RowReader.Totals}
        {(withInline ? LookUp.Maybe("public.mt_attachments", "a", $"x.key = substring(n.digests for {Digests.Sha256Bytes})") : "")}
        """;

    private static string SpaceOf(RootKind root) => root switch
    {
        RootKind.UserName => $"""
            {LookUp.Maybe("core.users", "o", "x.name = $2")}
            {LookUp.Maybe("core.spaces", "s", "x.id = o.personal_space")}
            """,
        RootKind.UserId => $"""
            {LookUp.Maybe("core.users", "o", "x.id = coalesce((select y.id from core.users y where y.id = $2), (select y.id from core.users y where y.name = $3))")}
            {LookUp.Maybe("core.spaces", "s", "x.id = o.personal_space")}
            """,
        _ => $"""
            {LookUp.Maybe("core.spaces", "s", "x.id = $2")}
            {LookUp.Maybe("core.users", "o", "x.id = s.owner")}
            """,
    };

    private static string First(RootKind root, int depth) => root is RootKind.Node
        ? $"""
            {LookUp.Maybe("core.nodes", Node(0, depth), "x.node = $3 and x.space = s.id")}
            left join lateral (
                with recursive way_up (node, parent, is_trashed, has_locks) as (
                    select {Node(0, depth)}.node, {Node(0, depth)}.parent, {Node(0, depth)}.is_trashed, {Node(0, depth)}.has_locks
                    union all
                    select n.node, n.parent, n.is_trashed, n.has_locks
                    from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.parent")}
                )
                select bool_or(w.is_trashed) as is_trashed, bool_or(w.node = s.root) as is_rooted, bool_or(w.has_locks) as has_locks
                from way_up w
            ) above on true
            """
        // Below the root, the root's own row is needed for its locks only.
        : LookUp.Maybe("core.nodes", Node(0, depth), $"x.node = {(depth == 0 ? "s.root" : "case when s.lock_count > 0 then s.root end")}");

    private static string Step(RootKind root, int depth, int segment) => LookUp.Maybe("core.nodes", Node(segment, depth),
        $"x.parent = {(segment > 1 ? $"{Node(segment - 1, depth)}.node" : FirstNode(root))} and x.name = ${FirstSegment(root) + segment - 1}");

    /// <summary>As far down as the path leads: to its end, or only to the folder that would hold its end.</summary>
    private static string Recursion(RootKind root) => $"""
        left join lateral (
            with recursive way_down (depth, node, has_locks) as (
                select 0, {FirstNode(root)}, false
                union all
                select w.depth + 1, x.node, w.has_locks or x.has_locks
                from way_down w {LookUp.Each("core.nodes", "x", $"x.parent = w.node and x.name = ({Path(root)})[w.depth + 1]")}
            )
            select w.depth, w.node, w.has_locks from way_down w order by w.depth desc limit 1
        ) w on true
        {LookUp.Maybe("core.nodes", "n", $"x.node = case when w.depth = cardinality({Path(root)}) then w.node end")}
        {LookUp.Maybe("core.nodes", "p", $"x.node = case cardinality({Path(root)}) - w.depth when 0 then n.parent when 1 then w.node end")}
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
