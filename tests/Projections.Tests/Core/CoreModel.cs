using EventStore;
using Fixtures;
using Npgsql;
using Projections.Core;
using Projections.Core.Access;
using Projections.Core.Listing;
using Projections.Core.Marks;
using Projections.Core.Memory;
using Projections.Tests.Folding;

namespace Projections.Tests.Core;

/// <summary>The core read model of a story, and its queries.</summary>
public sealed class CoreModel : IAsyncDisposable
{
    private readonly NpgsqlDataSource _reads;
    private readonly FoldedSchema _schema;
    private readonly ResolvedMemory _memory;
    private int _folded;

    private CoreModel(TestDatabase database, FoldedSchema schema, ResolvedMemory memory)
    {
        (Database, _schema, _memory, _reads) = (database, schema, memory, CoreReads.Open(database.ConnectionString));
        Queries = new CoreQueries(_reads, _memory);
        Fresh = new CoreQueries(_reads, new ResolvedMemory());
        Grants = new AccessQueries(_reads, _memory, Clock);
        FreshGrants = new AccessQueries(_reads, new ResolvedMemory(), Clock);
        Listing = new ListingQueries(_reads, _memory, Clock);
        Marks = new MarkQueries(_reads);
    }

    public TestDatabase Database { get; }

    public ICoreQueries Queries { get; }

    /// <summary>The same, of a node that remembers nothing.</summary>
    public ICoreQueries Fresh { get; }

    public AccessQueries Grants { get; }

    /// <summary>The same, of a node that remembers nothing.</summary>
    public AccessQueries FreshGrants { get; }

    public ListingQueries Listing { get; }

    public MarkQueries Marks { get; }

    public StoryClock Clock { get; } = new();

    public static async Task<CoreModel> CreateAsync(Story? story = null)
    {
        var database = await PostgresCluster.CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create table public.mt_event_progression (name varchar primary key, last_seq_id bigint, owner varchar);
            create table public.mt_events (seq_id bigint primary key, timestamp timestamptz not null);
            create table public.mt_attachments (key bytea primary key, content bytea not null);
            insert into public.mt_event_progression values ('core', 0, 'this node')
            """);
        var memory = new ResolvedMemory();
        var schema = await FoldedSchema.CreateAsync(database, CoreDefinition.RememberedBy(memory));
        var model = new CoreModel(database, schema, memory);
        if (story is not null) await model.FollowAsync(story);
        return model;
    }

    /// <summary>Folds what the story has told since the last time.</summary>
    public Task FollowAsync(Story story) => FollowAsync(story.Events);

    /// <param name="events">The log so far.</param>
    public async Task FollowAsync(IReadOnlyList<Recorded> events)
    {
        var news = events.Skip(_folded).ToList();
        if (news.Count == 0) return;
        var rows = news.Select(recorded => FormattableString.Invariant($"({recorded.Position.Value}, '{recorded.RecordedAt:O}')"));
        await Database.ExecuteAsync($"insert into public.mt_events values {string.Join(", ", rows)}");
        await _schema.FoldAsync(news);
        _folded = events.Count;
        await Database.ExecuteAsync($"update public.mt_event_progression set last_seq_id = {_folded}");
    }

    /// <summary>Another node takes the read model over.</summary>
    public Task LoseAsync() => Database.ExecuteAsync("update public.mt_event_progression set owner = 'another node'");

    public async ValueTask DisposeAsync()
    {
        await _reads.DisposeAsync();
        await Database.DisposeAsync();
    }
}
