using System.Text.Json;
using Api.Graph;
using Domain.Settings;
using Domain.Users;
using Projections.Core;

namespace Api.Settings;

/// <summary>A person's value of one setting, as it is told: the id is made of the two, so that it can be asked for.</summary>
/// <param name="Setting">Null: the language.</param>
internal sealed record SettingValue(UserRow Person, Setting? Setting, string Text)
{
    public Guid SettingId => Setting?.Id ?? SettingsIds.Language;

    public string Id => $"{Person.Id.Value:D}!{SettingId:D}";

    /// <summary>As the member <c>value</c> of the object at hand.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject("identifier");
        json.WriteString("extension", SettingsIds.ProfileExtension);
        json.WriteString("bundle", SettingsIds.ProfileName);
        json.WriteString("setting", Setting?.Name ?? SettingsIds.LanguageName);
        json.WriteEndObject();
        json.WriteStartObject("value");
        json.WriteString("id", Id);
        json.WriteString("bundleId", SettingsIds.Profile);
        json.WriteString("settingId", SettingId);
        json.WriteString("accountUuid", Person.Id.Value);
        json.WriteStartObject("resource");
        json.WriteString("type", "TYPE_USER");
        json.WriteEndObject();
        WriteText(json);
        json.WriteEndObject();
    }

    private void WriteText(Utf8JsonWriter json)
    {
        switch (Setting?.Kind)
        {
            case SettingKind.Flag: json.WriteBoolean("boolValue", Text == Setting.True); break;
            case SettingKind.Choice: json.WriteString("stringValue", Text); break;
            case SettingKind.Selection:
                json.WriteStartObject("collectionValue");
                json.WriteStartArray("values");
                foreach (var option in Setting.Options)
                {
                    json.WriteStartObject();
                    json.WriteString("key", option);
                    json.WriteBoolean("boolValue", Text.Split(',').Contains(option));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;
            default:
                json.WriteStartObject("listValue");
                json.WriteStartArray("values");
                json.WriteStartObject();
                json.WriteString("stringValue", Text);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
                break;
        }
    }
}

/// <summary>What people decided for themselves; where they have not, the default.</summary>
internal static class Values
{
    public static async Task<GraphAnswer> ListAsync(SettingsRequest request, CancellationToken ct)
    {
        if (await request.PersonAsync(request.Body, ct) is not { } person) return GraphRefusal.NotFound;
        var values = await OfAsync(request, person, ct);
        return Bundles.Document(json =>
        {
            json.WriteStartArray("values");
            foreach (var value in values)
            {
                json.WriteStartObject();
                value.WriteTo(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public static async Task<GraphAnswer> GetBySettingAsync(SettingsRequest request, CancellationToken ct)
    {
        if (await request.PersonAsync(request.Body, ct) is not { } person) return GraphRefusal.NotFound;
        return await AnswerAsync(request, person, SettingsRequest.Id(request.Body, "settingId", "setting_id"), ct);
    }

    public static async Task<GraphAnswer> GetAsync(SettingsRequest request, CancellationToken ct)
    {
        if (request.Body.Text("id")?.Split('!') is not [var account, var setting]) return GraphRefusal.NotFound;
        if (!Guid.TryParseExact(account, "D", out var key) || !Guid.TryParseExact(setting, "D", out var id)) return GraphRefusal.NotFound;
        return await request.PersonAsync(key, ct) is { } person ? await AnswerAsync(request, person, id, ct) : GraphRefusal.NotFound;
    }

    public static async Task<GraphAnswer> AnswerAsync(
        SettingsRequest request, UserRow person, Guid? setting, CancellationToken ct, bool isCreated = false)
    {
        var value = (await OfAsync(request, person, ct)).FirstOrDefault(value => value.SettingId == setting);
        if (value is null) return GraphRefusal.NotFound;
        return Bundles.Document(
            json =>
            {
                json.WriteStartObject("value");
                value.WriteTo(json);
                json.WriteEndObject();
            },
            isCreated);
    }

    private static async ValueTask<IReadOnlyList<SettingValue>> OfAsync(SettingsRequest request, UserRow person, CancellationToken ct)
    {
        var chosen = await request.Services.People.SettingsAsync(person.Id, ct);
        var language = (await request.Services.Grants.ProfileAsync(person.Id, ct))?.Language;
        var values = Domain.Settings.Settings.All.Select(
            setting => new SettingValue(person, setting, chosen.GetValueOrDefault(setting.Id, setting.Default)));
        return [.. language is null ? [] : new[] { new SettingValue(person, null, language) }, .. values];
    }
}
