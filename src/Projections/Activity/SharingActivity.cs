using System.Diagnostics;
using System.Globalization;
using Domain;
using Domain.Access;
using Domain.Groups;
using Domain.Links;
using Domain.Shares;
using EventStore;
using static Domain.Groups.GroupEvent;
using static Domain.Links.LinkEvent;
using static Domain.Shares.ShareEvent;

namespace Projections.Activity;

/// <summary>What happened to groups, shares and links: to whom, and what they may do from then on.</summary>
internal static class SharingActivity
{
    /// <summary>A role or permissions, and until when.</summary>
    public static string Told(Granted granted)
    {
        var what = granted.Role is { } id && Roles.Find(id) is { } role ? role.Name : granted.Permissions.ToString();
        return granted.ExpiresAt is { } end ? string.Create(CultureInfo.InvariantCulture, $"{what} until {end.UtcDateTime:yyyy-MM-dd HH:mm}") : what;
    }

    public static void Fold(Recorded recorded, GroupEvent @event, ActivityPeople people, ActivityEntries entries)
    {
        switch (@event)
        {
            case GroupCreated e:
                people.Add(new GroupId(recorded.Stream.Key), e.Name);
                entries.Add(OfGroup(recorded, Verb.GroupCreated, e.By) with { Name = e.Name.Value });
                break;
            case GroupRenamed e:
                people.Add(new GroupId(recorded.Stream.Key), e.Name);
                entries.Add(OfGroup(recorded, Verb.GroupChanged, e.By) with { Name = e.Name.Value, Detail = $"name: {e.Was} → {e.Name}" });
                break;
            case GroupDescribed e: entries.Add(OfGroup(recorded, Verb.GroupChanged, e.By) with { Detail = "description" }); break;
            case GroupMemberAdded e: entries.Add(OfGroup(recorded, Verb.GroupMemberAdded, e.By) with { Detail = e.Member.ToString() }); break;
            case GroupMemberRemoved e: entries.Add(OfGroup(recorded, Verb.GroupMemberRemoved, e.By) with { Detail = e.Member.ToString() }); break;
            case GroupDeleted e: entries.Add(OfGroup(recorded, Verb.GroupDeleted, e.By) with { Name = e.Name.Value }); break;
            default: throw Unknown(recorded);
        }
    }

    public static void Fold(Recorded recorded, ShareEvent @event, ActivityTree tree, ActivityEntries entries) => entries.Add(@event switch
    {
        ShareCreated e => At(recorded, tree, Verb.Shared, e.By, e.Space, e.Node) with { Subject = e.With.Id, Detail = Told(e.Granted) },
        ShareChanged e => At(recorded, tree, Verb.ShareChanged, e.By, e.Space, e.Node) with
        {
            Subject = e.With.Id,
            Detail = $"{Told(e.Was)} → {Told(e.Granted)}",
        },
        ShareRevoked e => At(recorded, tree, Verb.Unshared, e.By, e.Space, e.Node) with { Subject = e.With.Id, Detail = Told(e.Was) },
        ShareExpired e => At(recorded, tree, Verb.ShareExpired, UserId.System, e.Space, e.Node) with
        {
            Subject = e.With.Id,
            Detail = Told(e.Was),
        },
        ShareAccepted e => Plain(recorded, Verb.ShareAccepted, e.By),
        ShareDeclined e => Plain(recorded, Verb.ShareDeclined, e.By),
        ShareHidden e => Plain(recorded, Verb.ShareHidden, e.By),
        ShareShown e => Plain(recorded, Verb.ShareShown, e.By),
        _ => throw Unknown(recorded),
    });

    public static void Fold(Recorded recorded, LinkEvent @event, ActivityTree tree, ActivityEntries entries) => entries.Add(@event switch
    {
        LinkCreated e => At(recorded, tree, Verb.LinkCreated, e.By, e.Space, e.Node) with { Detail = e.Type },
        LinkTypeChanged e => Plain(recorded, Verb.LinkChanged, e.By) with { Detail = $"type: {e.Was} → {e.Type}" },
        LinkExpirySet e => Plain(recorded, Verb.LinkChanged, e.By) with { Detail = "expiry" },
        LinkLabeled e => Plain(recorded, Verb.LinkChanged, e.By) with { Detail = "label" },
        LinkPasswordSet e => Plain(recorded, Verb.LinkChanged, e.By) with { Detail = e.HasPassword ? "password set" : "password taken away" },
        LinkRevoked e => At(recorded, tree, Verb.LinkRevoked, e.By, e.Space, e.Node),
        LinkExpired e => At(recorded, tree, Verb.LinkExpired, UserId.System, e.Space, e.Node),
        _ => throw Unknown(recorded),
    });

    private static Entry At(Recorded recorded, ActivityTree tree, string verb, UserId by, SpaceId space, NodeId node) =>
        NodeActivity.At(recorded, tree, verb, by, node.Value) with { Space = space.Value };

    private static Entry Plain(Recorded recorded, string verb, UserId by) =>
        new(recorded.Position.Value, recorded.RecordedAt, verb) { Actor = by.Value };

    private static Entry OfGroup(Recorded recorded, string verb, UserId by) => Plain(recorded, verb, by) with { Subject = recorded.Stream.Key };

    private static UnreachableException Unknown(Recorded recorded) => new($"{recorded.Type} is unknown to the activity read model.");
}
