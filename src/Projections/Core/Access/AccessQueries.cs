using Domain;
using Domain.Access;
using EventStore;
using Npgsql;
using NpgsqlTypes;
using Projections.Core.Memory;
using static Projections.Core.Rows;

namespace Projections.Core.Access;

/// <summary>Who may do what, and what is granted to whom: reads of core, each from one snapshot.</summary>
/// <param name="reads">Of <see cref="CoreReads"/>.</param>
/// <param name="memory">Of the node that writes core; one that nothing was told to remembers nothing.</param>
public sealed class AccessQueries(NpgsqlDataSource reads, ResolvedMemory memory, TimeProvider clock)
{
    /// <summary>Everything that decides what a person may do with a node.</summary>
    /// <param name="node">A live node, or the folder where something is to be made. Of what lies in the trash: the space's root.</param>
    public async ValueTask<Standing> StandingAsync(UserId person, SpaceRow space, NodeId node, CancellationToken ct)
    {
        if (space.Owner == person) return space.IsDisabled ? Standing.Owner with { IsSpaceDisabled = true } : Standing.Owner;
        return new Standing(await ReachingAsync(new(person, Link: null, space.Id, node), ct), space.IsDisabled);
    }

    /// <summary>As <see cref="StandingAsync"/>, as it was right after the event at a position and at that event's time.</summary>
    /// <param name="node">Where it stood then is found out.</param>
    public async Task<Standing> StandingAsOfAsync(UserId person, SpaceId space, NodeId node, LogPosition position, CancellationToken ct)
    {
        var rows = await reads.ListAsync(
            AccessPastSql.Standing,
            static row => (
                Owner: row.IsDBNull(0) ? default(UserId?) : new UserId(row.GetGuid(0)), IsDisabled: row.GetBoolean(1),
                Grant: row.IsDBNull(2) ? null : ReadReaching(row, 2)),
            [Uuid(person.Value), Uuid(node.Value), Bigint(position.Value), Uuid(space.Value)], ct);
        if (rows.Count == 0) return Standing.Stranger;
        return rows[0].Owner == person
            ? Standing.Owner with { IsSpaceDisabled = rows[0].IsDisabled }
            : new Standing([.. rows.Select(row => row.Grant).OfType<ReachingGrant>()], rows[0].IsDisabled);
    }

    /// <summary>As <see cref="StandingAsync"/>, of whoever came by a link.</summary>
    /// <param name="maker">Who made it: it opens no more than they have.</param>
    public async ValueTask<Standing> LinkStandingAsync(LinkId link, UserId maker, SpaceRow space, NodeId node, CancellationToken ct)
    {
        var byLink = (await ReachingAsync(new(maker, link, space.Id, node), ct)).ToLookup(static grant => grant.Via == GrantVia.Link);
        return new Standing([.. byLink[true]], space.IsDisabled)
        {
            Maker = space.Owner == maker ? Standing.Owner : new Standing([.. byLink[false]]),
        };
    }

    /// <summary>What is granted to a person on the single members of a folder, beside what reaches the folder itself.</summary>
    public async ValueTask<ILookup<NodeId, ReachingGrant>> GrantsBelowAsync(UserId person, SpaceId space, NodeId folder, CancellationToken ct)
    {
        var (asked, now) = (new GrantsKey(person, Link: null, space, folder), clock.GetUtcNow());
        if (memory.Below.Recall(asked, now) is { } known) return known;
        var rows = await reads.ListAsync(
            AccessSql.StandingsBelow,
            static row => (Read: ReadTimed(row), Member: row.IsDBNull(TimedCount) ? default : new NodeId(row.GetGuid(TimedCount))),
            [Uuid(person.Value), Uuid(folder.Value), Time(now), Uuid(space.Value)], ct);
        var below = rows.Where(row => row.Read.Grant is not null).ToLookup(row => row.Member, row => row.Read.Grant!);
        memory.Below.Keep(asked, below, rows.Count, rows[0].Read.At, rows.Min(row => row.Read.Until));
        return below;
    }

    /// <summary>The nodes of a space that a person is denied, wherever they stand.</summary>
    public async Task<IReadOnlySet<NodeId>> DenialsAsync(UserId person, SpaceId space, CancellationToken ct) =>
        (await DenialsAsync(person, [space], ct))[space].ToHashSet();

    /// <summary>As <see cref="DenialsAsync(UserId, SpaceId, CancellationToken)"/>, of many spaces at once.</summary>
    public async Task<ILookup<SpaceId, NodeId>> DenialsAsync(UserId person, IReadOnlyCollection<SpaceId> spaces, CancellationToken ct) =>
        (await reads.ListAsync(
            AccessSql.Denials, static row => (Space: new SpaceId(row.GetGuid(0)), Node: new NodeId(row.GetGuid(1))),
            [Uuid(person.Value), Uuids(spaces), Now()], ct)).ToLookup(row => row.Space, row => row.Node);

    /// <summary>Members and shares on a node itself, oldest first.</summary>
    public Task<IReadOnlyList<GrantRow>> GrantsOnAsync(NodeId node, CancellationToken ct) =>
        reads.ListAsync(AccessSql.GrantsOn, static row => ReadGrant(row, 0), [Uuid(node.Value), Now()], ct);

    /// <summary>As <see cref="GrantsOnAsync(NodeId, CancellationToken)"/>, of many nodes at once.</summary>
    public async Task<ILookup<NodeId, GrantRow>> GrantsOnAsync(IReadOnlyCollection<NodeId> nodes, CancellationToken ct)
    {
        return (await reads.ListAsync(AccessSql.GrantsOnEach, static row => ReadGrant(row, 0), [Uuids(nodes), Now()],
            ct)).ToLookup(grant => grant.Node);
    }

    public async ValueTask<GrantRow?> ShareAsync(ShareId id, CancellationToken ct)
    {
        if (memory.RecallShare(id) is { } known) return known;
        var (share, at) = await reads.OneAsync(
            AccessSql.Grant, static row => (ReadGrant(row, 0), new LogPosition(row.GetInt64(AccessSql.GrantCount))), [Uuid(id.Value)], ct);
        if (share is not null) memory.KeepShare(id, share, at);
        return share;
    }

    public Task<IReadOnlyList<GrantRow>> SharedByAsync(UserId person, CancellationToken ct) =>
        reads.ListAsync(AccessSql.SharedBy, static row => ReadGrant(row, 0), [Uuid(person.Value), Now()], ct);

    /// <summary>What others share with a person or their groups and can be reached; declined and hidden ones too.</summary>
    public Task<IReadOnlyList<ReceivedRow>> SharedWithAsync(UserId person, CancellationToken ct) =>
        reads.ListAsync(AccessSql.SharedWith, ReadReceived, [Uuid(person.Value), Now()], ct);

    /// <summary>One of <see cref="SharedWithAsync"/>.</summary>
    public Task<ReceivedRow?> SharedWithAsync(UserId person, ShareId share, CancellationToken ct) =>
        reads.OneAsync(AccessSql.SharedOne, ReadReceived, [Uuid(person.Value), Now(), Uuid(share.Value)], ct);

    /// <summary>Null when there is none, or its time has come.</summary>
    public Task<LinkRow?> LinkByTokenAsync(string token, CancellationToken ct) =>
        reads.OneAsync(AccessSql.LinkByToken, ReadLink, [Text(token), Now()], ct);

    public Task<LinkRow?> LinkAsync(LinkId id, CancellationToken ct) => reads.OneAsync(AccessSql.Link, ReadLink, [Uuid(id.Value)], ct);

    public Task<IReadOnlyList<LinkRow>> LinksOnAsync(NodeId node, CancellationToken ct) =>
        reads.ListAsync(AccessSql.LinksOn, ReadLink, [Uuid(node.Value), Now()], ct);

    public Task<IReadOnlyList<LinkRow>> LinksByAsync(UserId person, CancellationToken ct) =>
        reads.ListAsync(AccessSql.LinksBy, ReadLink, [Uuid(person.Value), Now()], ct);

    public Task<GroupRow?> GroupAsync(GroupId id, CancellationToken ct) => reads.OneAsync(AccessSql.Group, ReadGroup, [Uuid(id.Value)], ct);

    /// <param name="search">A part of the name; empty: all.</param>
    public Task<IReadOnlyList<GroupRow>> GroupsAsync(string search, int max, CancellationToken ct) =>
        reads.ListAsync(AccessSql.Groups, ReadGroup, [Text(search.ToLowerInvariant()), Integer(max)], ct);

    public Task<IReadOnlyList<GroupMemberRow>> MembersAsync(GroupId group, CancellationToken ct) =>
        reads.ListAsync(AccessSql.Members, ReadMember, [Uuid(group.Value)], ct);

    /// <summary>The groups that hold a person themselves.</summary>
    public Task<IReadOnlyList<GroupRow>> GroupsOfAsync(UserId person, CancellationToken ct) =>
        reads.ListAsync(AccessSql.GroupsOf, ReadGroup, [Uuid(person.Value)], ct);

    /// <summary>Whether a group would hold itself with this member, and the position as of which that is said.</summary>
    public Task<(bool IsCycle, LogPosition SeenAt)> IsCycleAsync(Grantee member, GroupId group, CancellationToken ct) =>
        reads.OneAsync(
            AccessSql.IsCycle, static row => (row.GetBoolean(0), new LogPosition(row.GetInt64(1))),
            [Uuid(member.Id), Uuid(group.Value)], ct);

    /// <summary>Spaces that are a person's, or that they or their groups are members of; disabled ones too.</summary>
    public Task<IReadOnlyList<DriveRow>> DrivesOfAsync(UserId person, CancellationToken ct) =>
        reads.ListAsync(AccessSql.DrivesOf, ReadDrive, [Uuid(person.Value), Now()], ct);

    public Task<IReadOnlyList<DriveRow>> DrivesAsync(CancellationToken ct) => reads.ListAsync(AccessSql.Drives, ReadDrive, [], ct);

    public Task<DriveRow?> DriveAsync(SpaceId id, CancellationToken ct) =>
        reads.OneAsync(AccessSql.DriveById, ReadDrive, [Uuid(id.Value)], ct);

    public Task<ProfileRow?> ProfileAsync(UserId person, CancellationToken ct) =>
        reads.OneAsync(AccessSql.Profile, ReadProfile, [Uuid(person.Value)], ct);

    /// <param name="search">A part of the sign-in name, display name or mail address; empty: all.</param>
    public Task<IReadOnlyList<ProfileRow>> ProfilesAsync(string search, int max, CancellationToken ct) =>
        reads.ListAsync(AccessSql.Profiles, ReadProfile, [Text(search.ToLowerInvariant()), Integer(max)], ct);

    public Task<IReadOnlyList<AppTokenRow>> AppTokensAsync(UserId person, CancellationToken ct) =>
        reads.ListAsync(AccessSql.AppTokens, ReadToken, [Uuid(person.Value)], ct);

    public Task<AppTokenRow?> AppTokenAsync(Guid id, CancellationToken ct) => reads.OneAsync(AccessSql.AppToken, ReadToken, [Uuid(id)], ct);

    private async ValueTask<IReadOnlyList<ReachingGrant>> ReachingAsync(GrantsKey asked, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (memory.Reaching.Recall(asked, now) is { } known) return known;
        NpgsqlParameter[] parameters = [Uuid(asked.Person.Value), Uuid(asked.Node.Value), Time(now)];
        var rows = await (asked.Link is { } link
            ? reads.ListAsync(AccessSql.LinkStanding, ReadTimed, [.. parameters, Uuid(link.Value)], ct)
            : reads.ListAsync(AccessSql.Standing, ReadTimed, parameters, ct));
        ReachingGrant[] grants = [.. rows.Select(static row => row.Grant).OfType<ReachingGrant>()];

        // Of what nothing reaches it is not known whether it is there: it may be made later, of which nobody is told.
        if (grants.Length > 0) memory.Reaching.Keep(asked, grants, grants.Length, rows[0].At, rows.Min(static row => row.Until));
        return grants;
    }

    private const int TimedCount = 6;

    /// <summary>A grant, when it ends, and where core stood; or only that.</summary>
    private static (LogPosition At, DateTimeOffset Until, ReachingGrant? Grant) ReadTimed(NpgsqlDataReader row) => (
        new LogPosition(row.GetInt64(0)),
        row.IsDBNull(1) ? DateTimeOffset.MaxValue : row.ReadTime(1),
        row.IsDBNull(2) ? null : ReadReaching(row, 2));

    internal static ReachingGrant ReadReaching(NpgsqlDataReader row, int at) => new(
        ReadVia(row.GetString(at)), row.GetGuid(at + 1), new PermissionSet((Permission)row.GetInt32(at + 2)), row.GetBoolean(at + 3));

    internal static GrantRow ReadGrant(NpgsqlDataReader row, int at) => new(
        row.GetGuid(at), ReadVia(row.GetString(at + 1)), new SpaceId(row.GetGuid(at + 2)), new NodeId(row.GetGuid(at + 3)),
        ReadGrantee(row.GetGuid(at + 4), row.GetBoolean(at + 5)), row.GetString(at + 6),
        new Granted(
            row.IsDBNull(at + 7) ? null : row.GetGuid(at + 7), new PermissionSet((Permission)row.GetInt32(at + 8)),
            row.IsDBNull(at + 9) ? null : row.ReadTime(at + 9)),
        row.ReadText(at + 10), row.ReadTime(at + 11), new UserId(row.GetGuid(at + 12)), row.GetString(at + 13),
        new LogPosition(row.GetInt64(at + 14)), row.GetBoolean(at + 15));

    private static ReceivedRow ReadReceived(NpgsqlDataReader row)
    {
        const int after = AccessSql.GrantCount;
        return new ReceivedRow(
            ReadGrant(row, 0), row.ReadNode(after + 3), row.ReadSpace(after + 3 + RowReader.NodeCount),
            row.IsDBNull(after) ? null : row.GetBoolean(after), row.GetBoolean(after + 1), row.GetBoolean(after + 2));
    }

    internal static LinkRow ReadLink(NpgsqlDataReader row) => new(
        new LinkId(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetBoolean(3), new LogPosition(row.GetInt64(4)),
        row.ReadText(5), row.GetBoolean(6), ReadGrant(row, AccessSql.LinkCount));

    internal static GroupRow ReadGroup(NpgsqlDataReader row) => new(new GroupId(row.GetGuid(0)), row.GetString(1), row.ReadText(2));

    internal static GroupMemberRow ReadMember(NpgsqlDataReader row) =>
        new(ReadGrantee(row.GetGuid(0), row.GetBoolean(1)), row.GetString(2), row.GetString(3));

    internal static DriveRow ReadDrive(NpgsqlDataReader row)
    {
        const int at = RowReader.SpaceCount;
        return new DriveRow(
            row.ReadSpace(0), row.ReadText(at), ReadNodeId(at + 1), ReadNodeId(at + 2), row.ReadTime(at + 3), row.ReadTime(at + 4),
            new LogPosition(row.GetInt64(at + 5)), row.GetBoolean(at + 6));

        NodeId? ReadNodeId(int column) => row.IsDBNull(column) ? null : new NodeId(row.GetGuid(column));
    }

    internal static ProfileRow ReadProfile(NpgsqlDataReader row) => new(
        row.ReadUser(0), row.ReadText(RowReader.UserCount), row.ReadText(RowReader.UserCount + 1), row.ReadText(RowReader.UserCount + 2));

    private static AppTokenRow ReadToken(NpgsqlDataReader row) =>
        new(row.GetGuid(0), new UserId(row.GetGuid(1)), row.GetString(2), row.ReadTime(3), row.ReadTime(4));

    private static Grantee ReadGrantee(Guid id, bool isGroup) => new(isGroup ? GranteeKind.Group : GranteeKind.User, id);

    private static GrantVia ReadVia(string text) => text switch
    {
        "member" => GrantVia.Member,
        "share" => GrantVia.Share,
        "link" => GrantVia.Link,
        _ => throw new InvalidDataException($"Core holds a grant by \"{text}\"."),
    };

    private NpgsqlParameter<DateTime> Now() => Time(clock.GetUtcNow());
}
