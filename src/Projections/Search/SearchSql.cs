using Projections.Search.Kql;

namespace Projections.Search;

/// <summary>
/// The statements of a search. The tree is asked last: of a scope of few folders, what stands in them is looked through; else what fits
/// the query is found first, and each folder that holds some of it is walked up from, until it meets a top (a live folder of the scope,
/// or a space's root) or the trash. Either way the cost follows the smaller side, and no path is stored that a move had to change.
/// </summary>
internal static class SearchSql
{
    /// <summary>Deeper than any tree that the write side allows.</summary>
    private const int DepthMax = 1_000;

    /// <remarks>Breadth first, and it stops as soon as there are more than are wanted.</remarks>
    public const string FoldersBelow = """
        with recursive below (id) as (
          select id from search.nodes where id = any($1) and is_folder
          union
          select n.id from below b join search.nodes n on n.parent = b.id and n.is_folder
        )
        select id from below limit $2
        """;

    /// <summary>$1 spaces, $2 tops, $3 limit, $4 offset, then (few folders) $5 the folders, then the query's own values.</summary>
    public static string Page(CompiledQuery query, bool isSmall) => $"""
        with recursive hits as materialized (
          select n.id, n.parent, n.folded, {query.Score} as score
          from search.nodes n
          where n.space = any($1) and n.parent is not null
            {(isSmall ? "and (n.parent = any($5) or n.id = any($2))" : "")}
            and {query.Condition}
        ),
        {(isSmall ? Small : Large)},
        page as (
          select id, score, folded from found order by score desc, folded collate "C", id limit $3 offset $4
        )
        select (select count(*) from found), p.id, p.score
        from (select) as always left join page p on true
        order by p.score desc, p.folded collate "C", p.id
        """;

    private const string Small = "found as (select * from hits)";

    private static readonly string Large = $"""
        walk (start, id, parent, depth) as (
          select f.id, f.id, f.parent, 0
          from (select distinct parent from hits) h join search.nodes f on f.id = h.parent
          union all
          select w.start, f.id, f.parent, w.depth + 1
          from walk w join search.nodes f on f.id = w.parent
          where w.id <> all($2) and w.depth < {DepthMax}
        ),
        found as (
          select h.* from hits h
          where h.id = any($2) or h.parent in (select start from walk where id = any($2))
        )
        """;
}
