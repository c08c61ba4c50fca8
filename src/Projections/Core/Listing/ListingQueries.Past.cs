using Domain;
using Domain.Access;
using EventStore;
using Npgsql;
using NpgsqlTypes;
using Projections.Core.Access;
using static Projections.Core.Rows;

namespace Projections.Core.Listing;

/// <summary>The same reads of the past: of what was, right after a position of the log.</summary>
public sealed partial class ListingQueries
{
    /// <summary>As <see cref="ICoreQueries.PlacesAsync"/>.</summary>
    public Task<IReadOnlyList<PlacedRow>> PlacesAsOfAsync(IReadOnlyCollection<NodeId> nodes, LogPosition position, CancellationToken ct) =>
        reads.ListAsync(PastSql.Places, CoreQueries.ReadPlace, [Uuids(nodes), Bigint(position.Value)], ct);

    /// <summary>What stood at a path below a node; null: nothing.</summary>
    public async Task<NodeId?> AtPathAsOfAsync(NodeId root, IReadOnlyList<string> path, LogPosition position, CancellationToken ct)
    {
        var names = new NpgsqlParameter<string[]>
        {
            TypedValue = [.. path.Select(PathText.Sendable)],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        };
        var found = await reads.ListAsync(
            PastSql.AtPath, static row => new NodeId(row.GetGuid(0)), [Uuid(root.Value), Bigint(position.Value), names], ct);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<NodeRow>>> ChildrenAsOfAsync(
        IReadOnlyCollection<NodeId> folders, ChildrenRequest request, LogPosition position, CancellationToken ct)
    {
        List<NpgsqlParameter> parameters = [.. Matching(folders, request, []), Integer(request.Max), Bigint(position.Value)];
        if (request.After is { } after) parameters.AddRange(Behind(request.Order, after));
        var rows = await reads.ListAsync(ChildrenSql.PastPage(request), static row => row.ReadNode(0), [.. parameters], ct);
        return ByFolder(folders, rows);
    }

    /// <summary>As <see cref="GrantsReachingAsync"/>.</summary>
    public async Task<ILookup<NodeId, ReachingGrant>> GrantsReachingAsOfAsync(
        UserId person, IReadOnlyCollection<NodeId> nodes, LogPosition position, CancellationToken ct) =>
        (await reads.ListAsync(
            PastSql.GrantsReaching, static row => (Node: new NodeId(row.GetGuid(0)), Grant: AccessQueries.ReadReaching(row, 1)),
            [Uuid(person.Value), Uuids(nodes), Bigint(position.Value)], ct)).ToLookup(row => row.Node, row => row.Grant);

    /// <summary>Those of the spaces that were there: whose they were, and whether they were disabled.</summary>
    public async Task<IReadOnlyDictionary<SpaceId, (UserId? Owner, bool IsDisabled)>> SpacesAsOfAsync(
        IReadOnlyCollection<SpaceId> spaces, LogPosition position, CancellationToken ct) =>
        (await reads.ListAsync(
            PastSql.SpaceStates,
            static row => (
                Space: new SpaceId(row.GetGuid(0)),
                State: (row.IsDBNull(1) ? default(UserId?) : new UserId(row.GetGuid(1)), row.GetBoolean(2))),
            [Ids(spaces.Select(space => space.Value)), Bigint(position.Value)], ct)).ToDictionary(row => row.Space, row => row.State);
}
