using Domain;
using Domain.Access;
using Domain.Favorites;
using Domain.Nodes;
using Domain.Settings;
using Domain.Users;
using Fixtures;
using Projections.Activity;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Activity;

[Trait("Category", "db")]
public sealed class ActivityProjectionTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private FoldedSchema _schema = null!;
    private ActivityQueries _queries = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        _schema = await FoldedSchema.CreateAsync(_database, ActivityDefinition.Instance);
        _queries = new ActivityQueries(_database.DataSource);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_event_has_its_row_or_is_ignored_by_name()
    {
        Type[] ignored =
        [
            typeof(NodeEvent.RootCreated), typeof(NodeEvent.LockRefreshed), typeof(AccessEvent.AccessEventsShed),
            typeof(FavoriteEvent.FavoriteAdded), typeof(FavoriteEvent.FavoriteRemoved), typeof(SettingEvent.SettingChanged),
        ];
        var story = EveryEvent.Story();
        Assert.Equal(EveryEvent.Kinds.ToHashSet(), story.Events.Select(e => e.Event.GetType()).ToHashSet());
        await _schema.FoldAsync(story.Events);

        var rows = await _queries.BetweenAsync(1, story.Position, default);

        foreach (var e in story.Events) Assert.Equal(ignored.Contains(e.Event.GetType()), !rows.Contains(e.Position.Value));
        Assert.Equal(Verb.All, rows.SelectMany(row => row).Select(row => row.Verb).ToHashSet());
    }

    [Fact]
    public async Task Names_and_paths_are_those_of_the_moment()
    {
        var story = Story.OfAlan();
        var docs = story.Folder(story.Root, "Documents");
        var file = story.File(docs, "report.txt");
        story.Rename(docs, "Papers");
        story.Upload(file, 7);
        story.Move(file, story.Root, "last.txt");
        await _schema.FoldAsync(story.Events);

        var rows = await _queries.PageAsync(new ActivityFilter(Node: file), default);

        Assert.Equal(
            [
                ("moved", "last.txt", "/last.txt", "/Papers/report.txt"),
                ("updated", "report.txt", "/Papers/report.txt", null),
                ("uploaded", "report.txt", "/Documents/report.txt", null),
            ],
            rows.Select(row => (row.Verb, row.Name, row.Path, row.FromPath)));
        Assert.All(rows, row => Assert.Equal(("alan", "alan"), (row.ActorName, row.SpaceName)));
    }

    [Fact]
    public async Task Below_a_folder_is_what_happened_there_also_when_it_moved_away_later()
    {
        var story = Story.OfAlan();
        var (a, b) = (story.Folder(story.Root, "a"), story.Folder(story.Root, "b"));
        var inner = story.Folder(a, "inner");
        var file = story.File(inner, "f");
        story.Move(inner, b);
        story.Upload(file, 9);
        await _schema.FoldAsync(story.Events);

        Assert.Equal(["moved /b/inner", "uploaded /a/inner/f", "created /a/inner", "created /a"], await BelowAsync(a));
        Assert.Equal(["updated /b/inner/f", "moved /b/inner", "created /b"], await BelowAsync(b));
        Assert.Equal(["updated /b/inner/f", "moved /b/inner", "uploaded /a/inner/f", "created /a/inner"], await BelowAsync(inner));
    }

    [Fact]
    public async Task Moving_a_folder_of_many_is_one_row()
    {
        var story = Story.OfAlan();
        var (a, b) = (story.Folder(story.Root, "a"), story.Folder(story.Root, "b"));
        for (var i = 0; i < 500; i++) story.File(a, $"f{i}");
        await _schema.FoldAsync(story.Events);
        var before = await _database.ScalarAsync<long>("select count(*) from activity.entries");
        var written = story.Position;
        story.Move(a, b);
        await _schema.FoldAsync([.. story.Events.Skip((int)written)]);

        Assert.Equal(before + 1, await _database.ScalarAsync<long>("select count(*) from activity.entries"));
        Assert.Equal(1, await _database.ScalarAsync<long>("""
            select count(*) from activity.nodes
            where xmin::text::bigint = (select max(xmin::text::bigint) from activity.nodes)
            """));
    }

    [Fact]
    public async Task What_happens_in_the_trash_is_found_where_the_thing_was_taken_from()
    {
        var story = Story.OfAlan();
        var docs = story.Folder(story.Root, "docs");
        var file = story.File(docs, "f");
        story.Trash(file);
        story.Purge(file);
        story.Download(file);
        await _schema.FoldAsync(story.Events);

        Assert.Equal(
            ["downloaded /docs/f", "purged /docs/f", "trashed /docs/f", "uploaded /docs/f", "created /docs"], await BelowAsync(docs));
    }

    [Fact]
    public async Task What_a_large_copy_makes_before_its_top_is_found_below_the_top()
    {
        var story = Story.OfAlan();
        var docs = story.Folder(story.Root, "docs");
        var file = story.File(docs, "f");
        var top = NodeId.New();
        var copy = story.CopyBelow(top, "f", file);
        story.Node(top, new NodeEvent.FolderCreated(story.Space, story.Root, "copy", story.Alan, CopiedFrom: docs));
        story.Node(copy, new NodeEvent.MtimeSet(story.Space, DateTimeOffset.UnixEpoch, story.Alan));
        await _schema.FoldAsync(story.Events);

        Assert.Equal(["time_set /copy/f", "copied /copy", "copied …/f"], await BelowAsync(top));
        var rows = await _queries.PageAsync(new ActivityFilter(Node: top), default);
        Assert.Equal(["/docs", "/docs/f"], rows.Select(row => row.FromPath).OfType<string>());
    }

    [Fact]
    public async Task Of_a_root_is_all_that_happened_in_its_space_and_nothing_of_another()
    {
        var story = Story.OfAlan();
        var (_, otherSpace, otherRoot) = story.Register("mary");
        story.File(story.Root, "mine");
        story.File(otherRoot, "hers");
        await _schema.FoldAsync(story.Events);

        Assert.Equal(["uploaded /mine", "space_created /"], await BelowAsync(story.Root));
        var hers = await _queries.PageAsync(new ActivityFilter(Space: otherSpace), default);
        Assert.Equal(["/hers", "/"], hers.Select(row => row.Path));
    }

    [Fact]
    public async Task A_person_sees_what_they_did_and_what_was_done_to_their_account()
    {
        var story = Story.OfAlan();
        var (mary, _, _) = story.Register("mary");
        story.Add("user", mary.Value, new UserEvent.UserDisabled(story.Alan));
        story.Access(new AccessEvent.SignInRefused("MARY", "disabled", null, null, 2, DateTimeOffset.UnixEpoch));
        story.Access(new AccessEvent.SignInRefused("nobody\0\ud800", "unknown", null, null, 1, DateTimeOffset.UnixEpoch));
        story.File(story.Root, "alans");
        await _schema.FoldAsync(story.Events);

        var hers = await _queries.PageAsync(new ActivityFilter(Person: mary), default);

        Assert.Equal(
            [("sign_in_refused", null), ("account_disabled", "alan"), ("space_created", "mary"), ("account_registered", "mary")],
            hers.Select(row => (row.Verb, row.ActorName)));
    }

    [Fact]
    public async Task Pages_join_without_a_gap_or_a_repeat_even_inside_an_event_of_many_items()
    {
        var story = Story.OfAlan();
        NodeId[] files = [.. Enumerable.Range(0, 9).Select(i => story.File(story.Root, $"f{i}"))];
        story.Download(files);
        await _schema.FoldAsync(story.Events);
        var whole = await _queries.PageAsync(new ActivityFilter(Space: story.Space), default);

        var pieces = new List<ActivityRow>();
        for (var page = await PageAsync(null); page.Count > 0; page = await PageAsync(pieces[^1].Cursor)) pieces.AddRange(page);

        Assert.Equal(19, whole.Count);
        Assert.Equal(whole.Select(row => row.Cursor), pieces.Select(row => row.Cursor));

        Task<IReadOnlyList<ActivityRow>> PageAsync(ActivityCursor? before) =>
            _queries.PageAsync(new ActivityFilter(Space: story.Space, Before: before) { Max = 4 }, default);
    }

    [Fact]
    public async Task Old_happenings_are_found_behind_a_hundred_thousand_newer_ones()
    {
        var story = Story.OfAlan();
        var docs = story.Folder(story.Root, "docs");
        await _schema.FoldAsync(story.Events);
        await _database.ExecuteAsync("""
            insert into activity.entries (position, at, item, count, is_folder, verb, chain)
            select n, 'epoch', 0, 1, false, 'uploaded', '{}' from generate_series(10, 150000) n
            """);

        Assert.Equal(["created /docs"], await BelowAsync(docs));
    }

    private async Task<IEnumerable<string>> BelowAsync(NodeId node) =>
        (await _queries.PageAsync(new ActivityFilter(Node: node), default)).Select(row => $"{row.Verb} {row.Path}");
}
