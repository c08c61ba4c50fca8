using EventStore;
using Fixtures;
using Npgsql;
using Projections.Core;
using Projections.Core.Access;
using Projections.Core.Marks;
using Projections.Tests.Folding;

namespace Projections.Tests.Core;

/// <summary>The core read model of a story, and its queries.</summary>
public sealed class CoreModel : IAsyncDisposable
{
    private readonly NpgsqlDataSource _reads;
    private readonly FoldedSchema _schema;
    private int _folded;

    private CoreModel(TestDatabase database, FoldedSchema schema)
    {
        (Database, _schema, _reads) = (database, schema, CoreReads.Open(database.ConnectionString));
        Queries = new CoreQueries(_reads);
        Grants = new AccessQueries(_reads, Clock);
        Marks = new MarkQueries(_reads);
    }

    public TestDatabase Database { get; }

    public ICoreQueries Queries { get; }

    public AccessQueries Grants { get; }

    public MarkQueries Marks { get; }

    public StoryClock Clock { get; } = new();

    public static async Task<CoreModel> CreateAsync(Story? story = null)
    {
        var database = await PostgresCluster.CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create table public.mt_event_progression (name varchar primary key, last_seq_id bigint);
            create table public.mt_events (seq_id bigint primary key, timestamp timestamptz not null);
            create table public.mt_attachments (key bytea primary key, content bytea not null);
            insert into public.mt_event_progression values ('core', 0)
            """);
        var model = new CoreModel(database, await FoldedSchema.CreateAsync(database, CoreDefinition.Instance));
        if (story is not null) await model.FollowAsync(story);
        return model;
    }

    /// <summary>Folds what the story has told since the last time.</summary>
    public async Task FollowAsync(Story story)
    {
        var news = story.Events.Skip(_folded).ToList();
        if (news.Count == 0) return;
        var rows = news.Select(recorded => FormattableString.Invariant($"({recorded.Position.Value}, '{recorded.RecordedAt:O}')"));
        await Database.ExecuteAsync($"insert into public.mt_events values {string.Join(", ", rows)}");
        await _schema.FoldAsync(news);
        _folded = story.Events.Count;
        await Database.ExecuteAsync($"update public.mt_event_progression set last_seq_id = {_folded}");
    }

    public async ValueTask DisposeAsync()
    {
        await _reads.DisposeAsync();
        await Database.DisposeAsync();
    }
}
