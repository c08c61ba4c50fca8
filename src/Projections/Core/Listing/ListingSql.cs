using Projections.Core.Access;

namespace Projections.Core.Listing;

/// <summary>
/// Statements of <see cref="ListingQueries"/> about grants: as those of <see cref="AccessSql"/>, for many nodes or spaces.
/// </summary>
internal static class ListingSql
{
    /// <summary>$1 person, $2 nodes, $3 now → each node with each grant that reaches it.</summary>
    public static readonly string GrantsReaching = $"""
        with recursive {AccessSql.Mine},
        way_up (start, node) as (
            select w.node, w.node from unnest($2) as w (node)
            union all
            select w.start, n.parent from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.node")} where n.parent is not null
        )
        select w.start, g.via, g.id, g.permissions, g.is_group
        from way_up w {LookUp.Each("core.grants", "g", "x.node = w.node and x.valid_to is null")}
        where {AccessSql.InForce} and g.subject = any(array(select m.id from mine m))
        """;

    /// <summary>$1 person, $2 spaces, $3 now → grants on single nodes of these spaces.</summary>
    public static readonly string GrantsIn = $"""
        with recursive {AccessSql.Mine}
        select g.node, g.via, g.id, g.permissions, g.is_group
        from mine m
        cross join unnest($2) as s (id)
        {LookUp.Each("core.grants", "g", "x.subject = m.id and x.space = s.id and x.valid_to is null")}
        where {AccessSql.InForce}
        """;
}
