using Domain;
using Domain.Nodes;
using EventStore;
using Fixtures;
using Xunit;
using static Domain.Nodes.NodeEvent;

namespace Commands.Tests;

/// <summary>A copy appears at once or never, whatever its size and whatever fails.</summary>
public class CopyTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public async Task A_small_tree_is_one_append_with_parents_before_children()
    {
        var home = await ledger.HomeAsync();
        var before = await ledger.HeadAsync();
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.CopyAsync(
            Ledger.By(), before, Tree(folders: 2, files: 6), home.At("copy"), default));

        var recorded = await ledger.Store.ReadLogAsync(before, 100, default).ToListAsync();
        Assert.Equal(9, recorded.Count);
        Assert.Single(recorded.Select(r => r.Metadata.CorrelationId).Distinct());
        Assert.Equal(done.Node.Value, recorded[0].Stream.Key);
        var known = new HashSet<Guid> { home.Root.Value };
        foreach (var made in recorded)
        {
            Assert.Contains(ParentOf(made.Event).Value, known);
            known.Add(made.Stream.Key);
        }

        Assert.Equal(60, await ledger.UsedBytesAsync(home.Space));
        Assert.Equal(2, await ledger.NamesInAsync(done.Node));
    }

    [Fact]
    public async Task A_copy_remembers_what_it_was_copied_from_and_keeps_times_and_properties()
    {
        var home = await ledger.HomeAsync();
        var source = Tree(folders: 0, files: 1)[1] with { Properties = [new("urn:x", "colour", "<c/>")] };
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.CopyAsync(
            Ledger.By(), await ledger.HeadAsync(), [source with { Parent = null }], home.At("copy"), default));

        var copied = Assert.IsType<FileCreated>((await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync()).Event);
        Assert.Equal(
            (source.Id, source.Mtime, "<c/>"), (copied.CopiedFrom!.Value, copied.Content.Mtime, copied.Properties!.Single().Xml.Value));
        Assert.Equal(done.Position, done.Content);
    }

    [Fact]
    public async Task More_properties_than_one_event_holds_follow_in_more()
    {
        var home = await ledger.HomeAsync();
        Property[] properties = [.. Enumerable.Range(0, 12).Select(i => new Property("urn:x", $"p{i}", new string('"', 7_000)))];
        var source = Tree(folders: 0, files: 0)[0] with { Properties = properties };
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.CopyAsync(
            Ledger.By(), await ledger.HeadAsync(), [source], home.At("copy"), default));

        var events = await ledger.Store.ReadStreamAsync(Change.Stream(done.Node), 1, default).Select(r => r.Event).ToListAsync();
        var copied = ((FolderCreated)events[0]).Properties!.Concat(events.Skip(1).Cast<PropertiesChanged>().SelectMany(e => e.Set));
        Assert.Equal(properties, copied);
        Assert.Equal(events.Count, done.Version);
    }

    [Fact]
    public async Task A_large_tree_is_attached_by_its_last_event()
    {
        var home = await ledger.HomeAsync();
        var before = await ledger.HeadAsync();
        var tree = Tree(folders: 10, files: (2 * Limits.CopyChunkMax) + 500);
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.CopyAsync(Ledger.By(), before, tree, home.At("copy"), default));

        var last = await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync();
        Assert.Equal(done.Node.Value, last.Stream.Key);
        Assert.Equal(tree.Count, (await ledger.HeadAsync()).Value - before.Value);
        Assert.Equal(tree.Sum(node => node.Content?.SizeBytes ?? 0), await ledger.UsedBytesAsync(home.Space));
    }

    [Fact]
    public async Task A_large_copy_that_finds_its_place_taken_leaves_nothing()
    {
        var home = await ledger.HomeAsync();
        await home.FileAsync("copy", sizeBytes: 7);
        var outcome = await home.Nodes.CopyAsync(
            Ledger.By(), await ledger.HeadAsync(), Tree(folders: 3, files: Limits.CopyChunkMax), home.At("copy"), default);
        Assert.IsType<Outcome.Stale>(outcome);
        await AssertNothingIsLeftAsync(home, usedBytes: 7);
    }

    [Fact]
    public async Task A_large_copy_that_passes_the_quota_leaves_nothing()
    {
        var home = await ledger.HomeAsync(quotaBytes: 10 * (Limits.CopyChunkMax + 100));
        var outcome = await home.Nodes.CopyAsync(
            Ledger.By(), await ledger.HeadAsync(), Tree(folders: 3, files: 2 * Limits.CopyChunkMax), home.At("copy"), default);
        Assert.Equal(RefusalCode.QuotaExceeded, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
        await AssertNothingIsLeftAsync(home, usedBytes: 0);
    }

    [Fact]
    public async Task What_a_crash_leaves_is_purged_by_the_collector()
    {
        var home = await ledger.HomeAsync();
        var before = await ledger.HeadAsync();
        var tree = Tree(folders: 5, files: 2 * Limits.CopyChunkMax);
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() =>
            new Nodes(new StoreWithFaults(ledger.Store, StoreWithFaults.AwayAfter(appends: 2)))
                .CopyAsync(Ledger.By(), before, tree, home.At("copy"), default));
        Assert.NotEqual(0, await ledger.UsedBytesAsync(home.Space));

        var detached = await DetachedAsync(before);
        var outcome = await home.Nodes.PurgeDetachedAsync(Envelope.System("collector"), await ledger.HeadAsync(), detached, default);

        Assert.IsType<Outcome.Done>(outcome);
        await AssertNothingIsLeftAsync(home, usedBytes: 0);
        Assert.All(detached, tree => Assert.Equal(0, ledger.NamesInAsync(tree.Top.Parent!.Value).Result));
    }

    [Fact]
    public async Task The_collector_does_not_touch_a_copy_that_was_attached_meanwhile()
    {
        var home = await ledger.HomeAsync();
        var before = await ledger.HeadAsync();
        await home.Nodes.CopyAsync(Ledger.By(), before, Tree(folders: 5, files: Limits.CopyChunkMax), home.At("copy"), default);

        // The collector's read model had seen all but the last event, which attaches.
        var detached = await DetachedAsync(before);
        var seenAt = new LogPosition((await ledger.HeadAsync()).Value - 1);
        Assert.IsType<Outcome.Stale>(await home.Nodes.PurgeDetachedAsync(Envelope.System("collector"), seenAt, detached, default));
    }

    [Fact]
    public async Task A_copy_that_the_collector_took_for_dead_is_not_attached()
    {
        var home = await ledger.HomeAsync();
        var before = await ledger.HeadAsync();
        var racing = new StoreWithFaults(ledger.Store, async appends =>
        {
            if (appends == 2) await home.Nodes.PurgeDetachedAsync(
                Envelope.System("collector"), await ledger.HeadAsync(), await DetachedAsync(before), default);
        });
        var outcome = await new Nodes(racing).CopyAsync(
            Ledger.By(), before, Tree(folders: 5, files: 2 * Limits.CopyChunkMax), home.At("copy"), default);

        Assert.IsType<Outcome.Stale>(outcome);
        Assert.Equal(0, await ledger.NamesInAsync(home.Root));
    }

    [Fact]
    public async Task A_large_copy_outlives_a_lock_and_a_move_elsewhere_in_the_space()
    {
        var home = await ledger.HomeAsync();
        var (target, other) = (await home.FolderAsync("target"), await home.FolderAsync("other"));
        var before = await ledger.HeadAsync();
        var outcome = await new Nodes(Meanwhile(() => LockAsync(home, other))).CopyAsync(
            Ledger.By(), before, Tree(folders: 5, files: Limits.CopyChunkMax), home.At(target.Id, "copy"), default);
        Assert.IsType<Outcome.Done>(outcome);
    }

    [Fact]
    public async Task A_large_copy_does_not_pass_a_lock_above_its_place()
    {
        var home = await ledger.HomeAsync();
        var outer = await home.FolderAsync("outer");
        var inner = await home.FolderAsync("inner", outer.Id);
        var before = await ledger.HeadAsync();
        var outcome = await new Nodes(Meanwhile(() => LockAsync(home, outer))).CopyAsync(
            Ledger.By(), before, Tree(folders: 5, files: Limits.CopyChunkMax), home.At(inner.Id, "copy"), default);
        Assert.IsType<Outcome.Stale>(outcome);
        Assert.Equal((0, 0), (await ledger.UsedBytesAsync(home.Space), await ledger.NamesInAsync(inner.Id)));
    }

    [Fact]
    public async Task A_large_copy_is_not_attached_below_the_trash()
    {
        var home = await ledger.HomeAsync();
        var outer = await home.FolderAsync("outer");
        var inner = await home.FolderAsync("inner", outer.Id);
        var before = await ledger.HeadAsync();
        var outcome = await new Nodes(Meanwhile(() => home.TrashedAsync(outer))).CopyAsync(
            Ledger.By(), before, Tree(folders: 5, files: Limits.CopyChunkMax), home.At(inner.Id, "copy"), default);
        Assert.IsType<Outcome.Stale>(outcome);
        Assert.Equal(0, await ledger.NamesInAsync(inner.Id));
    }

    [Fact]
    public async Task A_large_copy_that_may_have_been_attached_is_left_alone()
    {
        var home = await ledger.HomeAsync();
        var tree = Tree(folders: 5, files: Limits.CopyChunkMax);
        var by = Ledger.By();
        var before = await ledger.HeadAsync();
        var lost = new StoreWithFaults(ledger.Store, _ => Task.CompletedTask, StoreWithFaults.AwayAfter(appends: 2));
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() =>
            new Nodes(lost).CopyAsync(by, before, tree, home.At("copy"), default));
        Assert.Equal(10 * Limits.CopyChunkMax, await ledger.UsedBytesAsync(home.Space));

        // Asked again, it answers with the copy that is there, and takes back what it appended beside.
        var again = Assert.IsType<Outcome.Done>(await home.Nodes.CopyAsync(by, before, tree, home.At("copy"), default));
        Assert.Equal(5, await ledger.NamesInAsync(again.Node));
        Assert.Equal(10 * Limits.CopyChunkMax, await ledger.UsedBytesAsync(home.Space));
    }

    [Fact]
    public async Task A_folder_is_not_copied_into_itself()
    {
        var home = await ledger.HomeAsync();
        var tree = Tree(folders: 2, files: 2);
        var outcome = await home.Nodes.CopyAsync(Ledger.By(), await ledger.HeadAsync(), tree, home.At(tree[1].Id, "copy"), default);
        Assert.Equal(RefusalCode.Cycle, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task A_copy_is_not_deeper_than_the_limit()
    {
        var home = await ledger.HomeAsync();
        List<CopyNode> chain = [Folder(null, "top")];
        for (var i = 0; i <= Limits.DepthMax; i++) chain.Add(Folder(chain[^1].Id, "d"));
        var outcome = await home.Nodes.CopyAsync(Ledger.By(), await ledger.HeadAsync(), chain, home.At("copy"), default);
        Assert.Equal(RefusalCode.LimitExceeded, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task A_copy_over_something_sends_that_to_the_trash()
    {
        var home = await ledger.HomeAsync();
        var target = await home.FolderAsync("copy");
        await home.Nodes.CopyAsync(
            Ledger.By(), await ledger.HeadAsync(), Tree(folders: 1, files: Limits.CopyChunkMax), home.At("copy", target), default);
        Assert.True((await ledger.SnapshotAsync(target.Id)).IsTrashed);
        Assert.Equal(1, await ledger.NamesInAsync(home.Root));
    }

    /// <summary>Somebody acts between the chunks and the attachment.</summary>
    private StoreWithFaults Meanwhile(Func<Task> act) =>
        new(ledger.Store, before => before == 2 ? act() : Task.CompletedTask);

    private async Task LockAsync(Home home, NodeSnapshot folder) => Assert.IsType<Outcome.Done>(await home.Nodes.LockAsync(
        Ledger.By(), await ledger.HeadAsync(), folder, new("urn:uuid:1", true, true, null, Sample.Ann, Sample.Noon), [], default));

    private async Task AssertNothingIsLeftAsync(Home home, long usedBytes)
    {
        Assert.Equal(usedBytes, await ledger.UsedBytesAsync(home.Space));
        Assert.Equal(usedBytes == 0 ? 0 : 1, await ledger.NamesInAsync(home.Root));
    }

    /// <summary>What core would find: nodes whose parent was never made, each with what stands below.</summary>
    private async Task<List<DetachedTree>> DetachedAsync(LogPosition after)
    {
        var made = await ledger.Store.ReadLogAsync(after, 10_000, default)
            .Where(recorded => recorded.Event is FolderCreated or FileCreated).ToListAsync();
        var top = ParentOf(made[0].Event);
        return [.. made.Where(r => ParentOf(r.Event) == top).Select(r => new DetachedTree(
            ledger.SnapshotAsync(new NodeId(r.Stream.Key)).Result,
            made.Where(below => below == r || ParentOf(below.Event).Value == r.Stream.Key)
                .Sum(below => below.Event is FileCreated file ? file.Content.SizeBytes : 0)))];
    }

    private static NodeId ParentOf(object @event) => @event switch
    {
        FolderCreated e => e.Parent,
        FileCreated e => e.Parent,
        _ => throw new ArgumentException($"{@event.GetType()} makes no node.", nameof(@event)),
    };

    /// <summary>A top with folders, the files spread over these (or in the top itself), ten bytes each.</summary>
    private static List<CopyNode> Tree(int folders, int files)
    {
        List<CopyNode> tree = [Folder(null, "top")];
        for (var i = 0; i < folders; i++) tree.Add(Folder(tree[0].Id, $"folder {i}"));
        for (var i = 0; i < files; i++)
        {
            var parent = folders == 0 ? tree[0].Id : tree[1 + (i % folders)].Id;
            tree.Add(new CopyNode(NodeId.New(), parent, $"file {i}", false, Sample.Content(10).Content, Sample.Noon.AddDays(1), []));
        }

        return tree;
    }

    private static CopyNode Folder(NodeId? parent, string name) => new(NodeId.New(), parent, name, true, null, Sample.Noon, []);
}
