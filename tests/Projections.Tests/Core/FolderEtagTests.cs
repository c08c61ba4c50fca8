using Domain;
using Domain.Nodes;
using Projections.Core;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Core;

/// <summary>Which changes a sync client sees in a folder's ETag: those at or below it, and no others.</summary>
[Trait("Category", "db")]
public sealed class FolderEtagTests
{
    private readonly Story _story = Story.OfAlan();
    private readonly NodeId _a, _b, _below, _file;

    public FolderEtagTests()
    {
        _a = _story.Folder(_story.Root, "a");
        _b = _story.Folder(_story.Root, "b");
        _below = _story.Folder(_a, "below");
        _file = _story.File(_below, "file");
    }

    [Fact]
    public Task A_new_file_changes_all_folders_above() => ChangesAsync(() => _story.File(_below, "new"), "/", "a", "a/below");

    [Fact]
    public Task New_content_changes_the_file_and_all_above() =>
        ChangesAsync(() => _story.Upload(_file, 9), "/", "a", "a/below", "a/below/file");

    [Fact]
    public Task A_files_new_name_changes_the_folders_above_but_not_its_content() =>
        ChangesAsync(() => _story.Rename(_file, "other"), "/", "a", "a/below");

    [Fact]
    public Task A_folders_new_name_changes_it_and_all_above() => ChangesAsync(() => _story.Rename(_b, "other"), "/", "b");

    [Fact]
    public Task A_move_changes_both_sides() => ChangesAsync(() => _story.Move(_below, _b), "/", "a", "a/below", "b");

    [Fact]
    public Task What_goes_into_the_trash_changes_what_it_leaves() => ChangesAsync(() => _story.Trash(_file), "/", "a", "a/below");

    [Fact]
    public Task A_time_set_changes_the_file_and_all_above() => ChangesAsync(
        () => _story.Node(_file, new NodeEvent.MtimeSet(_story.Space, DateTimeOffset.UnixEpoch, _story.Alan)),
        "/", "a", "a/below", "a/below/file");

    [Fact]
    public Task Properties_change_nothing() => ChangesAsync(() => _story.Node(_file, new NodeEvent.PropertiesChanged(
        _story.Space, [new Property("urn:x", "p", "<p/>")], [], _story.Alan)));

    [Fact]
    public Task Locks_change_nothing() => ChangesAsync(() => _story.Node(_below, new NodeEvent.Locked(
        _story.Space, new NodeLock("urn:1", true, true, null, _story.Alan, DateTimeOffset.MaxValue), _story.Alan)));

    [Fact]
    public async Task A_folders_time_is_that_of_the_newest_change_below_until_it_is_set()
    {
        await using var core = await CoreModel.CreateAsync(_story);
        Assert.Equal(_story.Events[^1].RecordedAt, (await FindAsync(core, "a")).Mtime);

        _story.Node(_a, new NodeEvent.MtimeSet(_story.Space, DateTimeOffset.UnixEpoch, _story.Alan));
        _story.Rename(_a, "renamed");
        await core.FollowAsync(_story);
        Assert.Equal(DateTimeOffset.UnixEpoch, (await FindAsync(core, "renamed")).Mtime);

        _story.File(_below, "new");
        await core.FollowAsync(_story);
        Assert.Equal(_story.Events[^1].RecordedAt, (await FindAsync(core, "renamed")).Mtime);
    }

    private async Task ChangesAsync(Action change, params string[] expected)
    {
        (string Path, NodeId Node)[] all =
            [("/", _story.Root), ("a", _a), ("a/below", _below), ("a/below/file", _file), ("b", _b)];
        await using var core = await CoreModel.CreateAsync(_story);
        var before = await EtagsAsync(core, all);
        change();
        await core.FollowAsync(_story);
        var after = await EtagsAsync(core, all);

        Assert.Equal(expected, all.Where((_, i) => before[i] != after[i]).Select(place => place.Path));
    }

    private async Task<long[]> EtagsAsync(CoreModel core, (string Path, NodeId Node)[] all)
    {
        var etags = new List<long>();
        foreach (var (_, node) in all)
        {
            var found = await core.Queries.ResolveAsync(null, new PathRoot.AtNode(_story.Space, node), [], false, default);
            etags.Add(found.Node!.ETag.Value);
        }

        return [.. etags];
    }

    private async Task<NodeRow> FindAsync(CoreModel core, params string[] path) =>
        (await core.Queries.ResolveAsync(null, new PathRoot.InSpace(_story.Space), path, false, default)).Node!;
}
