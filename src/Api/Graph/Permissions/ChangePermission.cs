using Domain.Access;
using Domain.Links;

namespace Api.Graph.Permissions;

/// <summary>Another role or expiry for a member or share; another type, label or expiry for a link.</summary>
internal static class ChangePermission
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var (found, no) = await PermissionTarget.FindAsync(request, AccessAction.ChangeGrant, ct);
        if (found is null) return no!;
        if (!request.User.Role.Shares) return GraphRefusal.Forbidden;
        var refusal = found.Link is null ? await ChangeGrantAsync(request, body, ct) : await ChangeLinkAsync(request, found, body, ct);
        if (refusal is not null) return refusal;
        return await PermissionTarget.FindAsync(request, found.Item, request["permission"], ct) is { } changed
            ? changed.ToAnswer(request)
            : GraphRefusal.NotFound;
    }

    private static async Task<GraphRefusal?> ChangeGrantAsync(GraphRequest request, GraphBody body, CancellationToken ct)
    {
        var (grant, refusal) = GrantBody.Read(body);
        if (grant is null) return refusal;
        if (grant is { Permissions: null, HasExpiry: false }) return GraphRefusal.Invalid("Nothing is named that could change.");
        return await request.CommandAsync(
            async attempt =>
            {
                var (seen, gone) = await PermissionTarget.FindAsync(request, AccessAction.ChangeGrant, attempt);
                if (seen is null) return gone!;
                var item = seen.Item;
                var granted = grant.Change(seen.Grant.Granted, item.Scope);
                if (GrantRules.Check(granted, item.Standing.Permissions, request.Now) is { } beyond) return beyond.ToGraph();
                var by = request.Envelope(item.Reason(AccessAction.ChangeGrant));
                return item.IsRoot
                    ? await request.Services.Spaces.SetMemberAsync(by, item.SeenAt, item.Space.Id, seen.Grant.Subject, granted, attempt)
                    : await request.Services.Shares.ChangeAsync(by, item.SeenAt, seen.Share, granted, item.Node.IsFolder, attempt);
            },
            ct);
    }

    private static async Task<GraphRefusal?> ChangeLinkAsync(
        GraphRequest request, PermissionTarget found, GraphBody body, CancellationToken ct)
    {
        var (link, id) = (body.Object("link"), found.Link!.Id);
        var (typeName, label) = (link?.Text("type"), link?.Text("@libre.graph.displayName"));
        var expiresAt = body.Time("expirationDateTime");
        if (body.Refusal is { } unfit) return unfit;
        var links = request.Services.Links;
        if (typeName is not null && await ChangeTypeAsync(request, typeName, ct) is { } no) return no;
        var reason = found.Item.Reason(AccessAction.ChangeGrant);
        if (body.Has("expirationDateTime")
            && await request.CommandAsync(reason, by => links.SetExpiryAsync(by, id, expiresAt, request.Now, ct), ct) is { } early)
            return early;
        return label is null
            ? null
            : await request.CommandAsync(reason, by => links.LabelAsync(by, id, label.Length == 0 ? null : label, ct), ct);
    }

    private static Task<GraphRefusal?> ChangeTypeAsync(GraphRequest request, string typeName, CancellationToken ct) => request.CommandAsync(
        async attempt =>
        {
            var (seen, gone) = await PermissionTarget.FindAsync(request, AccessAction.ChangeGrant, attempt);
            if (seen is not { Link: { } link, Item: var item }) return gone ?? GraphRefusal.NotFound;
            if (LinkType.Find(typeName) is not { } type) return GraphRefusal.Invalid("There is no such link.");
            if (type == LinkType.Internal && link.HasPassword)
                return GraphRefusal.Invalid("A link with a password is for people who do not sign in.");
            if (LinkRules.Check(type, item.Node.IsFolder, expiresAt: null, item.Standing.Permissions, request.Now) is { } beyond)
                return beyond.ToGraph();
            return await request.Services.Links.ChangeTypeAsync(
                request.Envelope(item.Reason(AccessAction.ChangeGrant)), item.SeenAt, link.Id, type, item.Node.IsFolder, attempt);
        },
        ct);
}
