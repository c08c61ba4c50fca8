using Api.Graph.DriveItems;
using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Graph.Permissions;

/// <summary>The permission that a request names, on the item that it names: of a member or share, or of a link.</summary>
internal sealed record PermissionTarget(SeenItem Item, GrantRow Grant, LinkRow? Link)
{
    public static async ValueTask<(PermissionTarget? Target, GraphRefusal? Refusal)> FindAsync(
        GraphRequest request, AccessAction action, CancellationToken ct)
    {
        var (item, refusal) = await ItemTarget.FindAsync(request, action, ct);
        if (item is null) return (null, refusal);
        return await FindAsync(request, item, request["permission"], ct) is { } found ? (found, null) : (null, GraphRefusal.NotFound);
    }

    /// <summary>Null when there is none of this id on the item.</summary>
    public static async ValueTask<PermissionTarget?> FindAsync(GraphRequest request, SeenItem item, string id, CancellationToken ct)
    {
        var grants = request.Services.Grants;
        if (PermissionId.ParseMember(id) is { } member)
        {
            var found = (await grants.GrantsOnAsync(item.Node.Id, ct)).FirstOrDefault(
                grant => grant.Via == GrantVia.Member && grant.Subject == member);
            return found is null ? null : new(item, found, null);
        }

        if (!Guid.TryParseExact(id, "D", out var key) || await grants.ShareAsync(new ShareId(key), ct) is not { } share) return null;
        if (share.Node != item.Node.Id || share.Granted.ExpiresAt <= request.Now) return null;
        if (share.Via != GrantVia.Link) return new(item, share, null);
        return await grants.LinkAsync(new LinkId(key), ct) is { } link ? new(item, link.Grant, link) : null;
    }

    public GraphAnswer ToAnswer(GraphRequest request) => GraphAnswer.Ok(json =>
    {
        if (Link is not null) PermissionView.Write(json, Link, request.PublicUrl);
        else PermissionView.Write(json, Grant);
    });
}
