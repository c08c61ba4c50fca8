using System.Diagnostics;
using System.Globalization;
using Domain;
using Domain.AppTokens;
using Domain.Spaces;
using Domain.Users;
using EventStore;
using static Domain.AppTokens.AppTokenEvent;
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
            case AccountRoleSet e: entries.Add(Account(recorded, Verb.AccountRoleSet, e.By) with { Detail = $"{e.Was} → {e.Role}" }); break;
            case ProfileChanged e: entries.Add(Account(recorded, Verb.ProfileChanged, e.By)); break;
            case PhotoSet e: entries.Add(Account(recorded, Verb.PhotoChanged, e.By)); break;
            case PhotoRemoved e: entries.Add(Account(recorded, Verb.PhotoChanged, e.By)); break;
            case UserRestored e: entries.Add(Account(recorded, Verb.AccountRestored, e.By) with { Name = e.Name.Value }); break;
            case UserErased e: entries.Add(Account(recorded, Verb.AccountErased, e.By)); break;
            case UserDeleted e: entries.Add(Account(recorded, Verb.AccountDeleted, e.By) with { Name = e.Name.Value }); break;
            default: throw new UnreachableException($"{recorded.Type} is unknown to the activity read model.");
        }
    }

    public static void Fold(Recorded recorded, AppTokenEvent @event, ActivityEntries entries) => entries.Add(@event switch
    {
        AppTokenCreated e => Account(recorded, Verb.AppTokenCreated, e.By) with { Subject = e.User.Value, Detail = e.Label.Value },
        AppTokenRevoked e => Account(recorded, Verb.AppTokenRevoked, e.By) with { Subject = e.User.Value },
        _ => throw new UnreachableException($"{recorded.Type} is unknown to the activity read model."),
    });

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
            case ProjectSpaceCreated e:
                people.Add(new SpaceId(recorded.Stream.Key), e.Root, e.Name);
                entries.Add(Space(recorded, Verb.SpaceCreated, e.By) with { Name = e.Name.Value });
                break;
            case SpaceRenamed e: entries.Add(Changed(recorded, e.By, "name", e.Was.Value, e.Name.Value)); break;
            case SpaceDescribed e: entries.Add(Changed(recorded, e.By, "description", e.Was?.Value, e.Description?.Value)); break;
            case SpaceAliasSet e: entries.Add(Changed(recorded, e.By, "alias", e.Was.Value, e.Alias.Value)); break;
            case SpaceImageSet e: entries.Add(Changed(recorded, e.By, "image", e.Was?.Value.ToString(), e.Image?.Value.ToString())); break;
            case SpaceReadmeSet e: entries.Add(Changed(recorded, e.By, "readme", e.Was?.Value.ToString(), e.Readme?.Value.ToString())); break;
            case SpaceDisabled e: entries.Add(Space(recorded, Verb.SpaceDisabled, e.By)); break;
            case SpaceEnabled e: entries.Add(Space(recorded, Verb.SpaceEnabled, e.By)); break;
            case SpaceDeleted e: entries.Add(Space(recorded, Verb.SpaceDeleted, e.By) with { Name = e.Name.Value }); break;
            case SpaceHandedOver e: entries.Add(Space(recorded, Verb.SpaceHandedOver, e.By) with { Subject = e.To.Value }); break;
            case MemberAdded e:
                entries.Add(Space(recorded, Verb.MemberAdded, e.By) with { Subject = e.Member.Id, Detail = SharingActivity.Told(e.Granted) });
                break;
            case MemberChanged e:
                entries.Add(Space(recorded, Verb.MemberChanged, e.By) with
                {
                    Subject = e.Member.Id,
                    Detail = $"{SharingActivity.Told(e.Was)} → {SharingActivity.Told(e.Granted)}",
                });
                break;
            case MemberRemoved e:
                entries.Add(Space(recorded, Verb.MemberRemoved, e.By) with { Subject = e.Member.Id, Detail = SharingActivity.Told(e.Was) });
                break;
            case MemberExpired e:
                entries.Add(Space(recorded, Verb.MemberExpired, UserId.System) with
                {
                    Subject = e.Member.Id,
                    Detail = SharingActivity.Told(e.Was),
                });
                break;
            default: throw new UnreachableException($"{recorded.Type} is unknown to the activity read model.");
        }
    }

    private static Entry Changed(Recorded recorded, UserId by, string what, string? was, string? now) =>
        Space(recorded, Verb.SpaceChanged, by) with { Detail = $"{what}: {was ?? "none"} → {now ?? "none"}" };

    private static Entry Account(Recorded recorded, string verb, UserId by) =>
        new(recorded.Position.Value, recorded.RecordedAt, verb) { Actor = by.Value, Subject = recorded.Stream.Key };

    private static Entry Space(Recorded recorded, string verb, UserId by) =>
        new(recorded.Position.Value, recorded.RecordedAt, verb) { Actor = by.Value, Space = recorded.Stream.Key, Path = "/" };
}
