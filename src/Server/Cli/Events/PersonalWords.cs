using System.Diagnostics;
using Domain.Favorites;
using Domain.Settings;
using static Domain.Favorites.FavoriteEvent;
using static Domain.Settings.SettingEvent;

namespace Server.Cli.Events;

/// <summary>One sentence for every kind of event about what people keep for themselves.</summary>
internal static class PersonalWords
{
    public static string OfFavorite(FavoriteEvent @event, Told told) => @event switch
    {
        FavoriteAdded e => $"{told.Person(e.By)} made {told.Path(e.Node)} a favorite",
        FavoriteRemoved e => $"{told.Person(e.By)} made {told.Path(e.Node)} a favorite no longer",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    public static string OfSetting(SettingEvent @event, Told told) => @event switch
    {
        SettingChanged e =>
            $"{told.Person(e.By)} changed the setting {Settings.Find(e.Setting)?.Name ?? e.Setting.ToString()}"
            + $" from {Printable.Of(e.Was)} to {Printable.Of(e.Value)}",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };
}
