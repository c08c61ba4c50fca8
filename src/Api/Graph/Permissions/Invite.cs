using Api.Graph.DriveItems;
using Api.Http;
using Domain;
using Domain.Access;

namespace Api.Graph.Permissions;

/// <summary>Grants something to a person or a group: on a drive's root they become a member, elsewhere it is a share.</summary>
internal static class Invite
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var recipients = body.Objects("recipients").Select(Recipient).ToList();
        var message = body.Text("message");
        var (grant, refusal) = GrantBody.Read(body);
        if (grant is null) return refusal!;
        SeenItem? seen = null;
        var id = ShareId.New();
        var no = await request.CommandAsync(
            async attempt =>
            {
                (seen, refusal) = await ItemTarget.FindAsync(request, ActionFor(grant), attempt);
                if (seen is null) return refusal!;
                if (recipients is not [{ } with]) return GraphRefusal.Invalid("One person or group is invited at a time.");
                if (grant.Permissions is null) return GraphRefusal.Invalid("A role or actions are needed.");
                return await GrantAsync(request, seen, id, with, grant, message, attempt);
            },
            ct);
        if (no is not null) return no;
        var granted = await PermissionTarget.FindAsync(
            request, seen!, seen!.IsRoot ? PermissionId.Of(recipients[0]!.Value) : id.Value.ToString("D"), ct);
        return granted is null
            ? GraphRefusal.TooEarly
            : GraphAnswer.List([granted.Grant], withCount: false, PermissionView.Write);
    }

    /// <summary>To deny is more than to grant: not everybody who shares may shut others out.</summary>
    private static AccessAction ActionFor(GrantBody grant) =>
        grant.Permissions is { IsEmpty: true } ? AccessAction.Deny : AccessAction.Grant;

    private static async Task<GraphAttempt> GrantAsync(
        GraphRequest request, SeenItem item, ShareId id, Grantee with, GrantBody grant, string? message, CancellationToken ct)
    {
        if (!request.User.Role.Shares) return GraphRefusal.Forbidden;
        var granted = grant.On(item.Scope);
        if (!await ExistsAsync(request, with, ct)) return GraphRefusal.NotFound with { Message = "There is no such person or group." };
        var known = await request.Services.Grants.GrantsOnAsync(item.Node.Id, ct);
        if (known.Any(each => each.Subject == with)) return GraphRefusal.Exists("They are invited already.");
        return await request.Sharer.GrantAsync(item, id, with, granted, message, ct);
    }

    private static async ValueTask<bool> ExistsAsync(GraphRequest request, Grantee with, CancellationToken ct) => with.IsGroup
        ? await request.Services.Grants.GroupAsync(new GroupId(with.Id), ct) is not null
        : await request.Services.Core.UserAsync(new UserId(with.Id), ct) is { IsDeleted: false };

    private static Grantee? Recipient(GraphBody body) =>
        Guid.TryParseExact(body.Text("objectId"), "D", out var id)
            ? body.Text("@libre.graph.recipient.type") switch
            {
                null or "user" => new Grantee(GranteeKind.User, id),
                "group" => new Grantee(GranteeKind.Group, id),
                _ => null,
            }
            : null;
}
