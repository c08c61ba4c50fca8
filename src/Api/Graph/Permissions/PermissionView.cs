using System.Text.Json;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Graph.Permissions;

/// <summary>One permission as it is told: of a member or share, or of a link.</summary>
internal static class PermissionView
{
    public static void Write(Utf8JsonWriter json, GrantRow grant)
    {
        json.WriteStartObject();
        json.WriteString("id", PermissionId.Of(grant));
        Identities.WriteGrantee(json, "grantedToV2", grant);
        if (grant.Granted.Role is { } role)
        {
            json.WriteStartArray("roles");
            json.WriteStringValue(role);
            json.WriteEndArray();
        }
        else
        {
            Actions.Write(json, "@libre.graph.permissions.actions", grant.Granted.Permissions);
        }

        WriteTimes(json, grant);
        json.WriteStartObject("invitation");
        Identities.WriteUser(json, "invitedBy", grant.CreatedBy.Value, grant.CreatedByName);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, LinkRow link, string publicUrl)
    {
        json.WriteStartObject();
        json.WriteString("id", link.Id.Value);
        json.WriteBoolean("hasPassword", link.HasPassword);
        WriteTimes(json, link.Grant);
        json.WriteStartObject("link");
        json.WriteString("type", link.Type);
        json.WriteString("webUrl", $"{publicUrl}/s/{link.Token}");
        json.WriteString("@libre.graph.displayName", link.Label ?? "");
        json.WriteBoolean("@libre.graph.quickLink", link.IsQuick);
        json.WriteBoolean("preventsDownload", !link.Grant.Granted.Permissions.Has(Permission.ReadContent));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, GrantRow grant)
    {
        json.WriteString("createdDateTime", grant.CreatedAt.UtcDateTime);
        if (grant.Granted.ExpiresAt is { } end) json.WriteString("expirationDateTime", end.UtcDateTime);
    }
}
