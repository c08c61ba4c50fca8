namespace Domain.Settings;

/// <summary>What a person decided for themselves. Stream: <c>settings-{id}</c>, whose id is made of the
/// person's.</summary>
public abstract record SettingEvent
{
    private SettingEvent() { }

    /// <param name="Value">A word, or words with commas between, out of the setting's own list.</param>
    /// <param name="Was">What counted before; of who had not said, the default.</param>
    public sealed record SettingChanged(UserId Person, Guid Setting, string Value, string Was, UserId By) : SettingEvent;
}
