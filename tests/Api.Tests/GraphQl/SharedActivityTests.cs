using Api.GraphQl.Types;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Activity;
using Projections.Core.Access;
using Xunit;

namespace Api.Tests.GraphQl;

public class SharedActivityTests
{
    private static readonly Guid Above = Guid.NewGuid(), Shared = Guid.NewGuid(), Below = Guid.NewGuid();
    private static readonly Guid File = Guid.NewGuid(), Elsewhere = Guid.NewGuid();
    private static readonly DateTimeOffset SharedAt = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly SharedActivity Sight = new([Share(Shared, SharedAt)]);

    [Fact]
    public void A_path_begins_at_what_is_shared_and_names_of_accounts_and_spaces_are_left_out()
    {
        var told = Sight.Tell(Row(Verb.Uploaded, "/Secret/shared/below/a.txt", null, File, Below, Shared, Above));

        Assert.Equal("/shared/below/a.txt", told?.Path);
        Assert.True(told is { ActorName: null, SpaceName: null, SubjectName: null, Name: "a.txt" });
    }

    [Fact]
    public void Where_something_came_from_is_told_of_new_names_only()
    {
        var renamed = Sight.Tell(Row(Verb.Renamed, "/Secret/shared/a.txt", "/Secret/shared/old.txt", File, Shared, Above));
        var itself = Sight.Tell(Row(Verb.Renamed, "/Secret/a.txt", "/Secret/shared", Shared, Above));
        var came = Sight.Tell(Row(Verb.Moved, "/Secret/shared/a.txt", "/Elsewhere/hidden.txt", File, Shared, Above, Elsewhere));
        var copied = Sight.Tell(Row(Verb.Copied, "/Secret/shared/a.txt", "/Elsewhere/hidden.txt", File, Shared, Above));

        Assert.Equal(("/shared/a.txt", "/shared/old.txt"), (renamed?.Path, renamed?.FromPath));
        Assert.Equal(("/a.txt", "/shared"), (itself?.Path, itself?.FromPath));
        Assert.Equal(("/shared/a.txt", null), (came?.Path, came?.FromPath));
        Assert.Equal(("/shared/a.txt", null), (copied?.Path, copied?.FromPath));
    }

    [Fact]
    public void What_leaves_is_told_by_the_name_that_it_had()
    {
        var left = Sight.Tell(Row(Verb.Moved, "/Elsewhere/new.txt", "/Secret/shared/a.txt", File, Elsewhere, Shared, Above));

        Assert.True(left is { Path: null, FromPath: null, Name: "a.txt" });
    }

    [Fact]
    public void What_is_shared_going_elsewhere_what_was_before_and_what_is_no_change_of_content_is_not_told()
    {
        Assert.Null(Sight.Tell(Row(Verb.Moved, "/Elsewhere/shared", "/Secret/shared", Shared, Elsewhere, Above)));
        Assert.Null(Sight.Tell(Row(Verb.Uploaded, "/Secret/shared/a.txt", null, File, Shared, Above) with { At = SharedAt.AddSeconds(-1) }));
        Assert.Null(Sight.Tell(Row(Verb.Uploaded, "/Secret/a.txt", null, File, Above)));
        Assert.Null(Sight.Tell(Row(Verb.Shared, "/Secret/shared/a.txt", null, File, Shared, Above)));
        Assert.Null(Sight.Tell(Row(Verb.Downloaded, "/Secret/shared/a.txt", null, File, Shared, Above)));
    }

    [Fact]
    public void Of_several_shares_each_tells_what_happened_since()
    {
        var sight = new SharedActivity([Share(Shared, SharedAt.AddDays(1)), Share(Below, SharedAt)]);
        var row = Row(Verb.Uploaded, "/Secret/shared/below/a.txt", null, File, Below, Shared, Above);

        Assert.Equal("/below/a.txt", sight.Tell(row)?.Path);
        Assert.Equal("/shared/below/a.txt", sight.Tell(row with { At = SharedAt.AddDays(2) })?.Path);
    }

    [Fact]
    public void A_place_that_is_not_known_is_not_told() =>
        Assert.True(Sight.Tell(Row(Verb.Copied, "…/a.txt", null, File, Shared)) is { Path: null, Name: "a.txt" });

    private static ActivityRow Row(string verb, string path, string? fromPath, Guid node, params Guid[] above) => new(
        new ActivityCursor(1, 0), SharedAt, verb, new UserId(Guid.NewGuid()), "anna", null, "ben", new SpaceId(Guid.NewGuid()), "Anna's",
        new NodeId(node), false, path[(path.LastIndexOf('/') + 1)..], path, fromPath, 1, 1, null)
    {
        Chain = [node, .. above],
    };

    private static GrantRow Share(Guid node, DateTimeOffset at) => new(
        Guid.NewGuid(), GrantVia.Share, new SpaceId(Guid.NewGuid()), new NodeId(node), Grantee.User(new UserId(Guid.NewGuid())), "Ben",
        Granted.Of(Roles.Viewer), null, at, new UserId(Guid.NewGuid()), "Anna", new LogPosition(1));
}
