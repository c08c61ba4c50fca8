namespace Projections.Core.Access;

/// <summary>Who might do what at a position of the log, by the same look-ups as now, of rows that were in force then.</summary>
internal static class AccessPastSql
{
    /// <summary>$1 person, $2 node, $3 position, $4 space → the space's owner then, whether it was disabled, each grant.</summary>
    public static readonly string Standing = $"""
        with recursive mine (id) as (
            select $1
            union
            select g.group_id from mine m {Then("core.group_members", "g", "group_id", "x.member = m.id")}
        ),
        way_up (node) as (
            select $2
            union all
            select n.parent from way_up w cross join lateral (
                select x.parent from core.nodes x where x.node = w.node and x.valid_from <= $3
                union all
                select x.parent from core.nodes_past x where x.node = w.node and x.valid_from <= $3 and x.valid_to > $3
            ) n
            where n.parent is not null
        ),
        reaching as (
            select g.via, g.id, g.permissions, g.is_group
            from way_up w {Then("core.grants", "g", "via, x.id, x.permissions, x.is_group, x.subject, x.expires_at", "x.node = w.node")}
            where g.subject = any(array(select m.id from mine m)) and (g.expires_at is null or g.expires_at > (
                select e.timestamp from public.mt_events e where e.seq_id <= $3 order by e.seq_id desc limit 1))
        )
        select s.owner, s.is_disabled, r.via, r.id, r.permissions, r.is_group
        from core.space_states s left join reaching r on true
        where s.space = $4 and s.valid_from <= $3 and (s.valid_to is null or s.valid_to > $3)
        """;

    /// <summary>Rows that were in force: two branches, because those still in force and those of the past have an index each.</summary>
    public static string Then(string table, string alias, string columns, string condition) => $"""
        cross join lateral (
            select x.{columns} from {table} x where {condition} and x.valid_to is null and x.valid_from <= $3
            union all
            select x.{columns} from {table} x where {condition} and x.valid_to is not null and x.valid_from <= $3 and x.valid_to > $3
        ) {alias}
        """;
}
