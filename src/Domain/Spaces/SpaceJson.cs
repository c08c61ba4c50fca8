using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Spaces.SpaceEvent;

namespace Domain.Spaces;

/// <summary>The wire names of a space's events.</summary>
public static class SpaceJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(SpaceJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["personal_space_created"] = Options.GetTypeInfo(typeof(PersonalSpaceCreated)),
        ["project_space_created"] = Options.GetTypeInfo(typeof(ProjectSpaceCreated)),
        ["quota_set"] = Options.GetTypeInfo(typeof(QuotaSet)),
        ["space_renamed"] = Options.GetTypeInfo(typeof(SpaceRenamed)),
        ["space_described"] = Options.GetTypeInfo(typeof(SpaceDescribed)),
        ["space_alias_set"] = Options.GetTypeInfo(typeof(SpaceAliasSet)),
        ["space_image_set"] = Options.GetTypeInfo(typeof(SpaceImageSet)),
        ["space_readme_set"] = Options.GetTypeInfo(typeof(SpaceReadmeSet)),
        ["member_added"] = Options.GetTypeInfo(typeof(MemberAdded)),
        ["member_changed"] = Options.GetTypeInfo(typeof(MemberChanged)),
        ["member_removed"] = Options.GetTypeInfo(typeof(MemberRemoved)),
        ["member_expired"] = Options.GetTypeInfo(typeof(MemberExpired)),
        ["space_disabled"] = Options.GetTypeInfo(typeof(SpaceDisabled)),
        ["space_enabled"] = Options.GetTypeInfo(typeof(SpaceEnabled)),
        ["space_deleted"] = Options.GetTypeInfo(typeof(SpaceDeleted)),
        ["space_handed_over"] = Options.GetTypeInfo(typeof(SpaceHandedOver)),
    };
}

[JsonSerializable(typeof(PersonalSpaceCreated))]
[JsonSerializable(typeof(ProjectSpaceCreated))]
[JsonSerializable(typeof(QuotaSet))]
[JsonSerializable(typeof(SpaceRenamed))]
[JsonSerializable(typeof(SpaceDescribed))]
[JsonSerializable(typeof(SpaceAliasSet))]
[JsonSerializable(typeof(SpaceImageSet))]
[JsonSerializable(typeof(SpaceReadmeSet))]
[JsonSerializable(typeof(MemberAdded))]
[JsonSerializable(typeof(MemberChanged))]
[JsonSerializable(typeof(MemberRemoved))]
[JsonSerializable(typeof(MemberExpired))]
[JsonSerializable(typeof(SpaceDisabled))]
[JsonSerializable(typeof(SpaceEnabled))]
[JsonSerializable(typeof(SpaceDeleted))]
[JsonSerializable(typeof(SpaceHandedOver))]
internal sealed partial class SpaceJsonContext : JsonSerializerContext;
