using Domain.Access;

namespace Api.Graph.Permissions;

/// <summary>What a request grants: one role, or single actions, perhaps until some time.</summary>
/// <param name="Permissions">Null: the request names neither role nor actions.</param>
/// <param name="HasExpiry">An expiry, or that there shall be none, is named.</param>
internal sealed record GrantBody(Role? Role, PermissionSet? Permissions, DateTimeOffset? ExpiresAt, bool HasExpiry)
{
    public static (GrantBody? Grant, GraphRefusal? Refusal) Read(GraphBody body)
    {
        var (roles, actions) = (body.Texts("roles"), body.Texts("@libre.graph.permissions.actions"));
        var (expiresAt, hasExpiry) = (body.Time("expirationDateTime"), body.Has("expirationDateTime"));
        if (body.Refusal is { } unfit) return (null, unfit);
        if (roles.Count + Math.Min(actions.Count, 1) > 1) return (null, GraphRefusal.Invalid("One role, or actions: not more."));
        if (roles is [var text])
        {
            return Guid.TryParseExact(text, "D", out var id) && Roles.Find(id) is { } role
                ? (new(role, role.Permissions, expiresAt, hasExpiry), null)
                : (null, GraphRefusal.Invalid("There is no such role."));
        }

        if (actions.Count == 0) return (new(null, null, expiresAt, hasExpiry), null);
        return Actions.Parse(actions) is { } permissions
            ? (new(null, permissions, expiresAt, hasExpiry), null)
            : (null, GraphRefusal.Invalid("There is no such action."));
    }

    /// <summary>As it is granted anew on something of this kind. Actions that are a role's are that role.</summary>
    public Granted On(RoleScope scope) => new(RoleOn(scope), Permissions ?? PermissionSet.None, ExpiresAt);

    /// <summary>What becomes of what was granted before.</summary>
    public Granted Change(Granted was, RoleScope scope) => new(
        Permissions is null ? was.Role : RoleOn(scope), Permissions ?? was.Permissions, HasExpiry ? ExpiresAt : was.ExpiresAt);

    private Guid? RoleOn(RoleScope scope) => (Role ?? Roles.Matching(Permissions ?? PermissionSet.None, scope))?.Id;
}
