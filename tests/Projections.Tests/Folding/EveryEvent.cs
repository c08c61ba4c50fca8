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

namespace Projections.Tests.Folding;

/// <summary>Every kind of event, found by reflection: a new kind fails the tests that use this until it is dealt with.</summary>
public static class EveryEvent
{
    public static IEnumerable<Type> Kinds =>
        new[]
            {
                typeof(NodeEvent), typeof(SpaceEvent), typeof(UserEvent), typeof(GroupEvent), typeof(ShareEvent), typeof(LinkEvent),
                typeof(AppTokenEvent), typeof(FavoriteEvent), typeof(SettingEvent), typeof(AccessEvent),
            }
            .SelectMany(type => type.GetNestedTypes())
            .Where(type => !type.IsAbstract);

    /// <summary>A story in which each kind happens at least once, in an order that makes sense.</summary>
    public static Story Story()
    {
        var story = Folding.Story.OfAlan();
        var (space, alan, at) = (story.Space, story.Alan, new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));
        var docs = story.Folder(story.Root, "Documents");
        var old = story.Folder(story.Root, "Old");
        var file = story.File(docs, "report.txt", 12_400);
        story.Upload(file, 13_000);
        story.Node(file, new NodeEvent.VersionRestored(space, 6, Folding.Story.Content(12_400), 13_000, alan));
        story.Rename(file, "summary.txt");
        story.Node(file, new NodeEvent.MtimeSet(space, at, alan));
        story.Node(file, new NodeEvent.PropertiesChanged(
            space, [new Property("urn:x", "colour", "<colour/>")], [new PropertyName("urn:x", "shape")], alan));
        story.Node(file, new NodeEvent.TagsAdded(space, ["urgent", "later"], alan));
        story.Node(file, new NodeEvent.TagsRemoved(space, ["later"], alan));
        Mark(story, docs);
        Mark(story, file);
        story.Node(file, new NodeEvent.Locked(space, new NodeLock("urn:uuid:1", true, false, null, alan, at.AddHours(1)), alan));
        story.Node(file, new NodeEvent.LockRefreshed(space, "urn:uuid:1", at.AddHours(2), alan));
        story.Node(file, new NodeEvent.Unlocked(space, "urn:uuid:1", alan));
        story.File(old, "copy.txt", copiedFrom: file);
        story.Download(file);
        story.Move(file, old);
        story.Trash(file);
        story.Restore(file, docs, "again.txt");
        story.Trash(file);
        story.Purge(file);
        story.Add("space", space.Value, new SpaceEvent.QuotaSet(1_000_000, null, alan));
        story.Add("user", alan.Value, new UserEvent.PasswordChanged(alan));
        story.Add("user", alan.Value, new UserEvent.UserDisabled(alan));
        story.Add("user", alan.Value, new UserEvent.UserEnabled(alan));
        story.Access(new AccessEvent.SignedIn(alan, "basic", "127.0.0.1", "curl/7.88", at));
        story.Access(new AccessEvent.SignInRefused("Alan", "wrong password", "127.0.0.1", "curl/7.88", 3, at));
        story.Access(new AccessEvent.CommandRefused(
            alan, "put", "QuotaExceeded", "No room is left.", space, docs, "basic", "127.0.0.1", "curl/7.88", "r-1", 1, at));
        story.Access(new AccessEvent.AccessEventsShed(17, at, at.AddMinutes(1)));
        People(story, at);
        Sharing(story, docs, at);
        Project(story, at);
        return story;
    }

    private static void Mark(Story story, NodeId node)
    {
        var favorite = Guid.NewGuid();
        story.Add("favorite", favorite, new FavoriteEvent.FavoriteAdded(story.Alan, story.Space, node, story.Alan));
        story.Add("favorite", favorite, new FavoriteEvent.FavoriteRemoved(story.Alan, story.Space, node, story.Alan));
        story.Add("favorite", favorite, new FavoriteEvent.FavoriteAdded(story.Alan, story.Space, node, story.Alan));
    }

    private static void People(Story story, DateTimeOffset at)
    {
        var (mary, _, _) = story.Register("mary");
        var (profile, changed) = (
            new Profile("mary of the test", null, null, null, null), new Profile("Mary", "Mary", "Shelley", "mary@example.org", "en"));
        story.Add("user", mary.Value, new UserEvent.ProfileChanged(changed, profile, mary));
        story.Add("user", mary.Value, new UserEvent.AccountRoleSet("spaceadmin", "user", story.Alan));

        var token = Guid.NewGuid();
        story.Add("app_token", token, new AppTokenEvent.AppTokenCreated(mary, "telephone", at, mary));
        story.Add("app_token", Guid.NewGuid(), new AppTokenEvent.AppTokenCreated(mary, "tablet", at, mary));
        story.Add("app_token", token, new AppTokenEvent.AppTokenRevoked(mary, mary));
        foreach (var value in new[] { "daily", "weekly" })
            story.Add("settings", mary.Value, new SettingEvent.SettingChanged(mary, Settings.EmailInterval.Id, value, "instant", mary));
        var photo = Folding.Story.Content(2_000).Blob;
        story.Add("user", mary.Value, new UserEvent.PhotoSet(photo, 2_000, "image/png", mary));
        story.Add("user", mary.Value, new UserEvent.PhotoRemoved(mary));
        story.Add("user", mary.Value, new UserEvent.PhotoSet(photo, 2_000, "image/png", mary));
        story.Add("user", mary.Value, new UserEvent.UserDeleted("mary", story.Alan));
        story.Add("user", mary.Value, new UserEvent.UserRestored("mary", story.Alan));
        story.Add("user", mary.Value, new UserEvent.UserDeleted("mary", story.Alan));
        story.Add("user", mary.Value, new UserEvent.UserErased(story.Alan));
        story.Add("space", story.PersonalSpaceOf(mary).Value, new SpaceEvent.SpaceHandedOver(story.Alan, mary, story.Alan));
    }

    private static void Sharing(Story story, NodeId docs, DateTimeOffset at)
    {
        var (grace, _, _) = story.Register("grace");
        var (team, crew) = (story.Group("team"), story.Group("crew"));
        story.Add("group", team.Value, new GroupEvent.GroupRenamed("staff", "team", story.Alan));
        story.Add("group", team.Value, new GroupEvent.GroupDescribed("All of us", null, story.Alan));
        story.Join(team, Grantee.User(grace));
        story.Join(team, Grantee.Group(crew));
        story.Leave(team, Grantee.User(grace));
        var (one, two) = (story.Share(docs, Grantee.User(grace), Roles.Viewer), story.Share(docs, Grantee.Group(crew), Roles.Editor, at));
        story.Change(one, Granted.Of(Roles.Denied));
        foreach (var received in new ShareEvent[]
        {
            new ShareEvent.ShareAccepted(grace), new ShareEvent.ShareHidden(grace), new ShareEvent.ShareShown(grace),
            new ShareEvent.ShareDeclined(grace),
        }) story.Add("share", one.Value, received);
        story.Revoke(one);
        story.Expire(two);
        story.Share(docs, Grantee.Group(crew), Roles.Viewer);
        story.Add("group", crew.Value, new GroupEvent.GroupDeleted("crew", story.Alan));

        var (link, drop) = (story.Link(docs, LinkType.View, at), story.Link(docs, LinkType.CreateOnly));
        story.Add("link", link.Value, new LinkEvent.LinkTypeChanged("edit", LinkType.Edit.OfFolder!.Value, "view", story.Alan));
        story.Add("link", link.Value, new LinkEvent.LinkLabeled("For all", null, story.Alan));
        story.Add("link", link.Value, new LinkEvent.LinkPasswordSet(true, story.Alan));
        story.Add("link", link.Value, new LinkEvent.LinkExpirySet(at.AddDays(1), at, story.Alan));
        story.Add("link", link.Value, new LinkEvent.LinkExpired(story.Space, docs));
        story.Add("link", drop.Value, new LinkEvent.LinkRevoked(story.Space, docs, story.Alan));
    }

    private static void Project(Story story, DateTimeOffset at)
    {
        var (space, root) = story.Project("Apollo");
        var (mary, staff) = (Grantee.User(UserId.New()), Grantee.Group(GroupId.New()));
        var (viewer, editor) = (Granted.Of(Roles.SpaceViewer, at), Granted.Of(Roles.SpaceEditor));
        var readme = story.File(root, "readme.md");
        foreach (var @event in new SpaceEvent[]
        {
            new SpaceEvent.SpaceRenamed("Gemini", "Apollo", story.Alan),
            new SpaceEvent.SpaceDescribed("To the moon", null, story.Alan),
            new SpaceEvent.SpaceAliasSet("gemini", "apollo", story.Alan),
            new SpaceEvent.SpaceImageSet(readme, null, story.Alan),
            new SpaceEvent.SpaceReadmeSet(readme, null, story.Alan),
            new SpaceEvent.MemberAdded(mary, viewer, story.Alan),
            new SpaceEvent.MemberAdded(staff, viewer, story.Alan),
            new SpaceEvent.MemberChanged(mary, editor, viewer, story.Alan),
            new SpaceEvent.MemberRemoved(mary, editor, story.Alan),
            new SpaceEvent.MemberExpired(staff, viewer),
            new SpaceEvent.SpaceDisabled(story.Alan),
            new SpaceEvent.SpaceEnabled(story.Alan),
            new SpaceEvent.SpaceDisabled(story.Alan),
            new SpaceEvent.SpaceDeleted("Gemini", story.Alan),
        }) story.Add("space", space.Value, @event);
    }
}
