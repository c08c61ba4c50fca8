using Domain.Users;

namespace Api.Tests.Matrix;

/// <summary>Accounts, groups and what everybody may ask: decided by the role of the account. Reference: B12.</summary>
internal static class GraphPeople
{
    private const string User = "/v1.0/users/{user}";
    private const string Group = "/v1.0/groups/{group}";
    private const string Deleted = "/v1.0/directory/deletedItems";
    private const string Photo = "/v1.0/me/photo/$value";
    private const string RoleBody = """{"appRoleId":"d7beeea8-8ff4-406b-8fb6-ab2dd81e6b11"}""";

    public static IReadOnlyList<GraphEntry> Entries { get; } =
    [
        GraphDrives.Own("GET", "/v1.0/me", 200),
        GraphDrives.Own("PATCH", "/v1.0/me", 200),
        GraphDrives.Own("POST", "/v1.0/me/changePassword", 400),
        GraphDrives.Own("GET", "/v1.0/applications", 200),
        Listed("GET", "/v1.0/applications/{application}", world => ("application", world.Storage)),
        GraphDrives.Own("GET", "/v1beta1/roleManagement/permissions/roleDefinitions", 200),
        Listed("GET", "/v1beta1/roleManagement/permissions/roleDefinitions/{role}", _ => ("role", Domain.Access.Roles.Viewer.Id.ToString())),
        Managed("GET", "/v1.0/users", 200, user: 403, guest: 403),
        Managed("POST", "/v1.0/users", 201, user: 403, guest: 403, body: world => $$"""
            {"onPremisesSamAccountName":"new-{{Guid.NewGuid():n}}","displayName":"New","mail":"{{world.NewName()}}@example.org",
             "passwordProfile":{"password":"Correct-horse7"} }
            """),
        Managed("GET", "/v1.0/invitations", 200, user: 403, guest: 403),
        Managed("POST", "/v1.0/invitations", 201, user: 403, guest: 403, body: world =>
            $$"""{"invitedUserEmailAddress":"{{world.NewName()}}@example.org"}"""),
        Managed("GET", "/v1.0/invitations/{invitation}", 404, user: 404, guest: 404),
        Managed("GET", User, 200, user: 200, guest: 404),
        Managed("PATCH", User, 200, user: 403, guest: 404),
        Managed("DELETE", User, 204, user: 403, guest: 404),
        Managed("GET", $"{User}/photo/$value", 404, user: 404, guest: 404),
        Managed("POST", $"{User}/exportPersonalData", 403, user: 403, guest: 404),
        Managed("POST", $"{User}/handOver", 400, user: 403, guest: 403),
        Managed("GET", $"{Deleted}/microsoft.graph.user", 200, user: 403, guest: 403),
        Managed("POST", $"{Deleted}/{{user}}/restore", 404, user: 403, guest: 403),
        Managed("DELETE", $"{Deleted}/{{user}}", 404, user: 403, guest: 403),
        Managed("GET", Photo, 404, user: 404, guest: 404),
        Managed("PUT", Photo, 415, user: 415, guest: 403),
        Managed("PATCH", Photo, 415, user: 415, guest: 403),
        Managed("DELETE", Photo, 204, user: 204, guest: 204),
        Managed("GET", "/v1.0/me/drive/following", 200, user: 200, guest: 403),
        Managed("GET", $"{User}/drive", 200, user: 404, guest: 404),
        Managed("GET", $"{User}/appRoleAssignments", 200, user: 403, guest: 404),
        Managed("POST", $"{User}/appRoleAssignments", 201, user: 403, guest: 404, body: _ => RoleBody),
        Managed("DELETE", $"{User}/appRoleAssignments/{{assignment}}", 204, user: 403, guest: 404),
        Managed("GET", "/v1.0/groups", 200, user: 403, guest: 403),
        Managed("POST", "/v1.0/groups", 201, user: 403, guest: 403, body: _ => $$"""{"displayName":"g{{Guid.NewGuid():n}}"}"""),
        Managed("GET", Group, 200, user: 200, guest: 404),
        Managed("PATCH", Group, 204, user: 403, guest: 404),
        Managed("DELETE", Group, 204, user: 403, guest: 404),
        Managed("GET", $"{Group}/members", 200, user: 403, guest: 404),
        Managed("POST", $"{Group}/members/$ref", 204, user: 403, guest: 404, body: world =>
            $$"""{"@odata.id":"https://cloud.example/graph/v1.0/users/{{world[Who.Viewer].Id.Value}}"}"""),
        Managed("DELETE", $"{Group}/members/{{member}}/$ref", 204, user: 403, guest: 404),
    ];

    /// <summary>One of what everybody signed in may list.</summary>
    private static GraphEntry Listed(string method, string template, Func<World, (string, string)> id) => new(
        method, template, (_, _, _) => new(200, "everybody may list them"),
        (world, _, _, _) => Task.FromResult(GraphCells.Of(method, template, null, id(world))), (_, _, _) => GraphCells.Of(method, template, null));

    /// <param name="user">What an ordinary account hears.</param>
    private static GraphEntry Managed(string method, string template, int admin, int user, int guest, Func<World, string>? body = null)
    {
        return new(
            method, template, (_, who, _) => Expect(who), AskAsync,
            (world, _, _) => GraphCells.Of(method, template, body?.Invoke(world), Ids(Guid.NewGuid(), Guid.NewGuid())));

        Expected Expect(Who who)
        {
            var (status, role) = who switch
            {
                Who.Admin => (admin, AccountRole.Admin),
                Who.Guest => (guest, AccountRole.Guest),
                _ => (user, AccountRole.User),
            };
            return status == 404 ? Expected.NotThere($"the account's role is {role.Name}") : new(status, $"the account's role is {role.Name}");
        }

        async Task<Ask> AskAsync(World world, Who who, Thing thing, bool isChange)
        {
            var person = !isChange || !template.StartsWith(User, StringComparison.Ordinal) ? world.Bystander : (await world.StrangerAsync()).Id.Value;
            var group = template.StartsWith(Group, StringComparison.Ordinal) && isChange ? await world.NewGroupAsync() : world.Group;
            return GraphCells.Of(method, template, body?.Invoke(world), Ids(person, group));
        }

        static (string, string)[] Ids(Guid person, Guid group) =>
            [("invitation", $"{person}"), ("user", $"{person}"), ("assignment", $"{person}"), ("member", $"{person}"), ("group", $"{group}")];
    }
}
