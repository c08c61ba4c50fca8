using Domain.Access;

namespace Domain.Links;

/// <summary>What may be opened by a link, and by whom: the same in every head.</summary>
public static class LinkRules
{
    public static readonly Refusal NoSuchLink = new(RefusalCode.InvalidInput, "There is no such link to such a thing.");

    public static readonly Refusal InternalHasNoPassword =
        new(RefusalCode.InvalidInput, "An internal link is for people who sign in: it has no password.");

    /// <summary>
    /// Why a link may not be of this type, or end then; null when it may. A link opens no more than who makes it may do. An internal one
    /// opens nothing by itself.
    /// </summary>
    /// <param name="isFolder">Of what is opened.</param>
    /// <param name="own">What the one who opens it may do there.</param>
    public static Refusal? Check(LinkType type, bool isFolder, DateTimeOffset? expiresAt, PermissionSet own, DateTimeOffset now)
    {
        if (type.Permissions(isFolder) is not { } opened) return NoSuchLink;
        if (type == LinkType.Internal) return expiresAt <= now ? GrantRules.Expired : null;
        return GrantRules.Check(new Granted(null, opened, expiresAt), own, now);
    }
}
