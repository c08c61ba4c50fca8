using Domain;
using Domain.Settings;
using EventStore;

namespace Commands;

/// <summary>The write side of what people decide for themselves.</summary>
public sealed class PersonalSettings(IEventStore store)
{
    private const string Category = "settings";

    private readonly Decider<PersonSettings, SettingEvent> _settings = new(
        store, Category, PersonSettings.Initial, PersonSettings.Evolve);

    public Task<Outcome> ChangeAsync(Envelope by, UserId person, Setting setting, string value, CancellationToken ct) =>
        _settings.TransactAsync(
            DerivedKeys.Of(Category, person.Value), by, state => SettingDecider.Change(state, person, setting, value, by.Actor), ct);
}
