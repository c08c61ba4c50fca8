using Domain;
using Domain.Users;
using EventStore;
using FsCheck;
using FsCheck.Fluent;
using Projections.Core;
using Projections.Core.Listing;
using Projections.Core.Memory;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Core;

/// <summary>What is answered from memory is what the database would answer.</summary>
[Trait("Category", "db")]
public sealed class ResolvedMemoryTests
{
    private static readonly PathRoot Home = new PathRoot.InPersonalSpace("alan");

    private readonly Story _story = Story.OfAlan();

    [Fact]
    public async Task What_was_asked_before_is_answered_from_memory()
    {
        var file = _story.File(_story.Root, "file");
        await using var core = await CoreModel.CreateAsync(_story);

        var (first, second) = await TwiceAsync(core, "file");

        Assert.Equal(file, first.Node?.Id);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task A_change_of_one_file_leaves_the_others_in_memory()
    {
        var file = _story.File(_story.Root, "file");
        _story.File(_story.Root, "other");
        await using var core = await CoreModel.CreateAsync(_story);
        var other = (await TwiceAsync(core, "other")).First;
        var before = (await TwiceAsync(core, "file")).First;

        _story.Upload(file, size: 9);
        await core.FollowAsync(_story);

        Assert.NotSame(before, await RecallAsync(core, "file"));
        Assert.Equal(9, (await RecallAsync(core, "file")).Node?.SizeBytes);
        Assert.Same(other, await RecallAsync(core, "other"));
    }

    [Fact]
    public async Task What_comes_into_a_space_elsewhere_is_told_on_a_folder_that_is_in_memory()
    {
        _story.Folder(_story.Root, "quiet");
        var busy = _story.Folder(_story.Root, "busy");
        await using var core = await CoreModel.CreateAsync(_story);
        var before = (await TwiceAsync(core, "quiet")).First;

        _story.File(busy, "one", size: 5);
        await core.FollowAsync(_story);
        _story.File(busy, "two", size: 7);
        await core.FollowAsync(_story);
        var after = await RecallAsync(core, "quiet");

        Assert.Same(before.Node, after.Node);
        Assert.Equal(12, after.Space?.UsedBytes - before.Space?.UsedBytes);
    }

    [Fact]
    public void What_a_batch_that_failed_brought_is_not_counted_again_when_it_is_repeated()
    {
        var space = new SpaceRow(SpaceId.New(), null, "", "", NodeId.New(), "", UsedBytes: 10, null, LockCount: 0);
        var changes = new CoreChanges();
        Begin();
        var mark = changes.Mark(space.Id, new LogPosition(5))!.Value;
        Assert.Equal(110, changes.Grown(space, mark)?.UsedBytes);

        Begin();
        Assert.Null(changes.Grown(space, mark));

        void Begin()
        {
            changes.Begin(new LogPosition(5));
            changes.Batch(new LogPosition(6));
            changes.Grow(space.Id.Value, 100);
        }
    }

    [Fact]
    public void How_much_a_space_grew_since_is_not_told_of_what_was_read_many_batches_ago()
    {
        var space = SpaceId.New();
        var changes = new CoreChanges();
        for (var batch = 1; batch <= 20; batch++)
        {
            changes.Batch(new LogPosition(batch));
            changes.Grow(space.Value, 1);
        }

        Assert.Equal([20, 19], [changes.Mark(space, new LogPosition(30))?.Bytes, changes.Mark(space, new LogPosition(19))?.Bytes]);
        Assert.Null(changes.Mark(space, new LogPosition(1)));
    }

    [Fact]
    public async Task Of_a_folder_that_was_listed_only_what_has_changed_is_read_again()
    {
        var (a, b, c) = (_story.File(_story.Root, "a"), _story.File(_story.Root, "b"), _story.File(_story.Root, "\ue000"));
        var elsewhere = _story.Folder(_story.Root, "elsewhere");
        await using var core = await CoreModel.CreateAsync(_story);
        await RecallAsync(core); // finds out that the read model is this node's
        var before = await MembersAsync();
        Assert.Same(before, await MembersAsync());

        _story.Upload(a, size: 9);
        _story.Move(b, elsewhere, "b");
        var d = _story.File(_story.Root, "\U0001F600");
        await core.FollowAsync(_story);
        var after = await MembersAsync();

        Assert.Equal([a, elsewhere, c, d], after.Select(row => row.Id));
        Assert.Equal(9, after[0].SizeBytes);
        Assert.Same(before.Single(row => row.Id == c), after[2]);
        Assert.Same(after, await MembersAsync());

        async Task<IReadOnlyList<NodeRow>> MembersAsync() => await core.Queries.MembersAsync(await RecallAsync(core), default);
    }

    [Fact]
    public async Task A_folder_in_which_much_has_changed_is_listed_anew()
    {
        var still = _story.File(_story.Root, "still");
        await using var core = await CoreModel.CreateAsync(_story);
        await RecallAsync(core); // finds out that the read model is this node's
        var before = await core.Queries.MembersAsync(await RecallAsync(core), default);

        for (var i = 0; i <= MemberChanges.ChangesMax; i++) _story.File(_story.Root, $"new{i}");
        await core.FollowAsync(_story);
        var after = await core.Queries.MembersAsync(await RecallAsync(core), default);

        Assert.Equal(before.Count + MemberChanges.ChangesMax + 1, after.Count);
        Assert.NotSame(before.Single(row => row.Id == still), after.Single(row => row.Id == still));
    }

    [Fact]
    public void What_changed_between_reading_a_folder_and_watching_it_is_not_missed()
    {
        var (folder, space, early, late) = (NodeId.New(), SpaceId.New(), Guid.NewGuid(), Guid.NewGuid());
        var changes = new CoreChanges();
        changes.Begin(new LogPosition(5));
        changes.Batch(new LogPosition(6));
        changes.Member(folder.Value, early);
        Assert.Null(changes.Watch(folder, space, new LogPosition(5)).Since(5));

        var watched = changes.Watch(folder, space, new LogPosition(6));
        changes.Batch(new LogPosition(7));
        changes.Member(folder.Value, late);
        Assert.Equal([late], watched.Since(6));
        Assert.Null(watched.Since(5));

        changes.WatchNoMore();
        Assert.False(changes.IsWatched(folder, watched));
    }

    [Fact]
    public async Task An_account_that_was_disabled_is_not_remembered_as_it_was()
    {
        _story.File(_story.Root, "file");
        await using var core = await CoreModel.CreateAsync(_story);
        await TwiceAsync(core, "file");

        _story.Add("user", _story.Alan.Value, new UserEvent.UserDisabled(_story.Alan));
        await core.FollowAsync(_story);

        Assert.True((await RecallAsync(core, "file")).Caller?.IsDisabled);
    }

    [Fact]
    public async Task Who_asked_before_is_known_until_any_account_changes()
    {
        await using var core = await CoreModel.CreateAsync(_story);
        await core.Queries.CallerAsync(_story.Alan, default); // finds out that the read model is this node's
        var known = await core.Queries.CallerAsync(_story.Alan, default);
        Assert.Equal("alan", known?.Name);
        Assert.Same(known, await core.Queries.CallerAsync(_story.Alan, default));

        _story.Add("user", _story.Alan.Value, new UserEvent.UserDisabled(_story.Alan));
        await core.FollowAsync(_story);

        Assert.True((await core.Queries.CallerAsync(_story.Alan, default))?.IsDisabled);
    }

    [Fact]
    public async Task Who_has_no_space_is_known_too_and_who_has_no_account_is_nobody()
    {
        var guest = UserId.New();
        _story.Add("user", guest.Value, new UserEvent.UserRegistered("grace", "Grace", null, IsAdmin: false, guest));
        await using var core = await CoreModel.CreateAsync(_story);

        Assert.Equal("grace", (await core.Queries.CallerAsync(guest, default))?.Name);
        Assert.Equal("grace", (await core.Queries.CallerAsync(guest, default))?.Name);
        Assert.Null(await core.Queries.CallerAsync(UserId.New(), default));
    }

    [Fact]
    public async Task Nothing_is_answered_from_memory_when_another_node_has_taken_over_and_the_lease_has_run_out()
    {
        _story.File(_story.Root, "file");
        await using var core = await CoreModel.CreateAsync(_story);
        var (first, _) = await TwiceAsync(core, "file");

        await core.LoseAsync();
        await Task.Delay(CoreDefinition.Instance.LeaseWait);

        Assert.NotSame(first, await RecallAsync(core, "file"));
        Assert.NotSame(await RecallAsync(core, "file"), await RecallAsync(core, "file"));
    }

    [Fact]
    public async Task Where_something_was_looked_for_in_vain_other_names_are_supposed_to_be_missing_too()
    {
        var folder = _story.Folder(_story.Root, "folder");
        await using var core = await CoreModel.CreateAsync(_story);
        await TwiceAsync(core, "folder", "a");

        Assert.Equal(folder, Suppose(core, "folder", "b")?.Parent);
        Assert.Null(Suppose(core, "elsewhere", "b"));

        core.Queries.Doubt(_story.Alan, Home, ["folder", "b"]);
        Assert.Null(Suppose(core, "folder", "b"));
    }

    [Fact]
    public async Task What_was_seen_is_not_supposed_to_be_missing()
    {
        _story.File(_story.Root, "file");
        await using var core = await CoreModel.CreateAsync(_story);
        await TwiceAsync(core, "missing");
        await RecallAsync(core, "file");

        Assert.Null(Suppose(core, "file"));
        Assert.NotNull(Suppose(core, "other"));
    }

    [Fact]
    public async Task Over_random_histories_memory_and_database_never_differ()
    {
        var steps = Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(60));
        var (asked, remembered, supposed, placed, listed, renewed) = (0, 0, 0, 0, 0, 0);
        Prop.ForAll(steps, numbers => HoldsAsync(numbers).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

        Assert.True(remembered > asked / 10, $"{remembered} of {asked} answers came from memory: too few to show anything.");
        Assert.True(supposed > asked / 20, $"{supposed} of {asked} addresses were supposed to be free: too few to show anything.");

        Assert.True(placed > asked / 100, $"{placed} places of {asked} addresses came from memory: too few to show anything.");

        Assert.True(listed > asked / 200, $"{listed} folders of {asked} addresses were listed from memory: too few to show anything.");

        Assert.True(renewed > asked / 200, $"{renewed} folders of {asked} addresses were read in part: too few to show anything.");

        async Task HoldsAsync(int[] numbers)
        {
            var history = new History(numbers);
            await using var core = await CoreModel.CreateAsync();
            var random = new Random(numbers.Length);
            var before = new Dictionary<NodeId, PlacedRow>();
            var listedBefore = new Dictionary<NodeId, IReadOnlyList<NodeRow>>();
            for (var at = 0; at < history.Events.Count;)
            {
                var count = Math.Min(random.Next(1, 4), history.Events.Count - at);
                await core.FollowAsync([.. history.Events.Take(at += count)]);
                placed += await HoldPlacesAsync(core, history, before);
                var (whole, inPart) = await HoldMembersAsync(core, history, listedBefore);
                (listed, renewed) = (listed + whole, renewed + inPart);
                foreach (var address in Addresses(history))
                {
                    var recalled = await core.Queries.RecallAsync(null, address.Root, address.Path, withInline: false, default);
                    var fresh = await core.Queries.ResolveAsync(null, address.Root, address.Path, withInline: false, default);
                    Assert.Equal(Told(fresh), Told(recalled));
                    asked++;
                    if (recalled.Position < fresh.Position) remembered++;
                    if (core.Queries.SupposeMissing(null, address.Root, [.. address.Path.SkipLast(1), "new"]) is not { } guess) continue;
                    fresh = await core.Queries.ResolveAsync(null, address.Root, [.. address.Path.SkipLast(1), "new"], withInline: false, default);
                    Assert.Equal(Told(fresh with { Space = null }), Told(guess with { Space = null }));
                    Assert.Equal(fresh.Space?.Id, guess.Space?.Id);
                    supposed++;
                }
            }
        }
    }

    /// <summary>How many were remembered: they are the same objects as those told before.</summary>
    private static async Task<int> HoldPlacesAsync(CoreModel core, History history, Dictionary<NodeId, PlacedRow> before)
    {
        var remembered = 0;
        foreach (var row in history.Model.Nodes.Values)
        {
            NodeId[] node = [new(row.Id)];
            var (told, fresh) = (await core.Queries.PlacesAsync(node, default), await core.Fresh.PlacesAsync(node, default));
            Assert.Equal(fresh.Select(Told), told.Select(Told));
            if (told is not [var place]) continue;
            if (ReferenceEquals(before.GetValueOrDefault(node[0]), place)) remembered++;
            before[node[0]] = place;
        }

        return remembered;
    }

    /// <summary>As <see cref="HoldPlacesAsync"/>, of what folders hold: how many were remembered whole, and how many in part.</summary>
    private static async Task<(int Whole, int InPart)> HoldMembersAsync(
        CoreModel core, History history, Dictionary<NodeId, IReadOnlyList<NodeRow>> before)
    {
        var (whole, inPart) = (0, 0);
        foreach (var row in history.Model.Nodes.Values)
        {
            var root = new PathRoot.AtNode(new SpaceId(row.Space), new NodeId(row.Id));
            var folder = await core.Queries.RecallAsync(null, root, [], withInline: false, default);
            if (folder is not { Node: { IsFolder: true, IsTrashed: false, Id: var id } }) continue;
            await core.Queries.PlacesAsync([id], default);
            var listed = await core.Listing.ChildrenAsync([id], new(ChildrenOrder.Name, IsDescending: false, After: null, Max: 100), [], default);
            var (told, fresh) = (await core.Queries.MembersAsync(folder, default), await core.Fresh.MembersAsync(folder, default));
            Assert.Equal(fresh.Select(member => member.ToString()), told.Select(member => member.ToString()));
            Assert.Equal(fresh.Select(member => member.ToString()), listed[id].Select(member => member.ToString()));
            var known = before.GetValueOrDefault(id) ?? [];
            if (ReferenceEquals(known, told)) whole++;
            else if (told.Any(row => known.Any(old => ReferenceEquals(old, row)))) inPart++;
            before[id] = told;
        }

        return (whole, inPart);
    }

    private static string Told(PlacedRow place) => $"{place.Node} {place.Space} {string.Join('/', place.Way)}";

    /// <summary>Every place that anything in the history ever stood at by its id, and each name in each root.</summary>
    private static IEnumerable<(PathRoot Root, string[] Path)> Addresses(History history)
    {
        foreach (var row in history.Model.Nodes.Values)
        {
            var space = new SpaceId(row.Space);
            yield return (new PathRoot.AtNode(space, new NodeId(row.Id)), []);
            yield return (new PathRoot.InSpace(space), [row.Name]);
            if (row.Parent is not { } parent) continue;
            yield return (new PathRoot.AtNode(space, new NodeId(parent)), [row.Name]);
            yield return (new PathRoot.AtNode(space, new NodeId(parent)), ["missing"]);
        }
    }

    /// <summary>Of a file, how much its space holds is not told.</summary>
    private static string Told(Resolved answer) => (answer with
    {
        Position = default,
        Space = answer is { Space: { } space, Node.IsFolder: false } ? space with { UsedBytes = 0, LockCount = 0 } : answer.Space,
    }).ToString();

    private async Task<(Resolved First, Resolved Second)> TwiceAsync(CoreModel core, params string[] path)
    {
        await RecallAsync(core, path); // finds out that the read model is this node's
        return (await RecallAsync(core, path), await RecallAsync(core, path));
    }

    private async Task<Resolved> RecallAsync(CoreModel core, params string[] path) =>
        await core.Queries.RecallAsync(_story.Alan, Home, path, withInline: false, default);

    private Resolved? Suppose(CoreModel core, params string[] path) => core.Queries.SupposeMissing(_story.Alan, Home, path);
}
