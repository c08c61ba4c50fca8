namespace Domain.Access;

/// <summary>What is granted to somebody, and until when.</summary>
/// <param name="Role">Null: the permissions are no role's.</param>
/// <param name="Permissions">None: a denial.</param>
public sealed record Granted(Guid? Role, PermissionSet Permissions, DateTimeOffset? ExpiresAt)
{
    public static Granted Of(Role role, DateTimeOffset? expiresAt = null) => new(role.Id, role.Permissions, expiresAt);
}

/// <summary>Who may grant what to whom: the same for members, shares and links.</summary>
public static class GrantRules
{
    public static readonly Refusal Beyond = new(RefusalCode.Forbidden, "Nobody grants more than they have.");

    public static readonly Refusal Expired = new(RefusalCode.InvalidInput, "The expiry lies in the past.");

    /// <summary>Why this may not be granted; null when it may.</summary>
    /// <param name="own">What the one who grants may do there.</param>
    public static Refusal? Check(Granted granted, PermissionSet own, DateTimeOffset now)
    {
        if (granted.ExpiresAt <= now) return Expired;
        if (granted.Permissions.IsEmpty) return own.Has(Permission.DenyGrant) ? null : AccessRules.Forbidden;
        return own.Covers(granted.Permissions) ? null : Beyond;
    }
}
