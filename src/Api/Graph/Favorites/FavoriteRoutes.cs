using Api.Graph.DriveItems;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;

namespace Api.Graph.Favorites;

/// <summary>What the caller finds again quickly: files and folders of any drive that they may see.</summary>
internal static class FavoriteRoutes
{
    private const string Drive = $"{GraphRoutes.Stable}/me/drive";

    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", $"{Drive}/following", AllAsync),
        new("POST", $"{Drive}/items/{{item}}/follow", FollowAsync),
        new("DELETE", $"{Drive}/following/{{item}}", UnfollowAsync),
    ];

    private static async Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.HasFavorites) return GraphRefusal.Forbidden;
        if (request.Query.Refusal is { } unclear) return unclear;
        var found = await FavoriteItems.LoadAsync(request, ct);
        return GraphAnswer.Page(found, request.Query, (json, item) => item.Write(json, request));
    }

    private static async Task<GraphAnswer> FollowAsync(GraphRequest request, CancellationToken ct)
    {
        var (item, refusal) = await SetAsync(request, isFavorite: true, ct);
        return refusal is null
            ? GraphAnswer.Ok(json => new ItemView(item!.Node, item.Space, Way: null).Write(json, request))
            : refusal;
    }

    private static async Task<GraphAnswer> UnfollowAsync(GraphRequest request, CancellationToken ct) =>
        (await SetAsync(request, isFavorite: false, ct)).Refusal is { } refusal ? refusal : GraphAnswer.NoContent;

    private static async Task<(SeenItem? Item, GraphRefusal? Refusal)> SetAsync(
        GraphRequest request, bool isFavorite, CancellationToken ct)
    {
        if (!request.User.Role.HasFavorites) return (null, GraphRefusal.Forbidden);
        var (item, refusal) = await ItemTarget.FindAsync(request, request["item"], AccessAction.Mark, ct);
        if (item is null) return (null, refusal);
        return (item, await request.CommandAsync(
            item.Reason(AccessAction.Mark),
            by => request.Services.Favorites.SetAsync(by, request.User.Id, item.Space.Id, item.Node.Id, isFavorite, ct), ct));
    }
}
