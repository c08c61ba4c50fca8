using System.Text.Json;
using Domain.Settings;

namespace Api.Settings;

/// <summary>Settings and permissions as bundles tell them.</summary>
internal static class SettingView
{
    /// <summary>The languages that clients are translated into; any other tag is kept as well.</summary>
    private static readonly (string Tag, string Name)[] Languages =
    [
        ("bg", "Български"), ("cs", "Čeština"), ("de", "Deutsch"), ("en", "English"), ("es", "Español"), ("fr", "Français"),
        ("gl", "Galego"), ("it", "Italiano"), ("ko", "한국어"), ("nl", "Nederlands"), ("pl", "Polski"), ("pt", "Português"),
        ("ru", "Русский"), ("sv", "Svenska"), ("tr", "Türkçe"), ("zh", "汉语"),
    ];

    public static void WriteLanguage(Utf8JsonWriter json)
    {
        WriteHead(json, SettingsIds.Language, SettingsIds.LanguageName, "Language", "User language", "TYPE_USER");
        json.WriteStartObject("singleChoiceValue");
        json.WriteStartArray("options");
        foreach (var (tag, name) in Languages) WriteOption(json, tag, name, isDefault: false);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Setting setting)
    {
        WriteHead(json, setting.Id, setting.Name, setting.DisplayName, setting.Description, "TYPE_USER");
        switch (setting.Kind)
        {
            case SettingKind.Flag:
                json.WriteStartObject("boolValue");
                json.WriteBoolean("default", setting.Default == Setting.True);
                json.WriteString("label", setting.DisplayName);
                json.WriteEndObject();
                break;
            case SettingKind.Choice:
                json.WriteStartObject("singleChoiceValue");
                json.WriteStartArray("options");
                foreach (var option in setting.Options) WriteOption(json, option, option, option == setting.Default);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            default: WriteSelection(json, setting); break;
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AccountPermission permission)
    {
        WriteHead(json, permission.Id, permission.Name, permission.Name, description: null, $"TYPE_{permission.Resource}");
        WriteValue(json, permission);
        json.WriteEndObject();
    }

    public static void WriteValue(Utf8JsonWriter json, AccountPermission permission)
    {
        json.WriteStartObject("permissionValue");
        json.WriteString("operation", $"OPERATION_{permission.Operation}");
        json.WriteString("constraint", $"CONSTRAINT_{permission.Constraint}");
        json.WriteEndObject();
    }

    private static void WriteSelection(Utf8JsonWriter json, Setting setting)
    {
        var chosen = setting.Default.Split(',');
        json.WriteStartObject("multiChoiceCollectionValue");
        json.WriteStartArray("options");
        foreach (var option in setting.Options)
        {
            json.WriteStartObject();
            json.WriteString("key", option);
            json.WriteString("displayValue", option);
            json.WriteStartObject("value");
            json.WriteStartObject("boolValue");
            json.WriteBoolean("default", chosen.Contains(option));
            json.WriteEndObject();
            json.WriteEndObject();
            if (setting.Fixed.Contains(option)) json.WriteString("attribute", "disabled");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, string value, string name, bool isDefault)
    {
        json.WriteStartObject();
        json.WriteStartObject("value");
        json.WriteString("stringValue", value);
        json.WriteEndObject();
        json.WriteString("displayValue", name);
        if (isDefault) json.WriteBoolean("default", true);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Guid id, string name, string displayName, string? description, string resource)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("displayName", displayName);
        if (description is not null) json.WriteString("description", description);
        json.WriteStartObject("resource");
        json.WriteString("type", resource);
        json.WriteEndObject();
    }
}
