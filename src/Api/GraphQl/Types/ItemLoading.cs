using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.GraphQl.Types;

/// <summary>Loads items by their ids: those that are live, and that the caller may see.</summary>
internal static class ItemLoading
{
    public static async Task<IReadOnlyDictionary<NodeId, Item>> LoadAsync(
        GraphQlRequest request, IReadOnlyList<NodeId> ids, CancellationToken ct)
    {
        var (services, person) = (request.Services, request.User.Id);
        var places = await services.Core.PlacesAsync(ids, ct);
        if (places.Count == 0) return new Dictionary<NodeId, Item>();
        var spaces = await SpacesAsync(request, places, ct);
        NodeId[] others = [.. places.Where(place => spaces[place.Node.Space].Owner != person).Select(place => place.Node.Id)];
        var grants = others.Length == 0 ? null : await services.Listing.GrantsReachingAsync(person, others, ct);
        var items = new Dictionary<NodeId, Item>(places.Count);
        foreach (var place in places)
        {
            var (node, space) = (place.Node, spaces[place.Node.Space]);
            var standing = space.Owner == person ? Standing.Owner : new Standing([.. grants![node.Id]]);
            if (space.IsDisabled) standing = standing with { IsSpaceDisabled = true };
            if (!AccessRules.Authorize(AccessAction.See, standing).IsAllowed) continue;
            items[node.Id] = new(node, space, standing, Path: PathOf(place, standing));
        }

        return items;
    }

    /// <summary>Who came by a share is told nothing of the folders above it.</summary>
    private static IReadOnlyList<string>? PathOf(PlacedRow place, Standing standing) =>
        standing.Grants.Any(grant => grant.Via is GrantVia.Owner or GrantVia.Member)
            ? [.. place.Way.Select(step => step.Name).Where(name => name.Length > 0)]
            : null;

    private static async Task<IReadOnlyDictionary<SpaceId, SpaceRow>> SpacesAsync(
        GraphQlRequest request, IReadOnlyList<PlacedRow> places, CancellationToken ct) =>
        (await request.Services.Listing.DrivesAsync([.. places.Select(place => place.Node.Space).Distinct()], ct))
        .ToDictionary(drive => drive.Space.Id, drive => drive.Space);
}
