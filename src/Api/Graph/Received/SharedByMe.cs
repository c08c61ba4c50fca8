using Api.Graph.DriveItems;
using Api.Graph.Permissions;
using Api.Http;
using Domain.Access;

namespace Api.Graph.Received;

/// <summary>What the caller shares with others or opened by links, and what of it they still may see.</summary>
internal static class SharedByMe
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var grants = (await request.Services.Grants.SharedByAsync(request.User.Id, ct)).ToLookup(grant => grant.Node);
        var links = (await request.Services.Grants.LinksByAsync(request.User.Id, ct)).ToLookup(link => link.Grant.Node);
        var places = await SeenPlace.LoadAsync(
            request.Services, request.User.Id, [.. grants.Select(each => each.Key).Union(links.Select(each => each.Key))], ct);
        var items = places.Values.Where(place => place.Allows(AccessAction.SeeGrants))
            .OrderBy(place => place.Node.Name, StringComparer.Ordinal).ToList();
        return GraphAnswer.List(items, request.Query.HasCount, (json, item) =>
        {
            json.WriteStartObject();
            new ItemView(item.Node, item.Space, [.. item.Way.Select(step => step.Name)]).WriteMembers(json, request);
            json.WriteStartArray("permissions");
            foreach (var grant in grants[item.Node.Id]) PermissionView.Write(json, grant);
            foreach (var link in links[item.Node.Id]) PermissionView.Write(json, link, request.PublicUrl);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
