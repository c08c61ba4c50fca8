using Api.Graph.DriveItems;
using Api.Http;
using Api.Sharing;
using Domain;
using Domain.Access;
using Domain.Links;

namespace Api.Graph.Permissions;

/// <summary>Opens an item to whoever knows the link.</summary>
internal static class CreateLink
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var (typeName, label, password) = (body.Text("type"), body.Text("displayName"), body.Text("password"));
        var (expiresAt, isQuick) = (body.Time("expirationDateTime"), body.Flag("@libre.graph.quickLink") ?? false);
        var link = new WantedLink(LinkId.New(), LinkType.Find(typeName ?? LinkType.View.Name), password, label, expiresAt, isQuick);
        SeenItem? seen = null;
        var no = await request.CommandAsync(
            async attempt =>
            {
                (seen, var refusal) = await ItemTarget.FindAsync(request, AccessAction.Grant, attempt);
                if (seen is null) return refusal!;
                if (!request.User.Role.Shares) return GraphRefusal.Forbidden;
                if (body.Refusal is { } unfit) return unfit;
                return await request.Sharer.OpenAsync(seen, link, attempt);
            },
            ct);
        if (no is not null) return no;
        return await PermissionTarget.FindAsync(request, seen!, link.Id.Value.ToString("D"), ct) is { } made
            ? made.ToAnswer(request)
            : GraphRefusal.TooEarly;
    }
}
