using Api.Graph.DriveItems;
using Api.Http;
using Domain.Access;

namespace Api.Graph.Favorites;

/// <summary>The caller's favorites as far as they reach them still: what is gone, or theirs to see no longer, is left out.</summary>
internal static class FavoriteItems
{
    public static async ValueTask<IReadOnlyList<ItemView>> LoadAsync(GraphRequest request, CancellationToken ct)
    {
        var favorites = await request.Services.Marks.FavoritesAsync(request.User.Id, ODataQuery.TopMax, ct);
        var places = await SeenPlace.LoadAsync(request.Services, request.User.Id, favorites, ct);
        return
        [
            .. favorites.Select(favorite => places.GetValueOrDefault(favorite)).OfType<SeenPlace>()
                .Where(place => place.Allows(AccessAction.See))
                .Select(place => new ItemView(place.Node, place.Space, place.Standing.KnowsWay ? [.. place.Path] : null)),
        ];
    }
}
