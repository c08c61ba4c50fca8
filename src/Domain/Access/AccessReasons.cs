namespace Domain.Access;

/// <summary>Why somebody may do something, or may not: words in envelopes and records. They are data: never renamed.</summary>
public static class AccessReasons
{
    public const string Owner = "owner";
    public const string System = "system";
    public const string Member = "member";
    public const string MemberGroup = "member_group";
    public const string Share = "share";
    public const string ShareGroup = "share_group";
    public const string Link = "link";

    /// <summary>By the role of the account, not by a grant.</summary>
    public const string AccountRole = "account_role";

    /// <summary>Oneself.</summary>
    public const string Self = "self";

    public const string NoGrant = "no_grant";
    public const string Denied = "denied";
    public const string InsufficientRole = "insufficient_role";
    /// <summary>A link opens no more than who made it has now.</summary>
    public const string BeyondMaker = "beyond_maker";

    public const string SpaceDisabled = "space_disabled";
}
