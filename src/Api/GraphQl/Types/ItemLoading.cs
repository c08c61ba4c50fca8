using Api.GraphQl.Requests;
using Api.Http;
using Domain;
using Domain.Access;

namespace Api.GraphQl.Types;

/// <summary>Loads items by their ids: those that are live, and that the caller may see.</summary>
internal static class ItemLoading
{
    public static async Task<IReadOnlyDictionary<NodeId, Item>> LoadAsync(
        GraphQlRequest request, IReadOnlyList<NodeId> ids, CancellationToken ct) =>
        (await SeenPlace.LoadAsync(request.Services, request.User.Id, ids, ct)).Values
        .Where(place => place.Allows(AccessAction.See))
        .ToDictionary(place => place.Node.Id, place => new Item(place.Node, place.Space, place.Standing, Path: PathOf(place)));

    /// <summary>Who came by a share is told nothing of the folders above it.</summary>
    private static IReadOnlyList<string>? PathOf(SeenPlace place) =>
        place.Standing.KnowsWay ? [.. place.Path] : null;
}
