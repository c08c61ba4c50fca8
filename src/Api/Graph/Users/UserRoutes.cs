namespace Api.Graph.Users;

/// <summary>Accounts.</summary>
internal static class UserRoutes
{
    private const string Users = $"{GraphRoutes.Stable}/users";
    private const string Deleted = $"{GraphRoutes.Stable}/directory/deletedItems";
    private const string One = $"{Users}/{{user}}";

    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", Users, ReadUsers.AllAsync),
        new("POST", Users, CreateUser.HandleAsync),
        new("GET", One, ReadUsers.OneAsync),
        new("PATCH", One, ChangeUser.HandleAsync),
        new("DELETE", One, DeleteUser.HandleAsync),
        new("POST", $"{One}/handOver", DeleteUser.HandOverAsync),
        new("GET", $"{Deleted}/microsoft.graph.user", DeleteUser.DeletedAsync),
        new("POST", $"{Deleted}/{{user}}/restore", DeleteUser.RestoreAsync),
        new("DELETE", $"{Deleted}/{{user}}", DeleteUser.EraseAsync),
        new("GET", $"{One}/drive", ReadUsers.DriveAsync),
        new("GET", $"{One}/appRoleAssignments", RoleAssignments.AllAsync),
        new("POST", $"{One}/appRoleAssignments", RoleAssignments.AssignAsync),
        new("DELETE", $"{One}/appRoleAssignments/{{assignment}}", RoleAssignments.RemoveAsync),
    ];
}
