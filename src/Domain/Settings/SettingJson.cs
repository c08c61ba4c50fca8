using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Settings.SettingEvent;

namespace Domain.Settings;

/// <summary>The wire names of a person's settings.</summary>
public static class SettingJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(SettingJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["setting_changed"] = Options.GetTypeInfo(typeof(SettingChanged)),
    };
}

[JsonSerializable(typeof(SettingChanged))]
internal sealed partial class SettingJsonContext : JsonSerializerContext;
