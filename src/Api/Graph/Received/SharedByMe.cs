using Api.Graph.DriveItems;
using Api.Graph.Permissions;
using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Graph.Received;

/// <summary>What the caller shares with others or opened by links, and what of it they still may see.</summary>
internal static class SharedByMe
{
    private sealed record Item(ItemView View, IReadOnlyList<GrantRow> Grants, IReadOnlyList<LinkRow> Links);

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var grants = (await request.Services.Grants.SharedByAsync(request.User.Id, ct)).ToLookup(grant => grant.Node);
        var links = (await request.Services.Grants.LinksByAsync(request.User.Id, ct)).ToLookup(link => link.Grant.Node);
        NodeId[] shared = [.. grants.Select(each => each.Key).Union(links.Select(each => each.Key))];
        var places = await request.Services.Core.PlacesAsync(shared, ct);
        var (spaces, items) = (new Dictionary<SpaceId, SpaceRow?>(), new List<Item>(places.Count));
        foreach (var place in places)
        {
            var node = place.Node;
            if (!spaces.TryGetValue(node.Space, out var space))
                spaces[node.Space] = space = await request.Services.Core.SpaceAsync(node.Space, ct);
            if (space is null) continue;
            var standing = await request.Services.StandingAsync(request.Caller, space, node.Id, ct);
            if (!AccessRules.Authorize(AccessAction.SeeGrants, standing).IsAllowed) continue;
            items.Add(new(new(node, space, [.. place.Way.Select(step => step.Name)]), [.. grants[node.Id]], [.. links[node.Id]]));
        }

        items.Sort(static (left, right) => string.CompareOrdinal(left.View.Node.Name, right.View.Node.Name));
        return GraphAnswer.List(items, request.Query.HasCount, (json, item) =>
        {
            json.WriteStartObject();
            item.View.WriteMembers(json, request);
            json.WriteStartArray("permissions");
            foreach (var grant in item.Grants) PermissionView.Write(json, grant);
            foreach (var link in item.Links) PermissionView.Write(json, link, request.PublicUrl);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
