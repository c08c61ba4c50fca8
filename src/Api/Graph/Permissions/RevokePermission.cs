using Domain.Access;

namespace Api.Graph.Permissions;

/// <summary>Takes back what was granted: nothing is reachable through it when the answer goes out.</summary>
internal static class RevokePermission
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct) =>
        await request.CommandAsync(attempt => RevokeAsync(request, attempt), ct) is { } no ? no : GraphAnswer.NoContent;

    private static async Task<GraphAttempt> RevokeAsync(GraphRequest request, CancellationToken ct)
    {
        var (seen, refusal) = await PermissionTarget.FindAsync(request, AccessAction.Revoke, ct);
        if (seen is null) return refusal!;
        if (!request.User.Role.Shares) return GraphRefusal.Forbidden;
        return await request.Sharer.RevokeAsync(seen.Item, seen.Grant, ct);
    }
}
