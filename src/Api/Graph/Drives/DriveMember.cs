using System.Text.Json;
using Api.Graph.Permissions;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Graph.Drives;

/// <summary>A member as drives list them: the stable version of the protocol names roles by a word, the newer one by their id.</summary>
internal static class DriveMember
{
    public static void WriteTo(Utf8JsonWriter json, GrantRow member, bool isBeta)
    {
        json.WriteStartObject();
        json.WriteString("id", PermissionId.Of(member));
        if (member.Granted.ExpiresAt is { } end) json.WriteString("expirationDateTime", end.UtcDateTime);
        json.WriteStartArray("roles");
        if (member.Granted.Role is { } role) json.WriteStringValue(isBeta ? role.ToString("D") : WordOf(role));
        json.WriteEndArray();
        Identities.WriteGrantee(json, "grantedToV2", member);
        json.WriteEndObject();
    }

    private static string WordOf(Guid role) =>
        role == Roles.Manager.Id ? "manager"
        : role == Roles.SpaceEditor.Id || role == Roles.SpaceEditorWithoutVersions.Id ? "editor"
        : "viewer";
}
