using Domain;
using Domain.Access;
using Npgsql;
using NpgsqlTypes;
using Projections.Core.Access;
using Projections.Core.Memory;
using Projections.Core.People;
using static Projections.Core.Rows;

namespace Projections.Core.Listing;

/// <summary>Reads of core for many things at once: whatever a level of a query asks for costs one statement.</summary>
/// <param name="reads">Of <see cref="CoreReads"/>.</param>
/// <param name="memory">Of the node that writes core; one that nothing was told to remembers nothing.</param>
public sealed partial class ListingQueries(NpgsqlDataSource reads, ResolvedMemory memory, TimeProvider clock)
{
    /// <summary>A page of each folder's members, in the order asked for.</summary>
    /// <param name="denied">Nodes that are left out.</param>
    public async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<NodeRow>>> ChildrenAsync(
        IReadOnlyCollection<NodeId> folders, ChildrenRequest request, IReadOnlyCollection<NodeId> denied, CancellationToken ct) =>
        folders.Count == 1 && denied.Count == 0 && request.IsFromTheStart
            ? await StartOfAsync(folders.First(), request, ct)
            : await ReadChildrenAsync(folders, request, denied, ct);

    /// <summary>What is asked for most: all of a folder, or its beginning. Perhaps from memory.</summary>
    private async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<NodeRow>>> StartOfAsync(
        NodeId folder, ChildrenRequest request, CancellationToken ct)
    {
        if (await reads.RecallMembersAsync(memory.Members, folder, ct) is { } known)
            return ByFolder([folder], known.Count <= request.Max ? known : [.. known.Take(request.Max)]);
        var before = memory.RecallPlace(folder);
        var children = await ReadChildrenAsync([folder], request, [], ct);
        var isWhole = children[folder].Count < request.Max;
        if (isWhole && before is var (place, readAt)) memory.Members.Keep(folder, place.Space.Id, children[folder], readAt);
        return children;
    }

    private async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<NodeRow>>> ReadChildrenAsync(
        IReadOnlyCollection<NodeId> folders, ChildrenRequest request, IReadOnlyCollection<NodeId> denied, CancellationToken ct)
    {
        List<NpgsqlParameter> parameters = [.. Matching(folders, request, denied), Integer(request.Max)];
        if (request.After is { } after) parameters.AddRange(Behind(request.Order, after));
        var rows = await reads.ListAsync(ChildrenSql.Page(request, isWhole: denied.Count == 0), static row => row.ReadNode(0), [.. parameters], ct);
        return ByFolder(folders, rows);
    }

    /// <summary>How many members each folder has that the request is about, whatever its page.</summary>
    public async Task<IReadOnlyDictionary<NodeId, long>> CountChildrenAsync(
        IReadOnlyCollection<NodeId> folders, ChildrenRequest request, IReadOnlyCollection<NodeId> denied, CancellationToken ct)
    {
        var rows = await reads.ListAsync(
            ChildrenSql.Count, static row => (Folder: new NodeId(row.GetGuid(0)), Count: row.GetInt64(1)),
            [.. Matching(folders, request, denied)], ct);
        return rows.ToDictionary(row => row.Folder, row => row.Count);
    }

    /// <summary>As <see cref="AccessQueries.StandingAsync"/>, of many live nodes: the grants that reach each.</summary>
    public async Task<ILookup<NodeId, ReachingGrant>> GrantsReachingAsync(
        UserId person, IReadOnlyCollection<NodeId> nodes, CancellationToken ct) =>
        (await reads.ListAsync(
            ListingSql.GrantsReaching, static row => (Node: new NodeId(row.GetGuid(0)), Grant: AccessQueries.ReadReaching(row, 1)),
            [Uuid(person.Value), Uuids(nodes), Time(clock.GetUtcNow())], ct)).ToLookup(row => row.Node, row => row.Grant);

    /// <summary>What is granted to a person, or denied, on any node of these spaces, by the node.</summary>
    public async Task<ILookup<NodeId, ReachingGrant>> GrantsInAsync(
        UserId person, IReadOnlyCollection<SpaceId> spaces, CancellationToken ct) =>
        (await reads.ListAsync(
            ListingSql.GrantsIn, static row => (Node: new NodeId(row.GetGuid(0)), Grant: AccessQueries.ReadReaching(row, 1)),
            [Uuid(person.Value), Uuids(spaces), Time(clock.GetUtcNow())], ct))
        .ToLookup(row => row.Node, row => row.Grant);

    public Task<IReadOnlyList<DriveRow>> DrivesAsync(IReadOnlyCollection<SpaceId> spaces, CancellationToken ct) =>
        reads.ListAsync(AccessSql.DrivesById, AccessQueries.ReadDrive, [Uuids(spaces)], ct);

    public Task<IReadOnlyList<ProfileRow>> ProfilesAsync(IReadOnlyCollection<UserId> people, CancellationToken ct) =>
        reads.ListAsync(AccessSql.ProfilesById, AccessQueries.ReadProfile, [Ids(people.Select(person => person.Value))], ct);

    public Task<IReadOnlyList<GroupRow>> GroupsAsync(IReadOnlyCollection<GroupId> groups, CancellationToken ct) =>
        reads.ListAsync(AccessSql.GroupsById, AccessQueries.ReadGroup, [Ids(groups.Select(group => group.Value))], ct);

    /// <summary>As <see cref="AccessQueries.MembersAsync"/>, of many groups, in no order.</summary>
    public async Task<ILookup<GroupId, GroupMemberRow>> MembersAsync(IReadOnlyCollection<GroupId> groups, CancellationToken ct) =>
        (await reads.ListAsync(
            AccessSql.MembersOfEach, static row => (Group: new GroupId(row.GetGuid(4)), Member: AccessQueries.ReadMember(row)),
            [Ids(groups.Select(group => group.Value))], ct)).ToLookup(row => row.Group, row => row.Member);

    /// <summary>A page of each space's trash, newest first: what was trashed before a position.</summary>
    public async Task<ILookup<SpaceId, TrashedRow>> TrashAsync(
        IReadOnlyCollection<SpaceId> spaces, long before, int max, CancellationToken ct)
    {
        var rows = await reads.ListAsync(
            CoreSql.TrashPages,
            static row => new TrashedRow(CoreQueries.ReadTrash(row), row.GetInt64(RowReader.NodeCount + 6)),
            [Uuids(spaces), Bigint(before), Integer(max)], ct);
        return rows.ToLookup(row => row.Trash.Node.Space);
    }

    public async Task<IReadOnlyDictionary<SpaceId, long>> CountTrashAsync(IReadOnlyCollection<SpaceId> spaces, CancellationToken ct) =>
        (await reads.ListAsync(
            CoreSql.TrashCounts, static row => (Space: new SpaceId(row.GetGuid(0)), Count: row.GetInt64(1)),
            [Uuids(spaces)], ct)).ToDictionary(row => row.Space, row => row.Count);

    /// <summary>As <see cref="ICoreQueries.VersionsAsync"/>, of many files.</summary>
    public async Task<ILookup<NodeId, VersionRow>> VersionsAsync(IReadOnlyCollection<NodeId> files, CancellationToken ct) =>
        (await reads.ListAsync(CoreSql.VersionsOfEach, CoreQueries.ReadVersion, [Uuids(files)], ct)).ToLookup(version => version.Node);

    /// <summary>As <see cref="AccessQueries.LinksOnAsync"/>, of many nodes.</summary>
    public async Task<ILookup<NodeId, LinkRow>> LinksOnAsync(IReadOnlyCollection<NodeId> nodes, CancellationToken ct) =>
        (await reads.ListAsync(AccessSql.LinksOnEach, AccessQueries.ReadLink, [Uuids(nodes), Time(clock.GetUtcNow())], ct))
        .ToLookup(link => link.Grant.Node);

    /// <summary>The locks in force in whose scope each node is: its own, and deep ones above it.</summary>
    public async Task<ILookup<NodeId, LockRow>> LocksAsync(IReadOnlyCollection<NodeId> nodes, CancellationToken ct) =>
        (await reads.ListAsync(
            CoreSql.LocksOfEach, static row => (Node: new NodeId(row.GetGuid(9)), Lock: CoreQueries.ReadLock(row)),
            [Uuids(nodes), Time(clock.GetUtcNow())], ct)).ToLookup(row => row.Node, row => row.Lock);

    public Task<IReadOnlyList<GrantRow>> SharesAsync(IReadOnlyCollection<ShareId> shares, CancellationToken ct) => reads.ListAsync(
        AccessSql.SharesById, static row => AccessQueries.ReadGrant(row, 0), [Ids(shares.Select(share => share.Value))], ct);

    public Task<IReadOnlyList<LinkRow>> LinksAsync(IReadOnlyCollection<LinkId> links, CancellationToken ct) =>
        reads.ListAsync(AccessSql.LinksById, AccessQueries.ReadLink, [Ids(links.Select(link => link.Value))], ct);

    /// <summary>The pictures that people are seen by.</summary>
    public async Task<IReadOnlyDictionary<UserId, PhotoRow>> PhotosAsync(IReadOnlyCollection<UserId> people, CancellationToken ct) =>
        (await reads.ListAsync(
            PersonQueries.PhotosOf, static row => (Person: new UserId(row.GetGuid(4)), Photo: PersonQueries.ReadPhoto(row)),
            [Ids(people.Select(person => person.Value))], ct)).ToDictionary(row => row.Person, row => row.Photo);

    private static Dictionary<NodeId, IReadOnlyList<NodeRow>> ByFolder(
        IReadOnlyCollection<NodeId> folders, IReadOnlyList<NodeRow> rows) =>
        folders.Count == 1
            ? new() { [folders.First()] = rows }
            : rows.GroupBy(row => row.Parent!.Value).ToDictionary(folder => folder.Key, folder => (IReadOnlyList<NodeRow>)[.. folder]);

    private static NpgsqlParameter[] Matching(
        IReadOnlyCollection<NodeId> folders, ChildrenRequest request, IReadOnlyCollection<NodeId> denied) =>
    [
        Uuids(folders), Uuids(denied),
        new NpgsqlParameter { Value = request.IsFolder is { } isFolder ? isFolder : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean },
        Text(request.NamePart.ToLowerInvariant()),
    ];

    private static NpgsqlParameter[] Behind(ChildrenOrder order, ChildrenCursor after) => order switch
    {
        ChildrenOrder.Name => [Text(after.Name)],
        ChildrenOrder.Size => [Bigint(after.Value), Text(after.Name)],
        _ => [Time(DateTimeOffset.UnixEpoch.AddMicroseconds(after.Value)), Text(after.Name)],
    };

    private static NpgsqlParameter<Guid[]> Ids(IEnumerable<Guid> ids) =>
        new() { TypedValue = [.. ids], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
}

/// <param name="Position">Of the event that put it there: the order of the trash.</param>
public sealed record TrashedRow(TrashRow Trash, long Position);
