using System.Text.Json.Serialization.Metadata;
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
using static Domain.Tests.Sample;

namespace Domain.Tests;

/// <summary>One event of each kind, with every member set: what the golden files hold.</summary>
internal static class EventSamples
{
    public static readonly IReadOnlyDictionary<string, JsonTypeInfo> Types =
        new[]
        {
            NodeJson.Types, SpaceJson.Types, UserJson.Types, GroupJson.Types, ShareJson.Types, LinkJson.Types,
            AppTokenJson.Types, FavoriteJson.Types, SettingJson.Types, AccessJson.Types,
        }.SelectMany(table => table).ToDictionary();

    public static readonly IReadOnlyList<Type> Aggregates =
    [
        typeof(NodeEvent), typeof(SpaceEvent), typeof(UserEvent), typeof(GroupEvent), typeof(ShareEvent), typeof(LinkEvent),
        typeof(AppTokenEvent), typeof(FavoriteEvent), typeof(SettingEvent), typeof(AccessEvent),
    ];

    private static readonly Property[] Properties =
        [Colour("<x:colour xmlns:x=\"http://example.org/ns\">röd &amp; <b>blå</b></x:colour>")];

    private static readonly NodeLock Lock = new(
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", IsExclusive: true, IsDeep: false,
        "<D:href>mailto:ann@example.org</D:href>", Ann, Noon);

    private static readonly Grantee WithBob = Grantee.User(Bob);

    private static readonly Grantee WithStaff = Grantee.Group(Staff);

    private static readonly Granted Editing = Granted.Of(Roles.SpaceEditor, Noon);

    private static readonly Granted Viewing = Granted.Of(Roles.SpaceViewer, Noon.AddDays(1));

    public static readonly IReadOnlyList<object> All =
    [
        new NodeEvent.RootCreated(Home, Ann),
        new NodeEvent.FolderCreated(Home, Root, "Straße & \"Weg\" 日本 😀", Ann, Noon, Properties, Docs),
        new NodeEvent.FileCreated(Home, Docs, "report.txt", Text, Ann, Properties, Report),
        new NodeEvent.ContentUploaded(Home, Text, 17, Bob),
        new NodeEvent.VersionRestored(Home, 42, Text, 17, Bob),
        new NodeEvent.Renamed(Home, Docs, "report.txt", "summary.txt", Ann),
        new NodeEvent.Moved(Home, Docs, "report.txt", Root, "summary.txt", Ann),
        new NodeEvent.Trashed(Home, Docs, "report.txt", "docs/report.txt", Ann),
        new NodeEvent.Restored(Home, Root, "report.txt", Ann),
        new NodeEvent.Purged(Home, 120, Ann),
        new NodeEvent.MtimeSet(Home, Noon.AddTicks(1), Ann),
        new NodeEvent.PropertiesChanged(Home, Properties, [new("urn:x", "old")], Ann),
        new NodeEvent.TagsAdded(Home, ["urgent", "für später"], Ann),
        new NodeEvent.TagsRemoved(Home, ["urgent"], Ann),
        new NodeEvent.Locked(Home, Lock, Ann),
        new NodeEvent.LockRefreshed(Home, Lock.Token, Noon.AddHours(1), Ann),
        new NodeEvent.Unlocked(Home, Lock.Token, Ann),
        new SpaceEvent.PersonalSpaceCreated(Ann, Root, "Ann", 1_000_000_000_000, Bob),
        new SpaceEvent.QuotaSet(2_000, 1_000, Bob),
        new SpaceEvent.ProjectSpaceCreated(Root, "Apollo", "apollo", "To the moon", 1_000_000, Ann),
        new SpaceEvent.SpaceRenamed("Apollo 11", "Apollo", Ann),
        new SpaceEvent.SpaceDescribed("And back", "To the moon", Ann),
        new SpaceEvent.SpaceAliasSet("apollo-11", "apollo", Ann),
        new SpaceEvent.SpaceImageSet(Report, Docs, Ann),
        new SpaceEvent.SpaceReadmeSet(Docs, Report, Ann),
        new SpaceEvent.MemberAdded(WithBob, Editing, Ann),
        new SpaceEvent.MemberChanged(WithStaff, Viewing, Editing, Ann),
        new SpaceEvent.MemberRemoved(WithBob, Editing, Ann),
        new SpaceEvent.MemberExpired(WithStaff, Viewing),
        new SpaceEvent.SpaceDisabled(Ann),
        new SpaceEvent.SpaceEnabled(Ann),
        new SpaceEvent.SpaceDeleted("Apollo", Ann),
        new SpaceEvent.SpaceHandedOver(Bob, Ann, Ann),
        new UserEvent.UserRegistered("ann", "Ann Lee", "ann@example.org", true, Bob),
        new UserEvent.PasswordChanged(Bob),
        new UserEvent.UserDisabled(Bob),
        new UserEvent.UserEnabled(Bob),
        new UserEvent.AccountRoleSet("spaceadmin", "user", Bob),
        new UserEvent.ProfileChanged(
            new Profile("Ann Lee", "Ann", "Lee", "ann@example.org", "de-AT"),
            new Profile("Ann L.", "An", "L.", "a@example.org", "en"), Ann),
        new UserEvent.PhotoSet(Text.Blob, 12_345, "image/png", Ann),
        new UserEvent.PhotoRemoved(Ann),
        new UserEvent.UserDeleted("ann", Bob),
        new UserEvent.UserRestored("ann", Bob),
        new UserEvent.UserErased(Bob),
        new GroupEvent.GroupCreated("staff", "Who works here", Ann),
        new GroupEvent.GroupRenamed("crew", "staff", Ann),
        new GroupEvent.GroupDescribed("Who flies", "Who works here", Ann),
        new GroupEvent.GroupMemberAdded(WithBob, Ann),
        new GroupEvent.GroupMemberRemoved(WithStaff, Ann),
        new GroupEvent.GroupDeleted("crew", Ann),
        new ShareEvent.ShareCreated(Home, Docs, WithBob, Granted.Of(Roles.Editor, Noon), "Have a look", Ann),
        new ShareEvent.ShareChanged(Home, Docs, WithStaff, new Granted(null, Permission.Stat, null), Granted.Of(Roles.Denied), Ann),
        new ShareEvent.ShareRevoked(Home, Docs, WithBob, Granted.Of(Roles.Editor, Noon), Ann),
        new ShareEvent.ShareExpired(Home, Docs, WithBob, Granted.Of(Roles.Editor, Noon)),
        new ShareEvent.ShareAccepted(Bob),
        new ShareEvent.ShareDeclined(Bob),
        new ShareEvent.ShareHidden(Bob),
        new ShareEvent.ShareShown(Bob),
        new LinkEvent.LinkCreated(
            Home, Docs, "AbCdEfGhIjKlMn0", "createOnly", LinkType.CreateOnly.OfFolder!.Value, HasPassword: true, "Drop it here", Noon,
            IsQuick: true, Ann),
        new LinkEvent.LinkTypeChanged("view", LinkType.View.OfFolder!.Value, "createOnly", Ann),
        new LinkEvent.LinkExpirySet(Noon.AddDays(1), Noon, Ann),
        new LinkEvent.LinkLabeled("For all", "Drop it here", Ann),
        new LinkEvent.LinkPasswordSet(HasPassword: true, Ann),
        new LinkEvent.LinkRevoked(Home, Docs, Ann),
        new LinkEvent.LinkExpired(Home, Docs),
        new AppTokenEvent.AppTokenCreated(Ann, "telephone", Noon, Bob),
        new AppTokenEvent.AppTokenRevoked(Ann, Bob),
        new FavoriteEvent.FavoriteAdded(Ann, Home, Report, Ann),
        new FavoriteEvent.FavoriteRemoved(Ann, Home, Report, Ann),
        new SettingEvent.SettingChanged(Ann, new Guid("08dec2fe-3f97-42a9-9d1b-500855e92f25"), "daily", "instant", Ann),
        new AccessEvent.Downloaded(
            Ann, "basic", "192.0.2.1", "curl/8.0", [new Download(Home, Report, 42, 2, 240, Noon, Noon.AddSeconds(1))]),
        new AccessEvent.SignedIn(Ann, "basic", "192.0.2.1", "curl/8.0", Noon),
        new AccessEvent.SignInRefused("ann", "wrong_password", "192.0.2.1", "curl/8.0", 3, Noon),
        new AccessEvent.CommandRefused(
            Ann, "put", "quota_exceeded", "The space has no room.", Home, Report, "basic", "192.0.2.1", "curl/8.0", "req-1", 1, Noon),
        new AccessEvent.AccessEventsShed(9, Noon, Noon.AddSeconds(1)),
    ];
}
