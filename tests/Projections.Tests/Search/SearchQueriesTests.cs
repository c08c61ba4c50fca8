using Domain;
using Fixtures;
using Projections.Search;
using Projections.Search.Kql;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Search;

[Trait("Category", "db")]
public sealed class SearchQueriesTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 15, 30, 0, TimeSpan.Zero);

    private readonly Story _story = Story.OfAlan();
    private TestDatabase _database = null!;
    private FoldedSchema _schema = null!;
    private SearchQueries _queries = null!;
    private int _folded;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        _schema = await FoldedSchema.CreateAsync(_database, SearchDefinition.Instance);
        _queries = new SearchQueries(_database.DataSource);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _queries.Dispose();

    [Fact]
    public async Task Names_are_found_in_any_case_and_composition()
    {
        _story.File(_story.Root, "Cafe\u0301 MENU.txt");
        _story.File(_story.Root, "caf\u00e9.md");
        _story.File(_story.Root, "GR\u00d6SSE.txt");
        await FoldAsync();

        Assert.Equal(["caf\u00e9.md", "Cafe\u0301 MENU.txt"], await NamesAsync("CAF\u00c9"));
        Assert.Equal(["GR\u00d6SSE.txt"], await NamesAsync("gr\u00f6sse"));
        Assert.Equal(["caf\u00e9.md"], await NamesAsync("name=cafe\u0301.md"));
    }

    [Fact]
    public async Task What_the_wildcards_of_sql_mean_elsewhere_is_plain_text_here()
    {
        foreach (var name in new[] { "100%", "100x", "a_b", "axb", @"c\d", "it's", "x; drop table nodes;--", "$1", "{0}" })
            _story.File(_story.Root, name);
        await FoldAsync();

        foreach (var name in new[] { "100%", "a_b", @"c\\d", "it's", "x; drop table nodes;--", "$1", "{0}" })
            Assert.Equal([name.Replace(@"\\", @"\", StringComparison.Ordinal)], await NamesAsync($"\"{name}\""));
    }

    [Fact]
    public async Task Times_sizes_and_types_are_asked_of_the_newest_content()
    {
        var picture = _story.File(_story.Root, "p.png", 2_000_000, "Image/PNG", Now.AddDays(-3));
        _story.File(_story.Root, "old.txt", 10, "text/plain", Now.AddYears(-1));
        _story.Folder(_story.Root, "folder");
        await FoldAsync();

        Assert.Equal(["p.png"], await NamesAsync("mediatype:image"));
        Assert.Equal(["p.png"], await NamesAsync("mtime:\"last 7 days\" type:1"));
        Assert.Equal(["old.txt"], await NamesAsync("size<1kb"));
        Assert.Equal(["folder"], await NamesAsync("type:2"));
        Assert.Equal(["old.txt"], await NamesAsync("mediatype:document"));

        _story.Upload(picture, 5);
        await FoldAsync();
        Assert.Equal(["old.txt", "p.png"], await NamesAsync("size<1kb"));
    }

    [Fact]
    public async Task The_best_fit_comes_first_and_equal_fits_by_name()
    {
        foreach (var name in new[] { "reports of last year", "report", "zreport", "areport" }) _story.File(_story.Root, name);
        await FoldAsync();

        Assert.Equal(["report", "areport", "zreport", "reports of last year"], await NamesAsync("report"));
    }

    [Fact]
    public async Task Pages_join_and_each_tells_the_total()
    {
        for (var i = 0; i < 25; i++) _story.File(_story.Root, $"file {i:d2}");
        await FoldAsync();
        var request = new SearchRequest("file", [_story.Space], null, Now);

        var whole = await _queries.FindAsync(request, default);
        var pages = new List<SearchHit>();
        for (var offset = 0; offset < 30; offset += 10)
        {
            var page = await _queries.FindAsync(request with { Limit = 10, Offset = offset }, default);
            Assert.Equal(25, page.Total);
            pages.AddRange(page.Hits);
        }

        Assert.Equal(whole.Hits, pages);
        Assert.Equal(new SearchPage([], 25).Total, (await _queries.FindAsync(request with { Offset = 100 }, default)).Total);
        Assert.Equal(25, (await _queries.FindAsync(request with { Limit = 0 }, default)).Total);
    }

    [Fact]
    public async Task Nothing_of_another_space_is_found_whatever_the_query_names()
    {
        var (_, hers, herRoot) = _story.Register("mary");
        var secret = _story.File(herRoot, "secret");
        _story.File(_story.Root, "mine");
        await FoldAsync();

        string[] queries = ["secret", $"id:{secret.Value}", $"rootid:{hers.Value}", $"scope:{hers.Value} *", "NOT x", "path:/secret"];
        foreach (var query in queries)
            Assert.DoesNotContain(secret, (await FindAsync(query)).Hits.Select(hit => hit.Node));
        Assert.Empty((await _queries.FindAsync(new SearchRequest("*", [], null, Now), default)).Hits);
        Assert.Empty((await FindAsync("*", herRoot)).Hits);
    }

    [Fact]
    public async Task A_scope_is_what_stands_at_or_below_it_now()
    {
        var (a, b) = (_story.Folder(_story.Root, "a"), _story.Folder(_story.Root, "b"));
        var inner = _story.Folder(a, "Inner");
        _story.File(inner, "f1");
        var top = _story.File(a, "f2");
        _story.File(b, "f3");
        await FoldAsync();

        Assert.Equal(["f1", "f2"], await NamesAsync($"scope:{a.Value} f*"));
        Assert.Equal(["f1"], await NamesAsync("path:/A/inner type:1"));
        Assert.Equal(["f1"], await NamesAsync($"scope:{a.Value}/inner f*"));
        Assert.Equal(["f1", "f2"], await NamesAsync("f*", a));
        Assert.Equal(["f1"], await NamesAsync($"f* scope:{inner.Value}", a));
        Assert.Equal(["f1"], await NamesAsync($"f* scope:{a.Value}", inner));
        Assert.Empty(await NamesAsync($"f* scope:{b.Value}", a));
        Assert.Equal(["f1", "f2", "f3"], await NamesAsync($"scope:s${_story.Space.Value} f*"));
        Assert.Equal(["f2"], await NamesAsync($"scope:{top.Value}"));
        Assert.Equal(["f1", "f3"], await NamesAsync($"scope:{inner.Value} scope:{b.Value} f*"));

        _story.Move(inner, b);
        _story.Trash(a);
        await FoldAsync();
        Assert.Equal(["f1", "f3"], await NamesAsync("f*", b));
        Assert.Empty(await NamesAsync($"scope:{a.Value} f*"));
        Assert.Empty(await NamesAsync("f*", a));
    }

    [Fact]
    public async Task A_scope_of_very_many_folders_gives_what_one_of_few_gives()
    {
        var big = _story.Folder(_story.Root, "big");
        var middle = _story.Folder(big, "middle");
        for (var i = 0; i < SearchQueries.FewFoldersMax + 10; i++) _story.Folder(middle, $"d{i}");
        var folder = _story.Folder(middle, "last");
        _story.File(folder, "needle");
        _story.File(_story.Root, "needle outside");
        _story.File(_story.Folder(big, "trashed"), "needle in trash");
        await FoldAsync();
        var trashed = _story.Events.Single(e => e.Event is Domain.Nodes.NodeEvent.FolderCreated { Name.Value: "trashed" }).Stream.Key;
        _story.Trash(new NodeId(trashed));
        await FoldAsync();

        Assert.Equal(["needle"], await NamesAsync("needle", big));
        Assert.Equal(["needle"], await NamesAsync("needle", folder));
        Assert.Equal(SearchQueries.FewFoldersMax + 13, (await FindAsync("type:2", big)).Total);
        Assert.Equal(["needle", "needle outside"], await NamesAsync("needle"));
    }

    [Theory]
    [InlineData("a OR scope:0198a2b3-0000-7000-8000-000000000001")]
    [InlineData("NOT path:/a")]
    [InlineData("path:/a scope:0198a2b3-0000-7000-8000-000000000001")]
    public async Task A_scope_narrows_a_whole_query_once(string query) =>
        await Assert.ThrowsAsync<KqlException>(() => FindAsync(query));

    [Fact]
    public async Task Whatever_became_of_a_tree_exactly_what_is_live_is_found()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new RandomStory(seed, 500);
            await using var database = await PostgresCluster.CreateDatabaseAsync();
            var schema = await FoldedSchema.CreateAsync(database, SearchDefinition.Instance);
            await schema.FoldInPiecesAsync(random.Story.Events, new Random(seed));
            using var queries = new SearchQueries(database.DataSource);
            var live = random.LivePaths();

            Assert.Equal(live.Keys.ToHashSet(), await FoundAsync(null));
            foreach (var (folder, path) in live)
            {
                var below = live.Where(node => node.Key == folder || node.Value.StartsWith(path + "/", StringComparison.Ordinal));
                Assert.Equal(below.Select(node => node.Key).ToHashSet(), await FoundAsync(folder));
            }

            async Task<HashSet<NodeId>> FoundAsync(NodeId? below)
            {
                var page = await queries.FindAsync(new SearchRequest("*", [random.Story.Space], below, Now) { Limit = 1000 }, default);
                Assert.Equal(page.Total, page.Hits.Count);
                return [.. page.Hits.Select(hit => hit.Node)];
            }
        }
    }

    private async Task FoldAsync()
    {
        await _schema.FoldAsync([.. _story.Events.Skip(_folded)]);
        _folded = _story.Events.Count;
    }

    private Task<SearchPage> FindAsync(string query, NodeId? below = null) =>
        _queries.FindAsync(new SearchRequest(query, [_story.Space], below, Now), default);

    private async Task<IEnumerable<string>> NamesAsync(string query, NodeId? below = null) =>
        (await FindAsync(query, below)).Hits.Select(hit => _story.NameOf(hit.Node));
}
