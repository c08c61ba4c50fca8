using Domain.Settings;
using Domain.Users;

namespace Projections.Core.Access;

/// <summary>Who may do what, by key look-ups from the node upwards: what it costs does not depend on what stands below.</summary>
internal static class AccessSql
{
    /// <summary>
    /// The person $1 and every group that they are in, directly or through other groups: their own memberships, and what those groups
    /// are nested in, which core keeps flat.
    /// </summary>
    public static readonly string Mine = $"""
        direct (id) as (
            select g.group_id from core.group_members g where g.member = $1 and g.valid_to is null
        ),
        mine (id) as (
            select $1
            union
            select d.id from direct d
            union
            select n.outer_group from direct d {LookUp.Each("core.group_nesting", "n", "x.inner_group = d.id")}
        )
        """;

    /// <summary>The node $2 and the folders above it.</summary>
    private static readonly string WayUp = $"""
        way_up (node) as (
            select $2
            union all
            select n.parent from way_up w {LookUp.Each("core.nodes", "n", "x.node = w.node")} where n.parent is not null
        )
        """;

    public const string InForce = "g.valid_to is null and (g.expires_at is null or g.expires_at > $3)";

    /// <summary>Groups that are asked about one by one. Where there are more, all groups of the person are found once.</summary>
    private const int GroupsAskedMax = 64;

    /// <summary>The group that something is granted to, and all groups within it.</summary>
    private static string GroupsReached(string grant) => $"""
        (select {grant}.subject as id union all select n.inner_group from core.group_nesting n where n.outer_group = {grant}.subject)
        """;

    /// <summary>Whether the person $1 is in a grant's group: asked of the group, so that it does not matter how many the person is in.</summary>
    private static readonly string IsInGroup = $"""
        exists (
            select from {GroupsReached("g")} i
            {LookUp.Each("core.group_members", "d", "x.member = $1 and x.group_id = i.id and x.valid_to is null")})
        """;

    /// <summary>
    /// $1 person, $2 node, $3 now → where core stands, and the grants that reach the node with their ends: one row of nothing where there
    /// are none. They are found from the node, so that it does not matter how much is shared with the person; which of the groups among
    /// them hold the person is asked last.
    /// </summary>
    public static readonly string Standing = StandingOf("g.subject = $1");

    /// <summary>$1 the maker of a link, $2 node, $3 now, $4 link → as of one person, of the link and its maker.</summary>
    public static readonly string LinkStanding = StandingOf("g.subject in ($1, $4)");

    private static string StandingOf(string isSubject) => $"""
        with recursive {Mine}, {WayUp},
        given as (
            select g.via, g.id, g.permissions, g.is_group, g.subject, g.expires_at
            from way_up w {LookUp.Each("core.grants", "g", "x.node = w.node and x.valid_to is null")}
            where {InForce} and (g.is_group or {isSubject})
        ),
        reaching as (
            select g.expires_at, g.via, g.id, g.permissions, g.is_group from given g
            where not g.is_group or case
                when (
                    select count(*) from (
                        select from given e cross join lateral {GroupsReached("e")} i where e.is_group limit {GroupsAskedMax + 1}) c
                ) <= {GroupsAskedMax} then {IsInGroup}
                else g.subject in (select m.id from mine m) end
        )
        select {RowReader.Position}, r.* from (values (true)) one left join reaching r on true
        """;

    /// <summary>
    /// $1 person, $2 folder, $3 now, $4 space → where core stands, and the grants on the folder's own members with their ends and those
    /// members: one row of nothing where there are none.
    /// </summary>
    public static readonly string StandingsBelow = $"""
        with recursive {Mine},
        below as (
            select g.expires_at, g.via, g.id, g.permissions, g.is_group, g.node
            from mine m
            {LookUp.Each("core.grants", "g", "x.subject = m.id and x.space = $4 and x.valid_to is null")}
            {LookUp.Each("core.nodes", "n", "x.node = g.node")}
            where {InForce} and n.parent = $2
        )
        select {RowReader.Position}, b.* from (values (true)) one left join below b on true
        """;

    /// <summary>$1 person, $2 spaces, $3 now → the nodes of each space that the person is denied.</summary>
    public static readonly string Denials = $"""
        with recursive {Mine}
        select g.space, g.node from mine m
        cross join unnest($2) as s (id)
        {LookUp.Each("core.grants", "g", "x.subject = m.id and x.space = s.id and x.valid_to is null")}
        where {InForce} and g.permissions = 0
        """;

    private static readonly string GrantColumns = $"""
        g.id, g.via, g.space, g.node, g.subject, g.is_group, coalesce(u.display_name, o.name, ''), g.role, g.permissions, g.expires_at,
        g.message, g.created_at, g.created_by, coalesce(c.display_name, ''), g.valid_from,
        coalesce(u.role = '{AccountRole.Guest.Name}', false)
        """;

    public const int GrantCount = 16;

    private static readonly string GrantNames = $"""
        {LookUp.Maybe("core.users", "u", "x.id = g.subject")}
        {LookUp.Maybe("core.groups", "o", "x.id = g.subject")}
        {LookUp.Maybe("core.users", "c", "x.id = g.created_by")}
        """;

    /// <summary>$1 node, $2 now → members and shares on it.</summary>
    public static readonly string GrantsOn = $"""
        select {GrantColumns} from core.grants g {GrantNames}
        where g.node = $1 and g.via <> 'link' and g.valid_to is null and (g.expires_at is null or g.expires_at > $2)
        order by g.created_at, g.valid_from
        """;

    /// <summary>$1 nodes, $2 now → members and shares on any of them.</summary>
    public static readonly string GrantsOnEach = $"""
        select {GrantColumns} from unnest($1) e (node)
        {LookUp.Each("core.grants", "g", "x.node = e.node and x.via <> 'link' and x.valid_to is null")} {GrantNames}
        where g.expires_at is null or g.expires_at > $2
        order by g.created_at, g.valid_from
        """;

    /// <summary>$1 id of a share or link.</summary>
    public static readonly string Grant = $"""
        select {GrantColumns}, {RowReader.Position} from core.grants g {GrantNames} where g.id = $1 and g.via <> 'member' and g.valid_to is null
        """;

    /// <summary>$1 ids of shares.</summary>
    public static readonly string SharesById = $"""
        select {GrantColumns} from unnest($1) e (id)
        {LookUp.Each("core.grants", "g", "x.id = e.id and x.via = 'share' and x.valid_to is null")} {GrantNames}
        """;

    /// <summary>$1 person → everything that they granted to others by shares.</summary>
    public static readonly string SharedBy = $"""
        select {GrantColumns} from core.grants g {GrantNames}
        where g.created_by = $1 and g.via = 'share' and g.valid_to is null and (g.expires_at is null or g.expires_at > $2)
        order by g.created_at, g.valid_from
        """;

    /// <summary>Of a grant's node: whether it is live, and no folder from it up to the root is denied to the person.</summary>
    private static readonly string IsReached = $"""
        (
            with recursive up (node) as (
                select g.node
                union all
                select a.parent from up w {LookUp.Each("core.nodes", "a", "x.node = w.node")} where a.parent is not null
            )
            select bool_or(w.node = s.root) and not bool_or(exists (
                select from core.grants d
                where d.node = w.node and d.valid_to is null and (d.expires_at is null or d.expires_at > $2) and d.permissions = 0
                    and d.subject = any(array(select m.id from mine m))))
            from up w
        )
        """;

    private static readonly string Received = $"""
        with recursive {Mine}
        select {GrantColumns}, r.is_accepted, coalesce(r.is_hidden, false),
            not exists (
                select from core.settings a
                where a.person = $1 and a.setting = '{Settings.AutoAcceptShares.Id}' and a.value = '{Setting.False}'),
            {RowReader.Node}, {RowReader.Space}
        from mine m
        {LookUp.Each("core.grants", "g", "x.subject = m.id and x.via = 'share' and x.valid_to is null")}
        {LookUp.Each("core.nodes", "n", "x.node = g.node")}
        {LookUp.Each("core.spaces", "s", "x.id = g.space")}
        {RowReader.Totals}
        {LookUp.Maybe("core.share_receptions", "r", "x.share = g.id and x.person = $1")}
        {GrantNames}
        where (g.expires_at is null or g.expires_at > $2) and g.permissions <> 0 and not s.is_disabled and {IsReached}
        """;

    /// <summary>$1 person, $2 now → shares with them or their groups, with the thing, its space and what they made of it.</summary>
    public static readonly string SharedWith = $"{Received} order by g.created_at, g.valid_from";

    /// <summary>$3 share → that one of <see cref="SharedWith"/>.</summary>
    public static readonly string SharedOne = $"{Received} and g.id = $3";

    private const string LinkColumns = "l.id, l.token, l.type, l.has_password, l.password_set, l.label, l.is_quick";

    public const int LinkCount = 7;

    private static readonly string LinkRows = $"""
        select {LinkColumns}, {GrantColumns}
        from core.links l
        {LookUp.Each("core.grants", "g", "x.id = l.id and x.via = 'link' and x.valid_to is null")}
        {GrantNames}
        """;

    public static readonly string LinkByToken = $"{LinkRows} where l.token = $1 and (g.expires_at is null or g.expires_at > $2)";

    public static readonly string Link = $"{LinkRows} where l.id = $1";

    /// <summary>$1 ids of links.</summary>
    public static readonly string LinksById = $"""
        select {LinkColumns}, {GrantColumns}
        from unnest($1) e (id)
        {LookUp.Each("core.links", "l", "x.id = e.id")}
        {LookUp.Each("core.grants", "g", "x.id = l.id and x.via = 'link' and x.valid_to is null")}
        {GrantNames}
        """;

    /// <summary>$1 node → its links.</summary>
    public static readonly string LinksOn = $"""
        select {LinkColumns}, {GrantColumns}
        from core.grants g
        {LookUp.Each("core.links", "l", "x.id = g.id")}
        {GrantNames}
        where g.node = $1 and g.via = 'link' and g.valid_to is null and (g.expires_at is null or g.expires_at > $2)
        order by g.created_at, g.valid_from
        """;

    /// <summary>$1 nodes, $2 now → the links on any of them.</summary>
    public static readonly string LinksOnEach = $"""
        select {LinkColumns}, {GrantColumns}
        from unnest($1) e (node)
        {LookUp.Each("core.grants", "g", "x.node = e.node and x.via = 'link' and x.valid_to is null")}
        {LookUp.Each("core.links", "l", "x.id = g.id")}
        {GrantNames}
        where g.expires_at is null or g.expires_at > $2
        order by g.created_at, g.valid_from
        """;

    /// <summary>$1 person → links that they made.</summary>
    public static readonly string LinksBy = $"""
        select {LinkColumns}, {GrantColumns}
        from core.grants g
        {LookUp.Each("core.links", "l", "x.id = g.id")}
        {GrantNames}
        where g.created_by = $1 and g.via = 'link' and g.valid_to is null and (g.expires_at is null or g.expires_at > $2)
        order by g.created_at, g.valid_from
        """;

    public const string Group = "select g.id, g.name, g.description from core.groups g where g.id = $1";

    public static readonly string GroupsById = $"""
        select g.id, g.name, g.description from unnest($1) as w (id) {LookUp.Each("core.groups", "g", "x.id = w.id")}
        """;

    /// <summary>$1 what names begin with or hold, in lower case; empty: all. $2 at most.</summary>
    public const string Groups = """
        select g.id, g.name, g.description from core.groups g
        where $1 = '' or position($1 in lower(g.name)) > 0 order by lower(g.name), g.id limit $2
        """;

    private static readonly string MemberNames = $"""
        {LookUp.Maybe("core.users", "u", "x.id = m.member and not x.is_deleted")}
        {LookUp.Maybe("core.groups", "o", "x.id = m.member")}
        """;

    private const string MemberColumns = "m.member, m.is_group, coalesce(u.name, o.name, ''), coalesce(u.display_name, o.name, '')";

    /// <summary>$1 group → those whom it holds itself.</summary>
    public static readonly string Members = $"""
        select {MemberColumns} from core.group_members m {MemberNames}
        where m.group_id = $1 and m.valid_to is null and (u.id is not null or o.id is not null)
        order by lower(coalesce(u.display_name, o.name, '')), 1
        """;

    /// <summary>$1 groups → those whom each holds itself.</summary>
    public static readonly string MembersOfEach = $"""
        select {MemberColumns}, e.id from unnest($1) as e (id)
        {LookUp.Each("core.group_members", "m", "x.group_id = e.id and x.valid_to is null")} {MemberNames}
        where u.id is not null or o.id is not null
        """;

    /// <summary>$1 person → the groups that hold them itself.</summary>
    public static readonly string GroupsOf = $"""
        select g.id, g.name, g.description
        from core.group_members m {LookUp.Each("core.groups", "g", "x.id = m.group_id")}
        where m.member = $1 and m.valid_to is null
        order by lower(g.name), g.id
        """;

    /// <summary>$1 member, $2 group → whether the group is the member or within it: would it hold itself?</summary>
    public static readonly string IsCycle = $"""
        with recursive around (id) as (
            select $2
            union
            select g.group_id from around a {LookUp.Each("core.group_members", "g", "x.member = a.id and x.valid_to is null")}
        )
        select exists (select from around a where a.id = $1), {RowReader.Position}
        """;

    private static readonly string Drive = $"""
        {RowReader.Space}, s.description, s.image, s.readme, s.created_at,
        coalesce(t.mtime, s.created_at), coalesce(t.etag_position, 0), exists (select from core.trash d where d.space = s.id)
        """;

    private static readonly string DriveTotals = LookUp.Maybe("core.folder_totals", "t", "x.node = s.root");

    /// <summary>$1 person, $2 now → spaces that are theirs, or that they or their groups are members of.</summary>
    public static readonly string DrivesOf = $"""
        with recursive {Mine},
        found (id) as (
            select s.id from core.spaces s where s.owner = $1
            union
            select g.space from mine m {LookUp.Each("core.grants", "g", "x.subject = m.id and x.via = 'member' and x.valid_to is null")}
            where g.expires_at is null or g.expires_at > $2
        )
        select {Drive} from found f {LookUp.Each("core.spaces", "s", "x.id = f.id")} {DriveTotals} order by lower(s.name), s.id
        """;

    public static readonly string Drives = $"select {Drive} from core.spaces s {DriveTotals} order by lower(s.name), s.id";

    public static readonly string DriveById = $"select {Drive} from core.spaces s {DriveTotals} where s.id = $1";

    public static readonly string DrivesById = $"""
        select {Drive} from unnest($1) as w (id) {LookUp.Each("core.spaces", "s", "x.id = w.id")} {DriveTotals}
        """;

    public static readonly string Profile =
        $"select {RowReader.User}, u.given_name, u.surname, u.language from core.users u where u.id = $1";

    public static readonly string ProfilesById = $"""
        select {RowReader.User}, u.given_name, u.surname, u.language
        from unnest($1) as w (id) {LookUp.Each("core.users", "u", "x.id = w.id")}
        """;

    /// <summary>$1 what names or mail hold, in lower case; empty: all. $2 at most.</summary>
    public static readonly string Profiles = $"""
        select {RowReader.User}, u.given_name, u.surname, u.language from core.users u
        where not u.is_deleted and ($1 = '' or position($1 in u.name) > 0 or position($1 in lower(u.display_name)) > 0
            or position($1 in lower(coalesce(u.mail, ''))) > 0)
        order by lower(u.display_name), u.id limit $2
        """;

    public const string AppTokens =
        "select t.id, t.person, t.label, t.expires_at, t.created_at from core.app_tokens t where t.person = $1 order by t.created_at";

    public const string AppToken = "select t.id, t.person, t.label, t.expires_at, t.created_at from core.app_tokens t where t.id = $1";
}
