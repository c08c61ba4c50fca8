using Api.Graph.DriveItems;
using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Graph.Favorites;

/// <summary>The caller's favorites as far as they reach them still: what is gone, or theirs to see no longer, is left out.</summary>
internal static class FavoriteItems
{
    public static async ValueTask<IReadOnlyList<ItemView>> LoadAsync(GraphRequest request, CancellationToken ct)
    {
        var favorites = await request.Services.Marks.FavoritesAsync(request.User.Id, ODataQuery.TopMax, ct);
        var places = (await request.Services.Core.PlacesAsync(favorites, ct)).ToDictionary(place => place.Node.Id);
        var spaces = new Dictionary<SpaceId, SpaceRow?>();
        var items = new List<ItemView>();
        foreach (var favorite in favorites)
        {
            if (!places.TryGetValue(favorite, out var place)) continue;
            if (!spaces.TryGetValue(place.Node.Space, out var space))
                spaces[place.Node.Space] = space = await request.Services.Core.SpaceAsync(place.Node.Space, ct);
            if (space is null) continue;
            var standing = await request.Services.StandingAsync(request.Caller, space, favorite, ct);
            if (!AccessRules.Authorize(AccessAction.See, standing).IsAllowed) continue;
            items.Add(new ItemView(place.Node, space, WayOf(place, standing)));
        }

        return items;
    }

    private static IReadOnlyList<string>? WayOf(PlacedRow place, Standing standing) =>
        standing.KnowsWay
            ? [.. place.Way.Skip(1).Select(static step => step.Name)]
            : null;
}
