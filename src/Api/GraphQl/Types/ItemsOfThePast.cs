using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using EventStore;
using GraphQl.Execution;
using Projections.Core;
using Projections.Core.Listing;

namespace Api.GraphQl.Types;

internal readonly record struct PastKey(NodeId Node, LogPosition Position);

internal sealed record PastChildrenKey(NodeId Folder, LogPosition Position, ChildrenRequest Wanted);

/// <summary>
/// Files and folders as they were: of what <see cref="PastSight"/> tells the caller today, what they might see then.
/// </summary>
internal static class ItemsOfThePast
{
    public static async Task<IReadOnlyDictionary<PastKey, Item>> LoadAsync(
        GraphQlRequest request, IReadOnlyList<PastKey> keys, CancellationToken ct)
    {
        var items = new Dictionary<PastKey, Item>(keys.Count);
        foreach (var moment in keys.GroupBy(key => key.Position))
        {
            var places = await request.Services.Listing.PlacesAsOfAsync([.. moment.Select(key => key.Node)], moment.Key, ct);
            foreach (var item in await SeenAsync(request, places, moment.Key, ct)) items[new(item.Node.Id, moment.Key)] = item;
        }

        return items;
    }

    public static async Task<IReadOnlyDictionary<PastChildrenKey, IReadOnlyList<NodeRow>>> LoadChildrenAsync(
        GraphQlRequest request, IReadOnlyList<PastChildrenKey> keys, CancellationToken ct)
    {
        var pages = new Dictionary<PastChildrenKey, IReadOnlyList<NodeRow>>(keys.Count);
        foreach (var alike in keys.GroupBy(key => (key.Position, key.Wanted)))
        {
            var rows = await request.Services.Listing.ChildrenAsOfAsync(
                [.. alike.Select(key => key.Folder).Distinct()], alike.Key.Wanted, alike.Key.Position, ct);
            foreach (var key in alike) pages[key] = rows.GetValueOrDefault(key.Folder, []);
        }

        return pages;
    }

    /// <summary>A page of what a folder held; what the caller may not see is left out of it.</summary>
    public static async ValueTask<object?> ChildrenAsync(Item folder, LogPosition position, PageArguments page, FieldContext context)
    {
        var wanted = ChildrenField.Read(page, context);
        var rows = await context.Loaders.PastChildren.LoadAsync(new(folder.Node.Id, position, wanted)) ?? [];
        var loading = rows.Take(page.Max).Select(row => context.Loaders.PastItems.LoadAsync(new(row.Id, position))).ToList();
        var items = new List<Item>(loading.Count);
        foreach (var item in loading)
            if (await item is { } seen) items.Add(seen);
        if (page.IsBackward) items.Reverse();
        return new Page<Item>(
            items, page, rows.Count > page.Max, item => ChildrenField.CursorOf(item.Node, wanted.Order),
            _ => throw Refused.Input("What a folder held is not counted: turn the pages."),
            rows.Count == 0 || page.Max == 0 || page.IsBackward
                ? null
                : ChildrenField.CursorOf(rows[Math.Min(rows.Count, page.Max) - 1], wanted.Order));
    }

    private static async Task<IReadOnlyList<Item>> SeenAsync(
        GraphQlRequest request, IReadOnlyList<PlacedRow> places, LogPosition position, CancellationToken ct)
    {
        var (listing, person) = (request.Services.Listing, request.User.Id);
        SpaceId[] spaces = [.. places.Select(place => place.Node.Space).Distinct()];
        if (spaces.Length == 0) return [];
        var sight = await PastSight.LoadAsync(request, spaces, ct);
        var then = await listing.SpacesAsOfAsync(spaces, position, ct);
        var grants = await listing.GrantsReachingAsOfAsync(person, [.. places.Select(place => place.Node.Id)], position, ct);
        var items = new List<Item>(places.Count);
        foreach (var place in places)
        {
            var node = place.Node;
            if (sight.Of(place) is not var (space, knowsWay) || !then.TryGetValue(node.Space, out var state)) continue;
            var standing = state.Owner == person ? Standing.Owner : new Standing([.. grants[node.Id]]);
            if (state.IsDisabled) standing = standing with { IsSpaceDisabled = true };
            if (!AccessRules.Authorize(AccessAction.See, standing).IsAllowed) continue;
            string[] way = [.. place.Way.Select(step => step.Name).Where(name => name.Length > 0)];
            items.Add(new(node, space, standing, position, knowsWay ? way : null));
        }

        return items;
    }
}
