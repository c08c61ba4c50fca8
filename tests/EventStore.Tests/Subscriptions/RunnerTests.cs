using EventStore.Subscriptions;
using Fixtures;
using Xunit;

namespace EventStore.Tests.Subscriptions;

/// <summary>What a runner does when things go wrong under it.</summary>
public sealed class RunnerTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await EventStoreSchema.ApplyAsync(_database.DataSource, default);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task An_idle_owner_notices_that_a_crash_took_its_newest_batches_back()
    {
        await using var node = new Node(_database.ConnectionString, Notes.Definition());
        await node.NoteAsync("kept");
        await node.WaitAsync(await node.NoteAsync("taken back"));

        await _database.ExecuteAsync("""
            delete from notes.notes where position = 2;
            delete from notes.counts where stream = (select stream_id from mt_events where seq_id = 2);
            update mt_event_progression set last_seq_id = 1
            """);

        await node.StatusAsync("notes", status => status.Position.Value == 2);
        Assert.Equal(2, await _database.ScalarAsync<long>("select count(*) from notes.notes"));
    }

    [Fact]
    public async Task A_terminated_owner_comes_back_and_goes_on()
    {
        await using var node = new Node(_database.ConnectionString, Notes.Definition());
        await node.WaitAsync(await node.NoteAsync("before"));

        await _database.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");
        _database.DataSource.Clear();

        Assert.True(await node.WaitAsync(await node.NoteAsync("after")));
        Assert.Empty((await node.VerifyAsync()).Differences);
    }

    [Fact]
    public async Task A_rest_between_batches_is_cut_short_for_who_waits()
    {
        await using var node = new Node(_database.ConnectionString, Notes.Definition() with { RestBetweenBatches = TimeSpan.FromHours(1) });

        Assert.True(await node.WaitAsync(await node.NoteAsync("one")));
        Assert.True(await node.WaitAsync(await node.NoteAsync("two")));
        Assert.Equal(new LogPosition(2), node.Daemon.Checkpoints.PositionOf("notes"));
    }

    [Fact]
    public async Task A_read_model_that_is_newer_than_the_program_is_left_alone()
    {
        await using (var newer = new Node(_database.ConnectionString, Notes.Definition(version: 2)))
            await newer.WaitAsync(await newer.NoteAsync("by the newer"));

        await using var older = new Node(_database.ConnectionString, Notes.Definition(version: 1));
        var position = await older.NoteAsync("by the older");

        Assert.False(await older.Daemon.Checkpoints.WaitForAsync("notes", position, TimeSpan.FromSeconds(1), default));
        Assert.Equal(1, await _database.ScalarAsync<long>("select count(*) from notes.notes"));
    }

    [Fact]
    public async Task A_rebuild_reports_how_far_it_is_and_leaves_no_schema_behind()
    {
        await using var node = new Node(_database.ConnectionString, Notes.Definition());
        for (var n = 0; n < 250; n++) await node.NoteAsync($"note {n}");
        var reports = new List<(LogPosition Done, LogPosition Head)>();

        await node.RebuildAsync(new Reports(reports.Add));

        Assert.Equal([100, 200, 250], reports.Take(3).Select(report => report.Done.Value));
        Assert.All(reports, report => Assert.True(report.Done <= report.Head));
        Assert.Equal(["notes"], await SchemasAsync());
    }

    [Fact]
    public async Task A_read_model_that_never_started_can_be_rebuilt()
    {
        var options = new EventStoreOptions { ConnectionString = _database.ConnectionString };
        await using var store = new PostgresEventStore(options, TestEvents.Types());
        var definition = Notes.Definition();

        await new Rebuild(options, store, definition).RunAsync(progress: null, default);
        await using var node = new Node(_database.ConnectionString, definition);

        Assert.True(await node.WaitAsync(await node.NoteAsync("after")));
        Assert.Equal(1, await _database.ScalarAsync<long>("select count(*) from notes.notes"));
    }

    [Fact]
    public async Task A_reader_of_the_old_tables_does_not_hold_up_the_swap()
    {
        await using var node = new Node(_database.ConnectionString, Notes.Definition());
        await node.WaitAsync(await node.NoteAsync("one"));
        await using var reader = await _database.DataSource.OpenConnectionAsync();
        var reading = await reader.BeginTransactionAsync();
        await using (var read = reader.CreateCommand())
        {
            read.CommandText = "select count(*) from notes.notes";
            await read.ExecuteScalarAsync();
        }

        var rebuild = node.RebuildAsync();
        Assert.True(await node.WaitAsync(await node.NoteAsync("two")));
        await _database.ExecuteAsync("set statement_timeout = '5s'; select * from notes.notes"); // nobody queues behind the drop for long

        await reading.RollbackAsync();
        await rebuild;
        Assert.Equal(["notes"], await SchemasAsync());
    }

    private async Task<string[]> SchemasAsync() => await _database.ScalarAsync<string[]>(
        "select array_agg(nspname::text order by 1) from pg_namespace where nspname like 'notes%'");

    private sealed class Reports(Action<(LogPosition Done, LogPosition Head)> report) : IProgress<(LogPosition Done, LogPosition Head)>
    {
        public void Report((LogPosition Done, LogPosition Head) value) => report(value);
    }
}
