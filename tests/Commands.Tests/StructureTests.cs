using Domain;
using Domain.Nodes;
using EventStore;
using Xunit;
using static Domain.Nodes.NodeEvent;

namespace Commands.Tests;

/// <summary>No decision outlives the folder structure it was made on; nothing that is overwritten is lost.</summary>
public class StructureTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public async Task Nothing_is_created_in_a_folder_that_went_to_the_trash_meanwhile()
    {
        var home = await ledger.HomeAsync();
        var folder = await home.FolderAsync("f");
        var seenAt = await ledger.HeadAsync();
        await home.TrashedAsync(folder);

        var outcome = await home.Nodes.CreateFileAsync(Ledger.By(), seenAt, home.At(folder.Id, "late"), Sample.Content(1), default);
        Assert.Equal(await ledger.HeadAsync(), Assert.IsType<Outcome.Stale>(outcome).Position);
    }

    [Fact]
    public async Task Nothing_is_uploaded_into_a_tree_that_went_to_the_trash_meanwhile()
    {
        var home = await ledger.HomeAsync();
        var folder = await home.FolderAsync("f");
        var file = await home.FileAsync("a", folder.Id);
        var seenAt = await ledger.HeadAsync();
        await home.TrashedAsync(folder);
        Assert.IsType<Outcome.Stale>(await home.Nodes.UploadAsync(Ledger.By(), seenAt, file, Sample.Content(2), default));
    }

    [Fact]
    public async Task Two_folders_that_move_into_each_other_make_no_cycle()
    {
        var home = await ledger.HomeAsync();
        var (one, two) = (await home.FolderAsync("one"), await home.FolderAsync("two"));
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(
            home.Nodes.MoveAsync(Ledger.By(), seenAt, one, home.At(two.Id, "one"), false, default),
            home.Nodes.MoveAsync(Ledger.By(), seenAt, two, home.At(one.Id, "two"), false, default));

        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Single(outcomes.OfType<Outcome.Stale>());
    }

    [Fact]
    public async Task A_folder_does_not_move_into_itself()
    {
        var home = await ledger.HomeAsync();
        var folder = await home.FolderAsync("f");
        var outcome = await home.Nodes.MoveAsync(Ledger.By(), await ledger.HeadAsync(), folder, home.At(folder.Id, "f"), false, default);
        Assert.Equal(RefusalCode.Cycle, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task Of_two_uploads_that_saw_the_same_file_one_is_told_to_look_again()
    {
        var home = await ledger.HomeAsync();
        var file = await home.FileAsync("a");
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            home.Nodes.UploadAsync(Ledger.By(), seenAt, file, Sample.Content(5), default)));
        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Single(outcomes.OfType<Outcome.Stale>());
    }

    [Fact]
    public async Task A_write_that_did_not_see_the_lock_is_told_to_look_again()
    {
        var home = await ledger.HomeAsync();
        var (folder, file) = (await home.FolderAsync("f"), await home.FileAsync("a"));
        var seenAt = await ledger.HeadAsync();
        await home.Nodes.LockAsync(Ledger.By(), seenAt, folder, DeepLock, [], default);

        Assert.IsType<Outcome.Stale>(await home.Nodes.UploadAsync(Ledger.By(), seenAt, file, Sample.Content(5), default));
    }

    [Fact]
    public async Task Of_two_exclusive_locks_that_saw_none_one_is_told_to_look_again()
    {
        var home = await ledger.HomeAsync();
        var (outer, inner) = (await home.FolderAsync("f"), await home.FileAsync("a"));
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(
            home.Nodes.LockAsync(Ledger.By(), seenAt, outer, DeepLock, [], default),
            home.Nodes.LockAsync(Ledger.By(), seenAt, inner, DeepLock with { Token = "urn:uuid:2" }, [], default));
        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Single(outcomes.OfType<Outcome.Stale>());
    }

    [Fact]
    public async Task What_is_overwritten_by_a_move_goes_to_the_trash_first()
    {
        var home = await ledger.HomeAsync();
        var (source, target) = (await home.FileAsync("source"), await home.FileAsync("target"));
        var outcome = await home.Nodes.MoveAsync(
            Ledger.By(), await ledger.HeadAsync(), source, home.At("target", target), false, default);

        var done = Assert.IsType<Outcome.Done>(outcome);
        var events = await ledger.EventsAsync(done.Position!.Value, 1).Select(recorded => recorded.Event).ToListAsync();
        Assert.IsType<Trashed>(events[0]);
        Assert.IsType<Renamed>(events[1]);
        Assert.Equal(source.Id, done.Node);
        Assert.True((await ledger.SnapshotAsync(target.Id)).IsTrashed);
        Assert.Equal(1, await ledger.NamesInAsync(home.Root));
    }

    [Fact]
    public async Task A_file_may_take_the_place_of_a_folder()
    {
        var home = await ledger.HomeAsync();
        var (source, target) = (await home.FileAsync("source"), await home.FolderAsync("target"));
        var seenAt = await ledger.HeadAsync();
        Assert.IsType<Outcome.Done>(await home.Nodes.MoveAsync(Ledger.By(), seenAt, source, home.At("target", target), false, default));
        Assert.IsType<Outcome.Stale>(await home.Nodes.CreateFileAsync(
            Ledger.By(), seenAt, home.At(target.Id, "late"), Sample.Content(1), default));
    }

    [Fact]
    public async Task A_folder_may_take_the_place_of_one_that_it_stands_in()
    {
        var home = await ledger.HomeAsync();
        var outer = await home.FolderAsync("outer");
        var inner = await home.FolderAsync("inner", outer.Id);
        Assert.IsType<Outcome.Done>(await home.Nodes.MoveAsync(
            Ledger.By(), await ledger.HeadAsync(), inner, home.At("outer", outer), false, default));
        Assert.Equal(home.Root, (await ledger.SnapshotAsync(inner.Id)).Parent);
        Assert.True((await ledger.SnapshotAsync(outer.Id)).IsTrashed);
    }

    [Fact]
    public async Task The_outcome_tells_where_the_content_stands_behind_what_it_replaced()
    {
        var home = await ledger.HomeAsync();
        var old = await home.FileAsync("a");
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.CreateFileAsync(
            Ledger.By(), await ledger.HeadAsync(), home.At("a", old), Sample.Content("new"), default));

        var recorded = await ledger.EventsAsync(done.Content!.Value, 0).SingleAsync();
        Assert.IsType<FileCreated>(recorded.Event);
        Assert.Equal((done.Node.Value, done.Version, done.RecordedAt), (recorded.Stream.Key, recorded.Version, recorded.RecordedAt));
    }

    [Fact]
    public async Task A_locked_new_file_is_one_append()
    {
        var home = await ledger.HomeAsync();
        var done = Assert.IsType<Outcome.Done>(await home.Nodes.CreateLockedAsync(
            Ledger.By(), await ledger.HeadAsync(), home.At("new"), Sample.Content(""), DeepLock, default));
        Assert.Equal(2, done.Version);
        Assert.Equal(done.Position!.Value.Value - 1, done.Content!.Value.Value);
    }

    [Fact]
    public async Task Nothing_moves_into_another_space()
    {
        var (home, other) = (await ledger.HomeAsync(), await ledger.HomeAsync());
        var file = await home.FileAsync("a");
        var outcome = await home.Nodes.MoveAsync(Ledger.By(), await ledger.HeadAsync(), file, other.At("a"), false, default);
        Assert.Equal(RefusalCode.InvalidInput, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task A_place_below_too_many_folders_is_refused()
    {
        var home = await ledger.HomeAsync();
        var place = home.At(home.Root, "x", string.Concat(Enumerable.Repeat("d/", Limits.DepthMax + 1)) + "x");
        var outcome = await home.Nodes.CreateFileAsync(Ledger.By(), await ledger.HeadAsync(), place, Sample.Content(1), default);
        Assert.Equal(RefusalCode.LimitExceeded, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    private static NodeLock DeepLock => new("urn:uuid:1", IsExclusive: true, IsDeep: true, OwnerXml: null, Sample.Ann, Sample.Noon);
}
