using Api.Graph;
using Domain.Settings;
using Domain.Users;

namespace Api.Settings;

/// <summary>A person decides: each kind of setting has a member of its own that brings the value.</summary>
internal static class SaveValue
{
    public static async Task<GraphAnswer> HandleAsync(SettingsRequest request, CancellationToken ct)
    {
        if (request.Body.Object("value") is not { } sent) return request.Body.Refusal ?? GraphRefusal.Invalid("A value is needed.");
        var id = SettingsRequest.Id(sent, "settingId", "setting_id");
        var setting = id is { } known ? Domain.Settings.Settings.Find(known) : null;
        var value = id == SettingsIds.Language ? Language(sent) : setting is null ? null : Read(sent, setting);
        var person = await request.PersonAsync(sent, ct);
        if (request.Body.Refusal is { } unfit) return unfit;
        if (person is null || (setting is null && id != SettingsIds.Language)) return GraphRefusal.NotFound;
        if (value is null) return GraphRefusal.Invalid("The value is not of the kind that this setting takes.");

        var by = request.Envelope(request.ReasonFor(person));
        var refusal = await request.CommandAsync(
            attempt => setting is null
                ? request.Services.Users.ChangeProfileAsync(by, person.Id, profile => profile with { Language = value }, attempt)
                : request.Services.Settings.ChangeAsync(by, person.Id, setting, value, attempt),
            ct);
        return refusal is null ? await Values.AnswerAsync(request, person, id, ct, isCreated: true) : refusal;
    }

    private static string? Language(GraphBody sent) => sent.Object("listValue")?.Objects("values") is [var first, ..]
        ? first.Text("stringValue")
        : sent.Text("stringValue");

    private static string? Read(GraphBody sent, Setting setting) => setting.Kind switch
    {
        SettingKind.Flag => sent.Flag("boolValue") switch
        {
            true => Setting.True,
            false => Setting.False,
            _ => null,
        },
        SettingKind.Choice => sent.Text("stringValue"),
        _ => sent.Object("collectionValue") is { } collection
            ? string.Join(',', collection.Objects("values").Where(each => each.Flag("boolValue") == true).Select(each => each.Text("key")))
            : null,
    };
}
