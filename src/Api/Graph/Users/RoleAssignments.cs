using Api.Accounts;
using Api.Graph.Applications;
using Domain.Access;
using Domain.Users;
using Projections.Core;

namespace Api.Graph.Users;

/// <summary>The role of an account. Whoever has none assigned is an ordinary user.</summary>
internal static class RoleAssignments
{
    public static async Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct)
    {
        if (await UserTarget.FindAsync(request, ct) is not { User: var user }) return GraphRefusal.NotFound;
        return user.Id == request.User.Id || request.User.Role.ManagesAccounts
            ? GraphAnswer.List<UserRow>([user], request.Query.HasCount, (json, row) => RoleAssignment.WriteTo(json, row, request.Storage))
            : GraphRefusal.Forbidden;
    }

    public static async Task<GraphAnswer> AssignAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await UserTarget.FindManagedAsync(request, ct);
        if (profile is null) return refusal!;
        var body = await request.ReadAsync(ct);
        var (principal, resource) = (body.Text("principalId"), body.Text("resourceId"));
        var role = Guid.TryParseExact(body.Text("appRoleId"), "D", out var id) ? AccountRole.Find(id) : null;
        if (body.Refusal is { } unfit) return unfit;
        if (principal is not null && principal != profile.User.Id.Value.ToString("D"))
            return GraphRefusal.Invalid("principalId names somebody else.");
        if (resource is not null && resource != request.Storage.ToString("D")) return GraphRefusal.Invalid("There is no such application.");
        if (role is null) return GraphRefusal.Invalid("There is no such role.");
        if (await SetAsync(request, profile.User, role, ct) is { } no) return no;
        return GraphAnswer.Created(json => RoleAssignment.WriteTo(json, profile.User with { Role = role }, request.Storage));
    }

    public static async Task<GraphAnswer> RemoveAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await UserTarget.FindManagedAsync(request, ct);
        if (profile is null) return refusal!;
        if (request["assignment"] != profile.User.Id.Value.ToString("D")) return GraphRefusal.NotFound;
        return await SetAsync(request, profile.User, AccountRole.User, ct) is { } no ? no : GraphAnswer.NoContent;
    }

    /// <summary>Who gives the role of an administrator away is not left without one: they cannot take it from themselves.</summary>
    private static async ValueTask<GraphRefusal?> SetAsync(GraphRequest request, UserRow user, AccountRole role, CancellationToken ct) =>
        user.Id == request.User.Id && role != user.Role
            ? OwnAccount.RoleStays.ToGraph()
            : await request.CommandAsync(
                AccessReasons.AccountRole, by => request.Services.Users.SetRoleAsync(by, user.Id, role, user.PersonalSpace, ct), ct);
}
