using System.Collections.Immutable;
using System.Diagnostics;
using static Domain.Settings.SettingEvent;

namespace Domain.Settings;

/// <summary>The state that a decision about a person's settings needs.</summary>
/// <param name="Chosen">What they have said; all else is by default.</param>
public sealed record PersonSettings(ImmutableDictionary<Guid, string> Chosen)
{
    public static readonly PersonSettings Initial = new(ImmutableDictionary<Guid, string>.Empty);

    public string this[Setting setting] => Chosen.GetValueOrDefault(setting.Id, setting.Default);

    public static PersonSettings Evolve(PersonSettings state, SettingEvent @event) => @event switch
    {
        SettingChanged e => new(state.Chosen.SetItem(e.Setting, e.Value)),
        _ => throw new UnreachableException($"{@event.GetType().Name} is unknown here."),
    };
}

/// <summary>The rules of settings. Pure; repeating a command yields no event.</summary>
public static class SettingDecider
{
    public static Decision<SettingEvent> Change(PersonSettings state, UserId person, Setting setting, string value, UserId by) =>
        setting.Normalize(value) switch
        {
            null => new Refusal(RefusalCode.InvalidInput, "This setting does not take this value."),
            var normal when normal == state[setting] => [],
            var normal => [new SettingChanged(person, setting.Id, normal, state[setting], by)],
        };
}
