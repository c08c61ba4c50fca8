using Domain;
using EventStore;
using Npgsql;
using NpgsqlTypes;
using Projections.Core.Memory;
using static Projections.Core.Rows;

namespace Projections.Core;

/// <param name="reads">Of <see cref="CoreReads"/>.</param>
/// <param name="memory">Of the node that writes core; one that nothing was told to remembers nothing.</param>
public sealed class CoreQueries(NpgsqlDataSource reads, ResolvedMemory memory) : ICoreQueries, IDisposable
{
    private const int WayAt = RowReader.NodeCount + RowReader.SpaceCount, PlacedAt = WayAt + 2;

    private readonly Resolver _resolver = new(reads, memory);
    private readonly ReadAhead _readAhead = new(reads);

    public ValueTask<Resolved> ResolveAsync(
        UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline, CancellationToken ct) =>
        new(_resolver.ResolveAsync(caller, root, path, withInline, ct));

    public ValueTask<Resolved> RecallAsync(
        UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline, CancellationToken ct) =>
        memory.Recall(caller, root, path, withInline) is { } known ? new(known) : ResolveAsync(caller, root, path, withInline, ct);

    public Resolved? SupposeMissing(UserId? caller, PathRoot root, IReadOnlyList<string> path) => memory.Suppose(caller, root, path);

    public void Doubt(UserId? caller, PathRoot root, IReadOnlyList<string> path) => memory.Doubt(caller, root, path);

    public IAsyncEnumerable<NodeRow> ChildrenAsync(NodeId folder, CancellationToken ct) =>
        _readAhead.RowsAsync(CoreSql.Children, static row => row.ReadNode(0), [Uuid(folder.Value)], ct);

    public async ValueTask<IReadOnlyList<NodeRow>> MembersAsync(Resolved folder, CancellationToken ct)
    {
        var id = folder.Node!.Id;
        if (await reads.RecallMembersAsync(memory.Members, id, ct) is { } known) return known;
        var rows = new List<NodeRow>();
        await foreach (var row in ChildrenAsync(id, ct)) rows.Add(row);
        memory.Members.Keep(id, folder.Space!.Id, rows, folder.Position);
        return rows;
    }

    public IAsyncEnumerable<NodeRow> TreeAsync(NodeId top, int max, CancellationToken ct) =>
        _readAhead.RowsAsync(CoreSql.Tree, static row => row.ReadNode(0), [Uuid(top.Value), Bigint(max + 1L)], ct);

    public async Task<IReadOnlyList<string>?> PathOfAsync(NodeId node, CancellationToken ct)
    {
        var names = await reads.ListAsync(
            CoreSql.PathOf, static row => (IsRoot: row.GetBoolean(0), Name: row.GetString(1)), [Uuid(node.Value)], ct);
        return names is [{ IsRoot: true }, ..] ? [.. names.Skip(1).Select(step => step.Name)] : null;
    }

    public async Task<IReadOnlyList<PlacedRow>> PlacesAsync(IReadOnlyCollection<NodeId> nodes, CancellationToken ct)
    {
        var unknown = new List<NodeId>();
        var places = new List<PlacedRow>(nodes.Count);
        foreach (var node in nodes)
        {
            if (memory.RecallPlace(node) is { } known) places.Add(known.Place);
            else unknown.Add(node);
        }

        if (unknown.Count == 0) return places;
        var read = await reads.ListAsync(
            CoreSql.Places, static row => (Place: ReadPlace(row), At: new LogPosition(row.GetInt64(PlacedAt))), [Uuids(unknown)], ct);
        foreach (var (place, at) in read)
        {
            memory.KeepPlace(place, at);
            places.Add(place);
        }

        return places;
    }

    public async Task<bool> IsBelowAsync(NodeId node, NodeId folder, CancellationToken ct) =>
        await reads.OneAsync(CoreSql.IsBelow, static row => row.GetBoolean(0), [Uuid(node.Value), Uuid(folder.Value)], ct);

    public async Task<int> LevelsBelowAsync(NodeId folder, int max, CancellationToken ct) =>
        await reads.OneAsync(CoreSql.LevelsBelow, static row => row.GetInt32(0), [Uuid(folder.Value), Bigint(max)], ct);

    public async Task<IReadOnlyList<LockRow>> LocksAsync(NodeId node, bool withBelow, DateTimeOffset now, CancellationToken ct) =>
        await reads.ListAsync(withBelow ? CoreSql.LocksWithBelow : CoreSql.Locks, ReadLock, [Uuid(node.Value), Time(now)], ct);

    public async Task<ILookup<NodeId, PropertyRow>> PropertiesAsync(IReadOnlyCollection<NodeId> nodes, CancellationToken ct)
    {
        var rows = await reads.ListAsync(
            CoreSql.Properties,
            static row => new PropertyRow(new NodeId(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3)),
            [Uuids(nodes)],
            ct);
        return rows.ToLookup(row => row.Node);
    }

    public IAsyncEnumerable<TrashRow> TrashAsync(SpaceId space, CancellationToken ct) =>
        _readAhead.RowsAsync(CoreSql.Trash, ReadTrash, [Uuid(space.Value)], ct);

    public async Task<TrashRow?> TrashedAsync(SpaceId space, NodeId key, CancellationToken ct) =>
        await reads.OneAsync(CoreSql.Trashed, ReadTrash, [Uuid(space.Value), Uuid(key.Value)], ct);

    public async Task<IReadOnlyList<VersionRow>> VersionsAsync(NodeId file, CancellationToken ct) =>
        await reads.ListAsync(CoreSql.Versions, ReadVersion, [Uuid(file.Value)], ct);

    public async Task<ReadOnlyMemory<byte>?> InlineAsync(string blob, CancellationToken ct)
    {
        var key = new NpgsqlParameter<byte[]> { TypedValue = Convert.FromHexString(blob), NpgsqlDbType = NpgsqlDbType.Bytea };
        return await reads.OneAsync(CoreSql.Inline, static row => row.GetFieldValue<byte[]>(0), [key], ct) is { } bytes
            ? bytes
            : (ReadOnlyMemory<byte>?)null;
    }

    public async Task<UserRow?> UserByNameAsync(string name, CancellationToken ct) =>
        await reads.OneAsync(CoreSql.UserByName, static row => row.ReadUser(0), [Text(name)], ct);

    public async Task<UserRow?> UserAsync(UserId id, CancellationToken ct) =>
        await reads.OneAsync(CoreSql.User, static row => row.ReadUser(0), [Uuid(id.Value)], ct);

    public async ValueTask<UserRow?> CallerAsync(UserId id, CancellationToken ct)
    {
        if (memory.RecallCaller(id) is { } known) return known;
        var home = new PathRoot.InPersonalSpace(id.Value.ToString("D"));
        return (await _resolver.ResolveAsync(id, home, [], withInline: false, ct)).Caller;
    }

    public async Task<IReadOnlyList<UserRow>> UsersAsync(CancellationToken ct) =>
        await reads.ListAsync(CoreSql.Users, static row => row.ReadUser(0), [], ct);

    public async Task<SpaceRow?> SpaceAsync(SpaceId id, CancellationToken ct) =>
        await reads.OneAsync(CoreSql.Space, static row => row.ReadSpace(0), [Uuid(id.Value)], ct);

    public async Task<IReadOnlyList<SpaceRow>> SpacesOfAsync(UserId user, CancellationToken ct) =>
        await reads.ListAsync(CoreSql.SpacesOf, static row => row.ReadSpace(0), [Uuid(user.Value)], ct);

    internal static PlacedRow ReadPlace(NpgsqlDataReader row) => new(
        row.ReadNode(0),
        row.ReadSpace(RowReader.NodeCount),
        [.. row.GetFieldValue<Guid[]>(WayAt).Zip(row.GetFieldValue<string[]>(WayAt + 1), static (id, name) => (new NodeId(id), name))]);

    public void Dispose() => _readAhead.Dispose();

    internal static LockRow ReadLock(NpgsqlDataReader row) => new(
        new NodeId(row.GetGuid(0)), row.GetString(1), row.GetBoolean(2), row.GetBoolean(3), row.ReadText(4),
        new UserId(row.GetGuid(5)), row.GetString(6), row.ReadTime(7), row.GetBoolean(8));

    internal static TrashRow ReadTrash(NpgsqlDataReader row) => new(
        row.ReadNode(0), new NodeId(row.GetGuid(RowReader.NodeCount)), row.GetString(RowReader.NodeCount + 1),
        row.GetString(RowReader.NodeCount + 2), new UserId(row.GetGuid(RowReader.NodeCount + 3)),
        row.GetString(RowReader.NodeCount + 4), row.ReadTime(RowReader.NodeCount + 5));

    internal static VersionRow ReadVersion(NpgsqlDataReader row) => new(
        new NodeId(row.GetGuid(0)), row.GetInt64(1), new Digests(row.GetFieldValue<byte[]>(2)), row.GetInt64(3), row.ReadText(4),
        row.ReadTime(5), row.ReadTime(6), new UserId(row.GetGuid(7)), row.GetString(8));
}
