using System.Text.Json;
using Projections.Core.Access;

namespace Api.Graph;

/// <summary>People and groups as they are named beside other things.</summary>
internal static class Identities
{
    /// <summary>Whom something is granted to.</summary>
    public static void WriteGrantee(Utf8JsonWriter json, string member, GrantRow grant)
    {
        var grantee = grant.Subject;
        json.WriteStartObject(member);
        json.WriteStartObject(grantee.IsGroup ? "group" : "user");
        json.WriteString("id", grantee.Id);
        json.WriteString("displayName", grant.SubjectName);
        if (!grantee.IsGroup) json.WriteString("@libre.graph.userType", grant.IsToGuest ? "Guest" : "Member");
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
