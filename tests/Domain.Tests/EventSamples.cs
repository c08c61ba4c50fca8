using System.Text.Json.Serialization.Metadata;
using Domain.Access;
using Domain.Nodes;
using Domain.Spaces;
using Domain.Users;
using static Domain.Tests.Sample;

namespace Domain.Tests;

/// <summary>One event of each kind, with every member set: what the golden files hold.</summary>
internal static class EventSamples
{
    public static readonly IReadOnlyDictionary<string, JsonTypeInfo> Types =
        new[] { NodeJson.Types, SpaceJson.Types, UserJson.Types, AccessJson.Types }.SelectMany(table => table).ToDictionary();

    public static readonly IReadOnlyList<Type> Aggregates = [typeof(NodeEvent), typeof(SpaceEvent), typeof(UserEvent), typeof(AccessEvent)];

    private static readonly Property[] Properties =
        [Colour("<x:colour xmlns:x=\"http://example.org/ns\">röd &amp; <b>blå</b></x:colour>")];

    private static readonly NodeLock Lock = new(
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", IsExclusive: true, IsDeep: false,
        "<D:href>mailto:ann@example.org</D:href>", Ann, Noon);

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
        new NodeEvent.Locked(Home, Lock, Ann),
        new NodeEvent.LockRefreshed(Home, Lock.Token, Noon.AddHours(1), Ann),
        new NodeEvent.Unlocked(Home, Lock.Token, Ann),
        new SpaceEvent.PersonalSpaceCreated(Ann, Root, "Ann", 1_000_000_000_000, Bob),
        new SpaceEvent.QuotaSet(2_000, 1_000, Bob),
        new UserEvent.UserRegistered("ann", "Ann Lee", "ann@example.org", true, Bob),
        new UserEvent.PasswordChanged(Bob),
        new UserEvent.UserDisabled(Bob),
        new UserEvent.UserEnabled(Bob),
        new AccessEvent.Downloaded(
            Ann, "basic", "192.0.2.1", "curl/8.0", [new Download(Home, Report, 42, 2, 240, Noon, Noon.AddSeconds(1))]),
        new AccessEvent.SignedIn(Ann, "basic", "192.0.2.1", "curl/8.0", Noon),
        new AccessEvent.SignInRefused("ann", "wrong_password", "192.0.2.1", "curl/8.0", 3, Noon),
        new AccessEvent.CommandRefused(
            Ann, "put", "quota_exceeded", "The space has no room.", Home, Report, "basic", "192.0.2.1", "curl/8.0", "req-1", 1, Noon),
        new AccessEvent.AccessEventsShed(9, Noon, Noon.AddSeconds(1)),
    ];
}
