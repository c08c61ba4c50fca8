using System.Text.Json;
using Api.Graph;
using Domain.Settings;
using Domain.Users;

namespace Api.Settings;

/// <summary>Bundles: the profile, with every setting that a person has, and the roles of accounts, with what they permit.</summary>
internal static class Bundles
{
    public static Task<GraphAnswer> ListAsync(SettingsRequest request, CancellationToken ct) => Answered(json =>
    {
        json.WriteStartArray("bundles");
        WriteProfile(json);
        json.WriteEndArray();
    });

    public static Task<GraphAnswer> RolesAsync(SettingsRequest request, CancellationToken ct) => Answered(json =>
    {
        json.WriteStartArray("bundles");
        foreach (var role in AccountRole.All) WriteRole(json, role);
        json.WriteEndArray();
    });

    public static Task<GraphAnswer> GetAsync(SettingsRequest request, CancellationToken ct)
    {
        var id = SettingsRequest.Id(request.Body, "bundleId", "bundle_id");
        var role = id is { } wanted ? AccountRole.Find(wanted) : null;
        if (id != SettingsIds.Profile && role is null) return Task.FromResult<GraphAnswer>(GraphRefusal.NotFound);
        return Answered(json =>
        {
            json.WritePropertyName("bundle");
            if (role is null) WriteProfile(json);
            else WriteRole(json, role);
        });
    }

    internal static Task<GraphAnswer> Answered(Action<Utf8JsonWriter> members) => Task.FromResult(Document(members));

    internal static GraphAnswer Document(Action<Utf8JsonWriter> members, bool isCreated = false)
    {
        void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return isCreated ? GraphAnswer.Created(Write) : GraphAnswer.Ok(Write);
    }

    private static void WriteProfile(Utf8JsonWriter json)
    {
        WriteHead(json, SettingsIds.Profile, SettingsIds.ProfileName, "TYPE_DEFAULT", SettingsIds.ProfileExtension, "Profile");
        SettingView.WriteLanguage(json);
        foreach (var setting in Domain.Settings.Settings.All) SettingView.Write(json, setting);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRole(Utf8JsonWriter json, AccountRole role)
    {
        WriteHead(json, role.Id, role.Name, "TYPE_ROLE", SettingsIds.RoleExtension, role.DisplayName);
        foreach (var permission in AccountPermissions.Of(role)) SettingView.Write(json, permission);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Up to the beginning of the list of settings.</summary>
    private static void WriteHead(Utf8JsonWriter json, Guid id, string name, string type, string extension, string displayName)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("type", type);
        json.WriteString("extension", extension);
        json.WriteString("displayName", displayName);
        json.WriteStartObject("resource");
        json.WriteString("type", "TYPE_SYSTEM");
        json.WriteEndObject();
        json.WriteStartArray("settings");
    }
}
