using System.Diagnostics;
using System.Globalization;
using Domain;
using Domain.Spaces;
using Domain.Users;
using EventStore;
using static Domain.Spaces.SpaceEvent;
using static Domain.Users.UserEvent;

namespace Projections.Activity;

/// <summary>What happened to accounts and spaces.</summary>
internal static class AccountActivity
{
    public static void Fold(Recorded recorded, UserEvent @event, ActivityPeople people, ActivityEntries entries)
    {
        switch (@event)
        {
            case UserRegistered e:
                people.Add(new UserId(recorded.Stream.Key), e.Name, e.DisplayName);
                entries.Add(Account(recorded, Verb.AccountRegistered, e.By));
                break;
            case PasswordChanged e: entries.Add(Account(recorded, Verb.PasswordChanged, e.By)); break;
            case UserDisabled e: entries.Add(Account(recorded, Verb.AccountDisabled, e.By)); break;
            case UserEnabled e: entries.Add(Account(recorded, Verb.AccountEnabled, e.By)); break;
            default: throw new UnreachableException($"{recorded.Type} is unknown to the activity read model.");
        }
    }

    public static void Fold(Recorded recorded, SpaceEvent @event, ActivityPeople people, ActivityEntries entries)
    {
        switch (@event)
        {
            case PersonalSpaceCreated e:
                people.Add(new SpaceId(recorded.Stream.Key), e.Root, e.Name);
                entries.Add(Space(recorded, Verb.SpaceCreated, e.By) with { Subject = e.Owner.Value, Name = e.Name.Value });
                break;
            case QuotaSet e:
                entries.Add(Space(recorded, Verb.QuotaSet, e.By) with { Detail = e.QuotaBytes?.ToString(CultureInfo.InvariantCulture) });
                break;
            default: throw new UnreachableException($"{recorded.Type} is unknown to the activity read model.");
        }
    }

    private static Entry Account(Recorded recorded, string verb, UserId by) =>
        new(recorded.Position.Value, recorded.RecordedAt, verb) { Actor = by.Value, Subject = recorded.Stream.Key };

    private static Entry Space(Recorded recorded, string verb, UserId by) =>
        new(recorded.Position.Value, recorded.RecordedAt, verb) { Actor = by.Value, Space = recorded.Stream.Key, Path = "/" };
}
