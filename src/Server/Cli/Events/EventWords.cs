using System.Diagnostics;
using Domain;
using Domain.Access;
using Domain.AppTokens;
using Domain.Favorites;
using Domain.Groups;
using Domain.Links;
using Domain.Nodes;
using Domain.Settings;
using Domain.Shares;
using Domain.Spaces;
using Domain.Users;
using EventStore;
using static Domain.Access.AccessEvent;
using static Domain.Nodes.NodeEvent;
using static Domain.Spaces.SpaceEvent;
using static Domain.Users.UserEvent;

namespace Server.Cli.Events;

/// <summary>
/// One sentence for every kind of event, as a person would tell it. All that somebody else chose passes <see cref="Printable"/>.
/// </summary>
internal static class EventWords
{
    private const int DownloadsMax = 3;

    public static string Of(Recorded recorded, Told told) => Sentence(recorded, told) + Origin(recorded) + ".";

    private static string Sentence(Recorded recorded, Told told) => recorded.Event switch
    {
        NodeEvent e => OfNode(new NodeId(recorded.Stream.Key), e, told),
        SpaceEvent e => OfSpace(new SpaceId(recorded.Stream.Key), e, told),
        UserEvent e => OfAccount(new UserId(recorded.Stream.Key), e, told),
        GroupEvent e => SharingWords.OfGroup(new GroupId(recorded.Stream.Key), e, told),
        ShareEvent e => SharingWords.OfShare(e, told),
        LinkEvent e => SharingWords.OfLink(e, told),
        AppTokenEvent e => SharingWords.OfAppToken(e, told),
        FavoriteEvent e => PersonalWords.OfFavorite(e, told),
        SettingEvent e => PersonalWords.OfSetting(e, told),
        AccessEvent e => OfAccess(e, told),
        _ => throw new UnreachableException($"There are no words for {recorded.Type}."),
    };

    private static string OfNode(NodeId node, NodeEvent @event, Told told) => @event switch
    {
        RootCreated e => $"{told.Person(e.By)} made the root folder of {told.Space(e.Space)}",
        FolderCreated { CopiedFrom: { } source } e =>
            $"{told.Person(e.By)} copied the folder {told.FromPath(node, $"item {source.Value}")} to {told.Path(node, e.Name)}",
        FolderCreated e => $"{told.Person(e.By)} made the folder {told.Path(node, e.Name)}",
        FileCreated { CopiedFrom: { } source } e =>
            $"{told.Person(e.By)} copied {told.FromPath(node, $"item {source.Value}")} to {told.Path(node, e.Name)}",
        FileCreated e =>
            $"{told.Person(e.By)} uploaded {Printable.Of(e.Name.Value)} ({Amounts.Size(e.Content.SizeBytes)})"
            + $" to {told.Folder(node, e.Parent)}",
        ContentUploaded e =>
            $"{told.Person(e.By)} uploaded a new version of {told.Path(node)} ({Amounts.Size(e.Content.SizeBytes)})",
        VersionRestored e => $"{told.Person(e.By)} made version {e.From} of {told.Path(node)} current again",
        Renamed e => $"{told.Person(e.By)} renamed {told.FromPath(node, e.From)} to {Printable.Of(e.Name.Value)}",
        Moved e => $"{told.Person(e.By)} moved {told.FromPath(node, e.FromName)} to {told.Path(node, e.Name)}",
        Trashed e => $"{told.Person(e.By)} put {told.Path(node, e.Location)} into the trash",
        Restored e => $"{told.Person(e.By)} took {told.Path(node, e.Name)} out of the trash",
        Purged e => $"{told.Person(e.By)} deleted {told.Path(node)} for good, which gave back {Amounts.Size(e.SizeBytes)}",
        MtimeSet e => $"{told.Person(e.By)} set the time of {told.Path(node)} to {Amounts.Time(e.Mtime)}",
        PropertiesChanged e => $"{told.Person(e.By)} changed properties of {told.Path(node)}: {PropertyNames(e)}",
        TagsAdded e => $"{told.Person(e.By)} tagged {told.Path(node)}: {Tags(e.Tags)}",
        TagsRemoved e => $"{told.Person(e.By)} took tags from {told.Path(node)}: {Tags(e.Tags)}",
        Locked e => $"{told.Person(e.By)} locked {told.Path(node)} until {Amounts.Time(e.Lock.ExpiresAt)}",
        LockRefreshed e => $"{told.Person(e.By)} kept the lock on {told.Path(node)} until {Amounts.Time(e.ExpiresAt)}",
        Unlocked e => $"{told.Person(e.By)} unlocked {told.Path(node)}",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    private static string OfSpace(SpaceId space, SpaceEvent @event, Told told) => @event switch
    {
        PersonalSpaceCreated e => $"{told.Person(e.By)} made the space {Printable.Of(e.Name.Value)} for {told.Person(e.Owner)}",
        QuotaSet { QuotaBytes: { } bytes } e => $"{told.Person(e.By)} set the quota of {told.Space(space)} to {Amounts.Size(bytes)}",
        QuotaSet e => $"{told.Person(e.By)} took away the quota of {told.Space(space)}",
        ProjectSpaceCreated e => $"{told.Person(e.By)} made the space {Printable.Of(e.Name.Value)}",
        SpaceRenamed e => $"{told.Person(e.By)} renamed the space {Printable.Of(e.Was.Value)} to {Printable.Of(e.Name.Value)}",
        SpaceDescribed e => $"{told.Person(e.By)} described {told.Space(space)} anew",
        SpaceAliasSet e => $"{told.Person(e.By)} set the alias of {told.Space(space)} to {Printable.Of(e.Alias.Value)}",
        SpaceImageSet e => $"{told.Person(e.By)} {(e.Image is null ? "took away" : "set")} the picture of {told.Space(space)}",
        SpaceReadmeSet e => $"{told.Person(e.By)} {(e.Readme is null ? "took away" : "set")} the readme of {told.Space(space)}",
        MemberAdded e => $"{told.Person(e.By)} made {told.Grantee(e.Member)} a member of {told.Space(space)}: {Told.Granted(e.Granted)}",
        MemberChanged e =>
            $"{told.Person(e.By)} changed what {told.Grantee(e.Member)} may do in {told.Space(space)}"
            + $" from {Told.Granted(e.Was)} to {Told.Granted(e.Granted)}",
        MemberRemoved e => $"{told.Person(e.By)} removed {told.Grantee(e.Member)} from {told.Space(space)} ({Told.Granted(e.Was)})",
        MemberExpired e => $"The membership of {told.Grantee(e.Member)} in {told.Space(space)} expired ({Told.Granted(e.Was)})",
        SpaceDisabled e => $"{told.Person(e.By)} disabled {told.Space(space)}",
        SpaceEnabled e => $"{told.Person(e.By)} enabled {told.Space(space)} again",
        SpaceDeleted e => $"{told.Person(e.By)} deleted the space {Printable.Of(e.Name.Value)} for good",
        SpaceHandedOver e => $"{told.Person(e.By)} handed {told.Space(space)} over from {told.Person(e.From)} to {told.Person(e.To)}",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    private static string OfAccount(UserId account, UserEvent @event, Told told) => @event switch
    {
        UserRegistered e =>
            $"{told.Person(e.By)} registered the {(e.IsAdmin ? "admin " : "")}account {Printable.Of(e.Name.Value)}"
            + $" ({Printable.Of(e.DisplayName.Value)})",
        PasswordChanged e when e.By == account => $"{told.Person(e.By)} changed their own password",
        PasswordChanged e => $"{told.Person(e.By)} changed the password of {told.Person(account)}",
        UserDisabled e => $"{told.Person(e.By)} disabled the account of {told.Person(account)}",
        UserEnabled e => $"{told.Person(e.By)} enabled the account of {told.Person(account)}",
        AccountRoleSet e =>
            $"{told.Person(e.By)} changed the role of {told.Person(account)} from {Printable.Of(e.Was)} to {Printable.Of(e.Role)}",
        ProfileChanged e when e.By == account => $"{told.Person(e.By)} changed their own profile",
        ProfileChanged e => $"{told.Person(e.By)} changed the profile of {told.Person(account)}",
        PhotoSet e => $"{told.Person(e.By)} set the photo of {told.Person(account)} ({Amounts.Size(e.SizeBytes)})",
        PhotoRemoved e => $"{told.Person(e.By)} took away the photo of {told.Person(account)}",
        UserRestored e => $"{told.Person(e.By)} brought back the account {Printable.Of(e.Name.Value)}",
        UserErased e => $"{told.Person(e.By)} erased the account of {told.Person(account)} for good",
        UserDeleted e => $"{told.Person(e.By)} deleted the account {Printable.Of(e.Name.Value)}",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    private static string OfAccess(AccessEvent @event, Told told) => @event switch
    {
        Downloaded e => $"{told.Person(e.By)} downloaded {Items(e.Items, told)}",
        SignedIn e => $"{told.Person(e.By)} signed in by {Printable.Of(e.AuthMethod)}",
        SignInRefused e =>
            $"A sign-in {(e.Name is { } name ? $"as {Printable.Of(name.Value)}" : "without a name")} was refused{Amounts.Times(e.Count)}"
            + $" ({Printable.Of(e.Reason)})",
        CommandRefused e =>
            $"{(e.By is { } by ? told.Person(by) : "somebody")} was refused {Printable.Of(e.Action)} of "
            + (e.Node is { } node ? told.Path(node) : e.Space is { } space ? told.Space(space) : "something unknown")
            + $"{Amounts.Times(e.Count)} ({Printable.Of(e.Code)}: {Printable.Of(e.Reason.TrimEnd('.'))})",
        AccessEventsShed e =>
            $"{e.Count} reads, sign-ins and refusals between {Amounts.Time(e.From)} and {Amounts.Time(e.To)} were counted, not recorded",
        _ => throw new UnreachableException($"There are no words for {@event.GetType()}."),
    };

    private static string Items(IReadOnlyList<Download> items, Told told)
    {
        var some = items.Take(DownloadsMax)
            .Select(item => $"{told.Path(item.Node)} ({Amounts.Size(item.Bytes)}{(item.Count == 1 ? "" : $" in {item.Count} reads")})");
        var rest = items.Count > DownloadsMax ? $" and {items.Count - DownloadsMax} more" : "";
        return string.Join(", ", some) + rest;
    }

    private static string Tags(IEnumerable<Personal> tags) => string.Join(", ", tags.Select(tag => Printable.Of(tag.Value)));

    private static string PropertyNames(PropertiesChanged e) =>
        string.Join(", ", e.Set.Select(p => Printable.Of(p.Name)).Concat(e.Removed.Select(p => $"{Printable.Of(p.Name)} (removed)")));

    private static (Personal? Address, Personal? Agent) OfCommand(Envelope by) => (by.ClientAddress, by.UserAgent);

    private static string Origin(Recorded recorded)
    {
        var (address, agent) = recorded.Event switch
        {
            Downloaded e => (e.ClientAddress, e.UserAgent),
            SignedIn e => (e.ClientAddress, e.UserAgent),
            SignInRefused e => (e.ClientAddress, e.UserAgent),
            CommandRefused e => (e.ClientAddress, e.UserAgent),
            AccessEventsShed => (null, null),
            _ => OfCommand(EnvelopeJson.Read(recorded.Metadata.Headers.Span)),
        };
        return (address is { } from ? $" from {Printable.Of(from.Value)}" : "")
            + (agent is { Value.Length: > 0 } with ? $" with {Printable.Of(with.Value)}" : "");
    }
}
