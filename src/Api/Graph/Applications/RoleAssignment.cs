using System.Text.Json;
using Projections.Core;

namespace Api.Graph.Applications;

/// <summary>An account has one role at a time, so the assignment is named like the account.</summary>
internal static class RoleAssignment
{
    public static void WriteTo(Utf8JsonWriter json, UserRow user, Guid application)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id.Value);
        json.WriteString("appRoleId", user.Role.Id);
        json.WriteString("principalId", user.Id.Value);
        json.WriteString("principalDisplayName", user.DisplayName);
        json.WriteString("principalType", "User");
        json.WriteString("resourceId", application);
        json.WriteString("resourceDisplayName", ReadApplications.Name);
        json.WriteEndObject();
    }
}
