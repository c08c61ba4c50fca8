using System.Text.Json;
using Domain.Access;

namespace Api.Graph;

/// <summary>People and groups as they are named beside other things.</summary>
internal static class Identities
{
    public static void WriteGrantee(Utf8JsonWriter json, string member, Grantee grantee, string displayName)
    {
        json.WriteStartObject(member);
        json.WriteStartObject(grantee.IsGroup ? "group" : "user");
        json.WriteString("id", grantee.Id);
        json.WriteString("displayName", displayName);
        if (!grantee.IsGroup) json.WriteString("@libre.graph.userType", "Member");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteUser(Utf8JsonWriter json, string member, Guid id, string displayName)
    {
        json.WriteStartObject(member);
        json.WriteStartObject("user");
        json.WriteString("id", id);
        json.WriteString("displayName", displayName);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
