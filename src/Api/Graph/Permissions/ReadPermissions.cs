using Api.Graph.DriveItems;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Graph.Permissions;

/// <summary>Who may do what with an item, and what the caller could grant on it.</summary>
internal static class ReadPermissions
{
    private const string ActionsAllowed = "@libre.graph.permissions.actions.allowedValues";
    private const string RolesAllowed = "@libre.graph.permissions.roles.allowedValues";

    /// <summary>Whoever sees the item learns what they may do; what is granted to others, only who may list grants.</summary>
    public static async Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct)
    {
        var (item, refusal) = await ItemTarget.FindAsync(request, AccessAction.See, ct);
        if (item is null) return refusal!;
        var isListed = item.Allows(AccessAction.SeeGrants) && request.Query.Selects("value");
        var grants = isListed ? await request.Services.Grants.GrantsOnAsync(item.Node.Id, ct) : [];
        var links = isListed ? await request.Services.Grants.LinksOnAsync(item.Node.Id, ct) : [];
        var own = item.Standing.Permissions;

        // Clients ask with a filter for the roles of people on other servers: there are none.
        var isFederated = request.Http.Query["$filter"].ToString().Contains("Federated", StringComparison.Ordinal);
        return GraphAnswer.Ok(json =>
        {
            json.WriteStartObject();
            if (request.Query.Selects(ActionsAllowed)) Actions.Write(json, ActionsAllowed, own);
            if (request.Query.Selects(RolesAllowed))
            {
                json.WriteStartArray(RolesAllowed);
                foreach (var role in isFederated ? [] : RoleDefinitions.Offered(own, item.Scope))
                    RoleDefinitions.Write(json, role, withActions: false);
                json.WriteEndArray();
            }

            if (request.Query.HasCount) json.WriteNumber("@odata.count", grants.Count + links.Count);
            json.WriteStartArray("value");
            foreach (var grant in grants.Take(request.Query.Top)) PermissionView.Write(json, grant);
            foreach (var link in links.Take(Math.Max(0, request.Query.Top - grants.Count)))
                PermissionView.Write(json, link, request.PublicUrl);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static async Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct)
    {
        var (target, refusal) = await PermissionTarget.FindAsync(request, AccessAction.SeeGrants, ct);
        return target is null ? refusal! : target.ToAnswer(request);
    }
}
