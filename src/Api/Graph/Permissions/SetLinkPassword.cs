using Domain.Access;
using Domain.Links;

namespace Api.Graph.Permissions;

/// <summary>Gives a link a password, or with an empty one takes it away.</summary>
internal static class SetLinkPassword
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var (seen, refusal) = await PermissionTarget.FindAsync(request, AccessAction.ChangeGrant, ct);
        if (seen is null) return refusal!;
        if (!request.User.Role.Shares) return GraphRefusal.Forbidden;
        var password = body.Text("password") ?? "";
        if (body.Refusal is { } unfit) return unfit;
        if (seen.Link is not { } link || link.Type == LinkType.Internal.Name)
            return GraphRefusal.Invalid("Only public links have passwords.");
        if (await ChangePermission.ChangeAsync(request, new() { HasPassword = true, Password = password }, ct) is { } no) return no;
        return await PermissionTarget.FindAsync(request, seen.Item, request["permission"], ct) is { } changed
            ? changed.ToAnswer(request)
            : GraphRefusal.NotFound;
    }
}
