namespace Domain.Settings;

/// <summary>What values a setting takes.</summary>
public enum SettingKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options.</summary>
    Selection,
}

/// <summary>Something that each person decides for themselves.</summary>
/// <param name="Id">Known to all clients of the ownCloud family: never changed.</param>
/// <param name="Name">The setting's name in records: data.</param>
/// <param name="Default">Of who has not said: a word as <see cref="Normalize"/> leaves it.</param>
/// <param name="Fixed">Options of a selection that nobody chooses: what they tell of is not sent that way.</param>
public sealed record Setting(
    Guid Id, string Name, string DisplayName, string Description, SettingKind Kind, IReadOnlyList<string> Options, string Default)
{
    public const string True = "true", False = "false";

    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>One writing for each choice, so that what is so already is known to be; null for a value that it does not take.</summary>
    public string? Normalize(string value)
    {
        if (Kind != SettingKind.Selection) return Options.Contains(value) ? value : null;
        var chosen = value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return chosen.All(option => Options.Contains(option) && !Fixed.Contains(option))
            ? string.Join(',', Options.Where(chosen.Contains))
            : null;
    }
}

/// <summary>Every setting there is. A person's language stands in their profile.</summary>
public static class Settings
{
    private const string InApp = "in-app", Mail = "mail";

    public static readonly Setting DisableEmail = Flag(
        "33ffb5d6-cd07-4dc0-afb0-84f7559ae438", "disable-email-notifications", "Disable Email Notifications",
        "Disable email notifications", Setting.False);

    public static readonly Setting AutoAcceptShares = Flag(
        "ec3ed4a3-3946-4efc-8f9f-76d38b12d3a9", "auto-accept-shares", "Auto accept shares", "Automatically accept shares", Setting.True);

    public static readonly Setting EmailInterval = new(
        new("08dec2fe-3f97-42a9-9d1b-500855e92f25"), "email-sending-interval-options", "Email sending interval",
        "How often mails are sent", SettingKind.Choice, ["instant", "daily", "weekly", "never"], "instant");

    public static IReadOnlyList<Setting> All { get; } =
    [
        DisableEmail,
        AutoAcceptShares,
        EmailInterval,
        Event("872d8ef6-6f2a-42ab-af7d-f53cc81d7046", "event-share-created-options", "Share Received"),
        Event("d7484394-8321-4c84-9677-741ba71e1f80", "event-share-removed-options", "Share Removed", isMailed: false),
        Event("e1aa0b7c-1b0f-4072-9325-c643c89fee4e", "event-share-expired-options", "Share Expired"),
        Event("694d5ee1-a41c-448c-8d14-396b95d2a918", "event-space-shared-options", "Added as space member"),
        Event("26c20e0e-98df-4483-8a77-759b3a766af0", "event-space-unshared-options", "Removed as space member"),
        Event("7275921e-b737-4074-ba91-3c2983be3edd", "event-space-membership-expired-options", "Space membership expired"),
        Event("eb5c716e-03be-42c6-9ed1-1105d24e109f", "event-space-disabled-options", "Space disabled", isMailed: false),
        Event("094ceca9-5a00-40ba-bb1a-bbc7bccd39ee", "event-space-deleted-options", "Space deleted", isMailed: false),
        Event("fe0a3011-d886-49c8-b797-33d02fa426ef", "event-postprocessing-step-finished-options", "File rejected", isMailed: false),
    ];

    public static Setting? Find(Guid id) => All.FirstOrDefault(setting => setting.Id == id);

    private static Setting Flag(string id, string name, string displayName, string description, string standard) =>
        new(new(id), name, displayName, description, SettingKind.Flag, [Setting.True, Setting.False], standard);

    private static Setting Event(string id, string name, string displayName, bool isMailed = true) => new(
        new(id), name, displayName, $"Be told of: {displayName}", SettingKind.Selection, [InApp, Mail],
        isMailed ? $"{InApp},{Mail}" : InApp)
    {
        Fixed = isMailed ? [] : [Mail],
    };
}
