using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Groups.GroupEvent;

namespace Domain.Groups;

/// <summary>The wire names of a group's events.</summary>
public static class GroupJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(GroupJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["group_created"] = Options.GetTypeInfo(typeof(GroupCreated)),
        ["group_renamed"] = Options.GetTypeInfo(typeof(GroupRenamed)),
        ["group_described"] = Options.GetTypeInfo(typeof(GroupDescribed)),
        ["group_member_added"] = Options.GetTypeInfo(typeof(GroupMemberAdded)),
        ["group_member_removed"] = Options.GetTypeInfo(typeof(GroupMemberRemoved)),
        ["group_deleted"] = Options.GetTypeInfo(typeof(GroupDeleted)),
    };
}

[JsonSerializable(typeof(GroupCreated))]
[JsonSerializable(typeof(GroupRenamed))]
[JsonSerializable(typeof(GroupDescribed))]
[JsonSerializable(typeof(GroupMemberAdded))]
[JsonSerializable(typeof(GroupMemberRemoved))]
[JsonSerializable(typeof(GroupDeleted))]
internal sealed partial class GroupJsonContext : JsonSerializerContext;
