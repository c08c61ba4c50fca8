namespace Projections.Core;

/// <summary>
/// Keeps flat which group is within which. A group that enters or leaves another touches the pairs of what is at or below the one with
/// what is at or above the other, and no others.
/// </summary>
internal static class GroupNesting
{
    private const string Touched = """
        below (id) as (select $1 union select n.inner_group from group_nesting n where n.outer_group = $1),
        above (id) as (select $2 union select n.outer_group from group_nesting n where n.inner_group = $2)
        """;

    /// <summary>$1 group, $2 the group that it is now a member of.</summary>
    public const string Enters = $"""
        with {Touched}
        insert into group_nesting (inner_group, outer_group)
        select b.id, a.id from below b cross join above a
        on conflict do nothing
        """;

    /// <summary>
    /// $1 group, $2 the group that it is a member of no longer; the same twice: a group that is in nothing and holds nothing any more.
    /// Pairs stay that hold by another way.
    /// </summary>
    public const string Leaves = $"""
        with recursive {Touched},
        within (id, outer_group) as (
            select m.member, m.group_id from below b join group_members m on m.member = b.id and m.valid_to is null
            union
            select w.id, m.group_id from within w join group_members m on m.member = w.outer_group and m.valid_to is null
        )
        delete from group_nesting n
        using below b, above a
        where n.inner_group = b.id and n.outer_group = a.id
            and not exists (select from within w where w.id = n.inner_group and w.outer_group = n.outer_group)
        """;
}
