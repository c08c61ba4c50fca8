namespace Api.Graph.Permissions;

/// <summary>What is granted on a drive's root (its members) and on what is in it (shares and links).</summary>
internal static class PermissionRoutes
{
    public static IEnumerable<GraphRoute> All { get; } =
    [
        .. On("/drives/{drive}/root"),
        .. On("/drives/{drive}/items/{item}"),
        new("GET", $"{GraphRoutes.Beta}/roleManagement/permissions/roleDefinitions", RoleDefinitions.AllAsync),
        new("GET", $"{GraphRoutes.Beta}/roleManagement/permissions/roleDefinitions/{{role}}", RoleDefinitions.OneAsync),
    ];

    private static IEnumerable<GraphRoute> On(string item) =>
    [
        new("GET", $"{GraphRoutes.Beta}{item}/permissions", ReadPermissions.AllAsync),
        new("GET", $"{GraphRoutes.Beta}{item}/permissions/{{permission}}", ReadPermissions.OneAsync),
        new("PATCH", $"{GraphRoutes.Beta}{item}/permissions/{{permission}}", ChangePermission.HandleAsync),
        new("DELETE", $"{GraphRoutes.Beta}{item}/permissions/{{permission}}", RevokePermission.HandleAsync),
        new("POST", $"{GraphRoutes.Beta}{item}/permissions/{{permission}}/setPassword", SetLinkPassword.HandleAsync),
        new("POST", $"{GraphRoutes.Beta}{item}/invite", Invite.HandleAsync),
        new("POST", $"{GraphRoutes.Beta}{item}/createLink", CreateLink.HandleAsync),
    ];
}
