using Domain.Access;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Types;

/// <summary>type Access — what the caller may do with a thing, and through what.</summary>
internal static class AccessType
{
    public static readonly ObjectType<Standing> Definition = new("Access", "What you may do with something, and why.",
    [
        new("permissions", "[PermissionName!]!", standing => standing.Permissions.Cast<object>().ToArray(),
            "What you may do, everything together."),
        new("reason", "String!", standing => AccessRules.Authorize(AccessAction.See, standing).Reason,
            "Why you may see it: owner, member, member_group, share or share_group, or for a space account_role."),
        new("grants", "[AccessGrant!]!", standing => standing.Grants,
            "Everything by which you may do something with it, wherever it was granted."),
        new(
            "decision", "AccessDecision!",
            static (standing, context) => new(AccessRules.Authorize(context.Argument<AccessAction>("action"), standing)),
            "Whether you may do one thing, and why or why not.")
        {
            Arguments = [new("action", "AccessAction!", "What you want to do.")],
        },
    ]);

    public static readonly ObjectType<AccessDecision> Decision = new("AccessDecision", "Whether something may be done.",
    [
        new("isAllowed", "Boolean!", decision => decision.IsAllowed, "Whether it may be done."),
        new("reason", "String!", decision => decision.Reason, "By what it is allowed, or why it is not: as in the log."),
    ]);

    public static readonly ObjectType<ReachingGrant> Grant = new("AccessGrant", "One grant that reaches a thing.",
    [
        new("via", "GrantVia!", grant => grant.Via, "Through what it is granted."),
        new("isThroughGroup", "Boolean!", grant => grant.IsThroughGroup, "Whether a group has it, that you are in."),
        new("permissions", "[PermissionName!]!", grant => grant.Permissions.Cast<object>().ToArray(),
            "What it grants; nothing at all: a denial."),
    ]);

    public static readonly EnumTypeDefinition Via = new("GrantVia", "Through what something is granted.",
    [
        new("OWNER", "The space is your own.", GrantVia.Owner),
        new("MEMBER", "A member of the space.", GrantVia.Member),
        new("SHARE", "It, or a folder above it, is shared.", GrantVia.Share),
        new("LINK", "A public link.", GrantVia.Link),
        new("SYSTEM", "The server itself.", GrantVia.System),
    ]);
}
