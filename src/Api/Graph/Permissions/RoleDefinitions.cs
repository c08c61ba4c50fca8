using System.Text.Json;
using Domain.Access;

namespace Api.Graph.Permissions;

/// <summary>The roles that can be given, the weakest first.</summary>
internal static class RoleDefinitions
{
    private static readonly IReadOnlyList<Role> Ordered = [.. Roles.All.OrderBy(role => role.Permissions.Count)];

    public static Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct) => Task.FromResult(GraphAnswer.Ok(json =>
    {
        json.WriteStartArray();
        foreach (var role in Ordered) Write(json, role, withActions: true);
        json.WriteEndArray();
    }));

    public static Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct) => Task.FromResult(
        Guid.TryParseExact(request["role"], "D", out var id) && Roles.Find(id) is { } role
            ? GraphAnswer.Ok(json => Write(json, role, withActions: true))
            : GraphRefusal.NotFound);

    /// <summary>What somebody who may do so much may give on such a thing: nobody grants more than they have.</summary>
    public static IEnumerable<Role> Offered(PermissionSet own, RoleScope scope) =>
        Ordered.Where(role => role.IsOffered && role.Scope.HasFlag(scope) && own.Covers(role.Permissions));

    public static void Write(Utf8JsonWriter json, Role role, bool withActions)
    {
        json.WriteStartObject();
        json.WriteString("id", role.Id);
        json.WriteString("displayName", role.DisplayName);
        json.WriteString("description", role.Description);
        json.WriteNumber("@libre.graph.weight", Ordered.Index().First(each => each.Item == role).Index + 1);
        if (withActions) WriteActions(json, role);
        json.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter json, Role role)
    {
        json.WriteStartArray("rolePermissions");
        foreach (var scope in (RoleScope[])[RoleScope.File, RoleScope.Folder, RoleScope.Space])
        {
            if (!role.Scope.HasFlag(scope)) continue;
            json.WriteStartObject();
            Actions.Write(json, "allowedResourceActions", role.Permissions);
            json.WriteString("condition", scope switch
            {
                RoleScope.File => "exists @Resource.File",
                RoleScope.Folder => "exists @Resource.Folder",
                _ => "exists @Resource.Root",
            });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
