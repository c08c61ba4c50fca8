using System.Collections.Concurrent;

namespace Projections.Core.Listing;

/// <summary>
/// Pages of folders' members: one statement for any number of folders, each page found from its cursor on. By name it is read off the
/// index of siblings; in any other order all members of the folder are looked at, and only the page is kept.
/// </summary>
internal static class ChildrenSql
{
    private static readonly ConcurrentDictionary<Shape, string> Pages = [];
    private static readonly ConcurrentDictionary<Shape, string> PastPages = [];

    /// <summary>$1 folders, $2 denied nodes, $3 kind, $4 part of the name, $5 at most, $6 and $7 the cursor.</summary>
    /// <param name="isWhole">Nothing is denied: where all kinds and names are asked for too, no row is compared with anything.</param>
    public static string Page(ChildrenRequest request, bool isWhole) =>
        Pages.GetOrAdd(ShapeOf(request) with { HasCondition = !isWhole || !request.IsOfAll }, static shape => Build(shape));

    /// <summary>As <see cref="Page"/> at a position: $6, and the cursor after it.</summary>
    public static string PastPage(ChildrenRequest request) => PastPages.GetOrAdd(ShapeOf(request), static shape => BuildPast(shape));

    /// <summary>$1 folders, $2 denied nodes, $3 kind, $4 part of the name → how many there are in each.</summary>
    public const string Count = $"""
        select f.folder, c.count
        from unnest($1) as f (folder)
        cross join lateral (select count(*) from core.nodes n where n.parent = f.folder and {Condition}) c
        """;

    private const string Condition = """
        n.node <> all($2) and ($3::boolean is null or n.is_folder = $3) and ($4 = '' or position($4 in lower(n.name)) > 0)
        """;

    // What is joined to each folder in turn keeps its own order: a lateral join is a loop, and only that.
    private static string Build(Shape shape)
    {
        var key = shape.Order == ChildrenOrder.Mtime ? "coalesce(t.mtime, n.mtime)" : "coalesce(t.size_bytes, n.size_bytes)";
        var (behind, order) = Slice(shape, key, firstParameter: 6);
        return $"""
            select p.*
            from unnest($1) as f (folder)
            cross join lateral (
                select {RowReader.Node}
                from core.nodes n {RowReader.Totals}
                where n.parent = f.folder{(shape.HasCondition ? $" and {Condition}" : "")}{behind}
                order by {order} limit $5
            ) p
            """;
    }

    private static string BuildPast(Shape shape)
    {
        var (behind, order) = Slice(shape, shape.Order == ChildrenOrder.Mtime ? "n.mtime" : "n.size_bytes", firstParameter: 7);
        return $"""
            select p.*
            from unnest($1) as f (folder)
            cross join lateral (
                select {PastSql.Row}
                from ({PastSql.Nodes("x.parent = f.folder", position: 6)}) n
                where {Condition}{behind}
                order by {order} limit $5
            ) p
            """;
    }

    /// <summary>What comes behind the cursor, and in what order.</summary>
    private static (string Behind, string Order) Slice(Shape shape, string key, int firstParameter)
    {
        var (direction, isBehind) = shape.IsDescending ? ("desc", "<") : ("asc", ">");
        if (shape.Order == ChildrenOrder.Name)
            return (shape.HasCursor ? $" and n.name {isBehind} ${firstParameter}" : "", $"n.name {direction}");
        var type = shape.Order == ChildrenOrder.Mtime ? "timestamptz" : "bigint";
        return (
            shape.HasCursor ? $" and ({key}, n.name) {isBehind} (${firstParameter}::{type}, ${firstParameter + 1})" : "",
            $"{key} {direction}, n.name {direction}");
    }

    private static Shape ShapeOf(ChildrenRequest request) =>
        new(request.Order, request.IsDescending, request.After is not null, HasCondition: true);

    /// <summary>What makes two requests the same statement.</summary>
    private readonly record struct Shape(ChildrenOrder Order, bool IsDescending, bool HasCursor, bool HasCondition);
}
