using System.Diagnostics;
using Domain;
using Domain.AppTokens;
using Domain.Groups;
using Domain.Links;
using Domain.Shares;
using static Domain.AppTokens.AppTokenEvent;
using static Domain.Groups.GroupEvent;
using static Domain.Links.LinkEvent;
using static Domain.Shares.ShareEvent;

namespace Server.Cli.Events;

/// <summary>One sentence for every kind of event about groups, shares, links and app tokens.</summary>
internal static class SharingWords
{
    public static string OfGroup(GroupId group, GroupEvent @event, Told told) => @event switch
    {
        GroupCreated e => $"{told.Person(e.By)} made the group {Printable.Of(e.Name.Value)}",
        GroupRenamed e => $"{told.Person(e.By)} renamed the group {Printable.Of(e.Was.Value)} to {Printable.Of(e.Name.Value)}",
        GroupDescribed e => $"{told.Person(e.By)} described the group {told.Group(group)} anew",
        GroupMemberAdded e => $"{told.Person(e.By)} put {told.Grantee(e.Member)} into the group {told.Group(group)}",
        GroupMemberRemoved e => $"{told.Person(e.By)} took {told.Grantee(e.Member)} out of the group {told.Group(group)}",
        GroupDeleted e => $"{told.Person(e.By)} deleted the group {Printable.Of(e.Name.Value)}",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    public static string OfShare(ShareEvent @event, Told told) => @event switch
    {
        ShareCreated e => $"{told.Person(e.By)} shared {told.Path(e.Node)} with {told.Grantee(e.With)}: {Told.Granted(e.Granted)}",
        ShareChanged e =>
            $"{told.Person(e.By)} changed what {told.Grantee(e.With)} may do with {told.Path(e.Node)}"
            + $" from {Told.Granted(e.Was)} to {Told.Granted(e.Granted)}",
        ShareRevoked e => $"{told.Person(e.By)} shares {told.Path(e.Node)} with {told.Grantee(e.With)} no longer ({Told.Granted(e.Was)})",
        ShareExpired e => $"The share of {told.Path(e.Node)} with {told.Grantee(e.With)} expired ({Told.Granted(e.Was)})",
        ShareAccepted e => $"{told.Person(e.By)} accepted a share",
        ShareDeclined e => $"{told.Person(e.By)} declined a share",
        ShareHidden e => $"{told.Person(e.By)} hid a share",
        ShareShown e => $"{told.Person(e.By)} shows a share again",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    public static string OfLink(LinkEvent @event, Told told) => @event switch
    {
        LinkCreated e =>
            $"{told.Person(e.By)} made a link ({Printable.Of(e.Type)}{(e.HasPassword ? ", with a password" : "")}"
            + $"{(e.ExpiresAt is { } end ? $", until {Amounts.Time(end)}" : "")}) to {told.Path(e.Node)}",
        LinkTypeChanged e => $"{told.Person(e.By)} changed a link from {Printable.Of(e.Was)} to {Printable.Of(e.Type)}",
        LinkExpirySet { ExpiresAt: { } end } e => $"{told.Person(e.By)} let a link expire at {Amounts.Time(end)}",
        LinkExpirySet e => $"{told.Person(e.By)} took away the expiry of a link",
        LinkLabeled e => $"{told.Person(e.By)} named a link {Printable.Of(e.Label?.Value ?? "nothing")}",
        LinkPasswordSet e => $"{told.Person(e.By)} {(e.HasPassword ? "set" : "took away")} the password of a link",
        LinkRevoked e => $"{told.Person(e.By)} removed a link to {told.Path(e.Node)}",
        LinkExpired e => $"A link to {told.Path(e.Node)} expired",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    public static string OfAppToken(AppTokenEvent @event, Told told) => @event switch
    {
        AppTokenCreated e =>
            $"{told.Person(e.By)} made the app token {Printable.Of(e.Label.Value)} for {told.Person(e.User)},"
            + $" valid until {Amounts.Time(e.ExpiresAt)}",
        AppTokenRevoked e => $"{told.Person(e.By)} revoked an app token of {told.Person(e.User)}",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };
}
