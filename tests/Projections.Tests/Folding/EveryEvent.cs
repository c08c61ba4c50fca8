using Domain;
using Domain.Access;
using Domain.Nodes;
using Domain.Spaces;
using Domain.Users;

namespace Projections.Tests.Folding;

/// <summary>Every kind of event, found by reflection: a new kind fails the tests that use this until it is dealt with.</summary>
public static class EveryEvent
{
    public static IEnumerable<Type> Kinds =>
        new[] { typeof(NodeEvent), typeof(SpaceEvent), typeof(UserEvent), typeof(AccessEvent) }
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
        return story;
    }
}
