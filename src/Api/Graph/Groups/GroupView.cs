using System.Text.Json;
using Projections.Core.Access;

namespace Api.Graph.Groups;

/// <summary>A group as it is told.</summary>
internal static class GroupView
{
    public static void Write(Utf8JsonWriter json, GroupRow group, IReadOnlyList<GroupMemberRow>? members = null)
    {
        json.WriteStartObject();
        json.WriteString("id", group.Id.Value);
        json.WriteString("displayName", group.Name);
        if (group.Description is { } description) json.WriteString("description", description);
        json.WriteStartArray("groupTypes");
        json.WriteEndArray();
        if (members is not null)
        {
            json.WriteStartArray("members");
            foreach (var member in members) WriteMember(json, member);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void WriteMember(Utf8JsonWriter json, GroupMemberRow member)
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", member.Member.IsGroup ? "#microsoft.graph.group" : "#microsoft.graph.user");
        json.WriteString("id", member.Member.Id);
        json.WriteString("displayName", member.DisplayName);
        if (!member.Member.IsGroup) json.WriteString("onPremisesSamAccountName", member.Name);
        json.WriteEndObject();
    }
}
