using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>type Grant, type Link and union Grantee: what is granted to whom on an item.</summary>
internal static class GrantTypes
{
    public const string GrantName = "Grant";
    public const string LinkName = "Link";

    public static readonly UnionTypeDefinition Grantee = new("Grantee", "A person, or all people of a group.", [PersonType.Name, GroupType.Name])
    {
        ResolveType = static value => value is GroupView ? GroupType.Name : PersonType.Name,
    };

    public static readonly ObjectType<GrantRow> Grant = new(GrantName, "A membership of a space, or a file or folder shared with somebody.",
    [
        new("id", "ID!", grant => IdOf(grant), "Stays the same until it ends."),
        new("via", "GrantVia!", grant => grant.Via, "Whether it is a membership or a share."),
        new("grantee", "Grantee", (grant, context) => Load(grant.Subject, context), "Whom it is granted to; null when they are gone."),
        new("granteeName", "String!", grant => grant.SubjectName, "What people call them."),
        new("role", "Role", grant => grant.Granted.Role is { } role ? Roles.Find(role) : null,
            "The role; null for permissions that no role has."),
        new("permissions", "[PermissionName!]!", grant => grant.Granted.Permissions.Cast<object>().ToArray(),
            "What it grants; nothing at all: a denial."),
        new("expiresAt", "DateTime", grant => grant.Granted.ExpiresAt, "When it ends by itself."),
        new("message", "String", grant => grant.Message, "What was written to those who received it."),
        new("createdAt", "DateTime!", grant => grant.CreatedAt, "When it was granted."),
        new("createdBy", PersonType.Name, (grant, context) => context.Loaders.People.Load(grant.CreatedBy), "Who granted it."),
        new("item", ItemInterface.Name, (grant, context) => context.Loaders.Items.Load(grant.Node), "What it is granted on."),
    ],
    [NodeInterface.Name]);

    public static readonly ObjectType<LinkRow> Link = new(LinkName, "A file or folder opened to whoever knows an address.",
    [
        new("id", "ID!", link => new GlobalId(GlobalId.Link, link.Id.Value).ToString(), "Stays the same until it ends."),
        new("url", "String!", (link, context) => new($"{context.Request.Api.PublicUrl}/s/{link.Token}"), "The address."),
        new("type", "String!", link => link.Type, "What it opens: view, upload, edit, createOnly, blocksDownload or internal."),
        new("label", "String", link => link.Label, "What who made it calls it."),
        new("hasPassword", "Boolean!", link => link.HasPassword, "Whether it asks for a password."),
        new("permissions", "[PermissionName!]!", link => link.Grant.Granted.Permissions.Cast<object>().ToArray(),
            "What it lets people do."),
        new("expiresAt", "DateTime", link => link.Grant.Granted.ExpiresAt, "When it ends by itself."),
        new("createdAt", "DateTime!", link => link.Grant.CreatedAt, "When it was made."),
        new("createdBy", PersonType.Name, (link, context) => context.Loaders.People.Load(link.Grant.CreatedBy), "Who made it."),
        new("item", ItemInterface.Name, (link, context) => context.Loaders.Items.Load(link.Grant.Node), "What it opens."),
    ],
    [NodeInterface.Name]);

    public static readonly ObjectType<Role> RoleDefinition = new("Role", "A named set of permissions.",
    [
        new("id", "ID!", role => role.Id.ToString("D"), "The same on all servers of the family."),
        new("name", "String!", role => role.Name, "For programs."),
        new("displayName", "String!", role => role.DisplayName, "For people."),
        new("description", "String!", role => role.Description, "What it lets people do."),
        new("permissions", "[PermissionName!]!", role => role.Permissions.Cast<object>().ToArray(), "Its permissions; none: it denies."),
    ]);

    /// <summary>Item.grants and Item.links.</summary>
    public static readonly IReadOnlyList<Field<Item>> OfItem =
    [
        new("grants", $"[{GrantName}!]", (item, context) => MayList(item) ? context.Loaders.GrantsOn.Load(item.Node.Id) : default,
            "What is granted on it itself, oldest first; null where you may not see that."),
        new("links", $"[{LinkName}!]", (item, context) => MayList(item) ? context.Loaders.LinksOn.Load(item.Node.Id) : default,
            "Its public links, oldest first; null where you may not see them."),
        new("offeredRoles", "[Role!]!", item => OfferedOn(item), "Roles that you could give to others on it."),
    ];

    public static string IdOf(GrantRow grant) => grant.Via == GrantVia.Member
        ? new GlobalId(GlobalId.Member, grant.Subject.Id, grant.Space.Value).ToString()
        : new GlobalId(GlobalId.Share, grant.Id).ToString();

    private static bool MayList(Item item) => item.AsOf is null && item.Allows(AccessAction.SeeGrants);

    private static IEnumerable<Role> OfferedOn(Item item)
    {
        var scope = item.IsRoot ? RoleScope.Space : item.Node.IsFolder ? RoleScope.Folder : RoleScope.File;
        var own = item.Standing.Permissions;
        return item.Allows(AccessAction.Grant)
            ? Roles.All.Where(role => role.IsOffered && role.Scope.HasFlag(scope) && own.Covers(role.Permissions))
            : [];
    }

    public static ValueTask<object?> Load(Domain.Access.Grantee grantee, FieldContext context) => grantee.IsGroup
        ? context.Loaders.Groups.Load(new GroupId(grantee.Id))
        : context.Loaders.People.Load(new UserId(grantee.Id));
}
