using System.Collections.Concurrent;

namespace Projections.Core;

internal enum RootKind
{
    UserName,
    UserId,
    Space,
    Node,
}

/// <summary>What makes two requests the same statement.</summary>
/// <param name="Depth">Segments of the path; past <see cref="ResolveSql.JoinsMax"/> all depths are one.</param>
internal readonly record struct ResolveShape(RootKind Root, int Depth, bool WithInline)
{
    public bool IsDeep => Depth > ResolveSql.JoinsMax;
}

/// <summary>
/// The statement that resolves paths of one shape, any number at once: to start and end a plan costs as much as to look two paths up.
/// For each depth there is one of its own with a look-up for each segment; deeper paths take a recursive query.
/// Nodes are named n0 (where the path begins) to n (its end); <c>r</c> is the request.
/// </summary>
internal static class ResolveSql
{
    /// <summary>Past this a plan's joins cost more than the recursion that they spare.</summary>
    public const int JoinsMax = 12;

    public const int OrdinalAt = 0;
    public const int PositionAt = 1;
    public const int ParentAt = 2;
    public const int LocksAt = 3;

    /// <summary>Where a node addressed by id stands: true in the trash, false in the tree, null nowhere.</summary>
    public const int TrashedAt = 4;

    public const int SpaceAt = 5;
    public const int NodeAt = SpaceAt + RowReader.SpaceCount;
    public const int CallerAt = NodeAt + RowReader.NodeCount;
    public const int InlineAt = CallerAt + RowReader.UserCount;

    private static readonly ConcurrentDictionary<ResolveShape, string> Built = [];

    public static string For(ResolveShape shape) => Built.GetOrAdd(shape, static shape => Build(shape));

    private static string Build(ResolveShape shape) => $"""
        select r.ordinal, {RowReader.Position},
            {Parent(shape)}, coalesce(s.lock_count > 0, false) and {HasLocks(shape)}, {(shape.Root is RootKind.Node ? Trashed : "false")},
            {RowReader.Space}, {RowReader.Node}, {RowReader.User}{(shape.WithInline ? ", a.content" : "")}
        from (select {Requests(shape)}) as r
        {Space(shape.Root)}
        {First(shape)}
        {(shape.IsDeep ? Recursion(shape.Root) : string.Join('\n', Enumerable.Range(1, shape.Depth).Select(i => Step(shape, i))))}
        {RowReader.Totals}
        {LookUp.Maybe("core.users", "u", "x.id = r.caller")}
        {(shape.WithInline ? LookUp.Maybe("public.mt_attachments", "a", $"x.key = substring(n.digests for {Digests.Sha256Bytes})") : "")}
        """;

    /// <summary>In the order in which <see cref="ResolveBatch"/> adds its columns.</summary>
    private static string Requests(ResolveShape shape)
    {
        string[] root = shape.Root switch
        {
            RootKind.UserName => ["user_name"],
            RootKind.UserId => ["user_id", "user_name"],
            RootKind.Space => ["space"],
            _ => ["space", "node"],
        };
        var path = shape.IsDeep ? ["path"] : Enumerable.Range(1, shape.Depth).Select(i => $"name{i}");
        string[] columns = ["ordinal", "caller", .. root, .. path];
        return string.Join(", ", columns.Select((column, i) => $"unnest(${i + 1}) as {column}"));
    }

    private static string Space(RootKind root) => LookUp.Maybe("core.spaces", "s", root switch
    {
        RootKind.UserName => "x.owner_name = r.user_name",
        RootKind.UserId => "x.id = coalesce((select y.id from core.spaces y where y.owner = r.user_id and y.is_personal), "
            + "(select y.id from core.spaces y where y.owner_name = r.user_name))",
        _ => "x.id = r.space",
    });

    private static string First(ResolveShape shape) => (shape.Root, shape.Depth) switch
    {
        (RootKind.Node, _) => FirstById(Node(shape, 0)),
        (_, 0) => LookUp.Maybe("core.nodes", "n", "x.node = s.root"),
        _ => "",
    };

    private static string FirstById(string first) => $"""
        {LookUp.Maybe("core.nodes", first, "x.node = r.node and x.space = s.id")}
        left join lateral (
            with recursive way_up (node, parent, is_trashed, has_locks) as (
                select {first}.node, {first}.parent, {first}.is_trashed, {first}.has_locks
                union all
                select n.node, n.parent, n.is_trashed, n.has_locks
                from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.parent")}
            )
            select bool_or(w.is_trashed) as is_trashed, bool_or(w.node = s.root) as is_rooted, bool_or(w.has_locks) as has_locks
            from way_up w
        ) above on true
        """;

    private static string Step(ResolveShape shape, int segment) => LookUp.Maybe("core.nodes", Node(shape, segment),
        $"x.parent = {(segment > 1 ? $"{Node(shape, segment - 1)}.node" : FirstNode(shape.Root))} and x.name = r.name{segment}");

    /// <summary>As far down as the path leads: to its end, or only to the folder that would hold its end.</summary>
    private static string Recursion(RootKind root) => $"""
        left join lateral (
            with recursive way_down (depth, node, has_locks) as (
                select 0, {FirstNode(root)}, false
                union all
                select w.depth + 1, x.node, w.has_locks or x.has_locks
                from way_down w {LookUp.Each("core.nodes", "x", "x.parent = w.node and x.name = (string_to_array(r.path, '/'))[w.depth + 1]")}
            )
            select w.depth, w.node, w.has_locks, cardinality(string_to_array(r.path, '/')) - w.depth as missing
            from way_down w
            order by w.depth desc
            limit 1
        ) w on true
        {LookUp.Maybe("core.nodes", "n", "x.node = case when w.missing = 0 then w.node end")}
        {LookUp.Maybe("core.nodes", "p", "x.node = case w.missing when 0 then n.parent when 1 then w.node end")}
        """;

    private static string Parent(ResolveShape shape) => shape switch
    {
        { Root: RootKind.Node, Depth: 0 } => "n.parent",
        { Depth: 0 } => "null::uuid",
        { Root: not RootKind.Node, Depth: 1 } => "s.root",
        { IsDeep: true } => "case when p.is_folder then p.node end",
        _ => $"case when {Node(shape, shape.Depth - 1)}.is_folder then {Node(shape, shape.Depth - 1)}.node end",
    };

    private static string HasLocks(ResolveShape shape)
    {
        var first = shape.Root is RootKind.Node ? "above.has_locks" : "s.root_has_locks";
        var below = shape.IsDeep ? ["w.has_locks"] : Enumerable.Range(1, shape.Depth).Select(i => $"{Node(shape, i)}.has_locks");
        return $"({string.Join(" or ", below.Prepend(first).Select(flag => $"coalesce({flag}, false)"))})";
    }

    private const string Trashed = "case when above.is_trashed then true when above.is_rooted then false end";

    private static string Node(ResolveShape shape, int segment) => segment == shape.Depth ? "n" : $"n{segment}";

    private static string FirstNode(RootKind root) => root is RootKind.Node ? "n0.node" : "s.root";
}
