using Api.Sharing;
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
        var refusal = found.Link is null ? await ChangeGrantAsync(request, body, ct) : await ChangeLinkAsync(request, body, ct);
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
                return await request.Sharer.ChangeAsync(item, seen.Grant, granted, attempt);
            },
            ct);
    }

    private static async Task<GraphRefusal?> ChangeLinkAsync(GraphRequest request, GraphBody body, CancellationToken ct)
    {
        var link = body.Object("link");
        var (typeName, label) = (link?.Text("type"), link?.Text("@libre.graph.displayName"));
        var change = new LinkChange
        {
            HasType = typeName is not null,
            Type = LinkType.Find(typeName ?? ""),
            HasLabel = label is not null,
            Label = label,
            ExpiresAt = body.Time("expirationDateTime"),
            HasExpiry = body.Has("expirationDateTime"),
        };
        if (body.Refusal is { } unfit) return unfit;
        return await ChangeAsync(request, change, ct);
    }

    /// <summary>Null when all of it is done.</summary>
    public static async Task<GraphRefusal?> ChangeAsync(GraphRequest request, LinkChange change, CancellationToken ct)
    {
        foreach (var step in change.Steps)
        {
            var no = await request.CommandAsync(
                async attempt =>
                {
                    var (seen, gone) = await PermissionTarget.FindAsync(request, AccessAction.ChangeGrant, attempt);
                    if (seen is not { Link: { } link }) return gone ?? GraphRefusal.NotFound;
                    return await step(request.Sharer, seen.Item, link, attempt);
                },
                ct);
            if (no is not null) return no;
        }

        return null;
    }
}
