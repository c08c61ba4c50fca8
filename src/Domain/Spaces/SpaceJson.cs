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
        ["quota_set"] = Options.GetTypeInfo(typeof(QuotaSet)),
    };
}

[JsonSerializable(typeof(PersonalSpaceCreated))]
[JsonSerializable(typeof(QuotaSet))]
internal sealed partial class SpaceJsonContext : JsonSerializerContext;
