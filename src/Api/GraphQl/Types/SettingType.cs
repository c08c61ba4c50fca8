using Api.GraphQl.Mutations;
using Api.GraphQl.Requests;
using Domain.Settings;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using KnownSettings = Domain.Settings.Settings;

namespace Api.GraphQl.Types;

/// <summary>A setting, and what the caller decided.</summary>
internal sealed record SettingView(Setting Setting, string Value);

/// <summary>type Setting, and Me.settings. A person's language stands in their profile.</summary>
internal static class SettingType
{
    private const string Name = "Setting";

    public static readonly ObjectType<SettingView> Definition = new(Name, "Something that each person decides for themselves.",
    [
        new("id", "ID!", view => view.Setting.Id.ToString("D"), "The same on all servers of the family."),
        new("name", "String!", view => view.Setting.Name, "For programs."),
        new("displayName", "String!", view => view.Setting.DisplayName, "For people."),
        new("description", "String!", view => view.Setting.Description, "What it is about."),
        new("kind", "SettingKind!", view => view.Setting.Kind, "How many of the options are chosen."),
        new("options", "[String!]!", view => view.Setting.Options.Except(view.Setting.Fixed), "What can be chosen."),
        new("value", "String!", view => view.Value, "What you chose, or the default; several with commas between them."),
        new("isDefault", "Boolean!", view => view.Value == view.Setting.Default, "Whether that is the default."),
    ]);

    public static readonly EnumTypeDefinition Kind = new("SettingKind", "How many of a setting's options are chosen.",
    [
        new("FLAG", "true or false.", SettingKind.Flag),
        new("CHOICE", "One of them.", SettingKind.Choice),
        new("SELECTION", "Any of them.", SettingKind.Selection),
    ]);

    public static readonly Field<GraphQlRequest> OfMe = new("settings", $"[{Name}!]!", AllAsync, "Your settings.");

    /// <summary>In the payload of what changes one.</summary>
    public static readonly Field<MutationRun> Changed = new("setting", Name, static async (run, context) =>
        run.Value is Setting setting
            ? new SettingView(setting, await run.Services.People.SettingAsync(run.Request.User.Id, setting, context.Aborted))
            : null,
        "The setting, as it is now.");

    /// <summary>By its id or its name.</summary>
    public static Setting? Find(string text) =>
        Guid.TryParse(text, out var id) ? KnownSettings.Find(id) : KnownSettings.All.FirstOrDefault(setting => setting.Name == text);

    private static async ValueTask<object?> AllAsync(GraphQlRequest me, FieldContext context)
    {
        var chosen = await me.Services.People.SettingsAsync(me.User.Id, context.Aborted);
        return KnownSettings.All.Select(setting => new SettingView(setting, chosen.GetValueOrDefault(setting.Id, setting.Default)));
    }
}
