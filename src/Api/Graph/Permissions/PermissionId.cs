using Domain.Access;
using Projections.Core.Access;

namespace Api.Graph.Permissions;

/// <summary>How a permission is named: a share or link by its id, a member of a space by <c>u:</c> or <c>g:</c> and theirs.</summary>
internal static class PermissionId
{
    public static string Of(GrantRow grant) => grant.Via == GrantVia.Member ? Of(grant.Subject) : grant.Id.ToString("D");

    public static string Of(Grantee member) => $"{(member.IsGroup ? "g" : "u")}:{member.Id:D}";

    /// <summary>Null when the text names no member.</summary>
    public static Grantee? ParseMember(string text) => text.Split(':') switch
    {
        ["u", var id] when Guid.TryParseExact(id, "D", out var user) => new(GranteeKind.User, user),
        ["g", var id] when Guid.TryParseExact(id, "D", out var group) => new(GranteeKind.Group, group),
        _ => null,
    };
}
