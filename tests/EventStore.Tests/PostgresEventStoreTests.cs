using EventStore.Tests.Acceptance;
using Fixtures;
using Xunit;
using static EventStore.Tests.Requests;

namespace EventStore.Tests;

public sealed class PostgresEventStoreTests : EventStoreAcceptanceTests
{
    private TestDatabase _database = null!;
    private PostgresEventStore _store = null!;

    protected override async Task<IEventStore> CreateAsync(EventTypes types)
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await EventStoreSchema.ApplyAsync(_database.DataSource, default);
        return _store = new PostgresEventStore(new EventStoreOptions { ConnectionString = _database.ConnectionString }, types);
    }

    public override async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_schema_is_applied_again_beside_a_running_store()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EventStoreSchema.ApplyAsync(_database.DataSource, default)));

        (await _store.AppendAsync(Note(), default)).Done();
    }

    [Fact]
    public async Task Attachments_are_stored_once_with_the_append_that_brought_them()
    {
        byte[] key = [1, 2, 3];
        await _store.AppendAsync(Note() with { Attachments = [new(key, new byte[] { 4, 5 })] }, default);
        await _store.AppendAsync(Note() with { Attachments = [new(key, new byte[] { 4, 5 })] }, default);
        await _store.AppendAsync(
            Append(NewStream(), 9, new Closed()) with { Attachments = [new(new byte[] { 6 }, new byte[] { 7 })] }, default);

        Assert.Equal(1, await _database.ScalarAsync<long>("select count(*) from mt_attachments"));
        Assert.Equal([4, 5], await _database.ScalarAsync<byte[]>("select content from mt_attachments"));
    }

    [Fact]
    public async Task However_many_ask_at_once_few_sessions_are_open()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => _store.HeadAsync(default)));

        Assert.InRange(await _database.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name like '%-store'"), 1, Sessions.ReadsMax);
    }

    [Fact]
    public async Task Old_commands_are_forgotten_when_they_are_pruned()
    {
        var request = Note();
        await _store.AppendAsync(request, default);

        Assert.Equal(0, await _store.PruneCommandsAsync(TimeSpan.FromHours(1), 100, default));
        Assert.Equal(1, await _store.PruneCommandsAsync(TimeSpan.Zero, 100, default));
    }

    [Fact]
    public async Task The_append_never_scans_a_table()
    {
        for (var i = 0; i < 200; i++)
        {
            await _store.AppendAsync(Note() with
            {
                Reserve = [new(Guid.NewGuid(), "x", Guid.NewGuid())],
                Fences = [new(Guid.NewGuid(), LogPosition.Start, Advance: true)],
                Budgets = [new(Guid.NewGuid(), 1)],
                Guards = [new(NewStream(), 0)],
            }, default);
        }

        // Statistics are reported with some delay, by a session that goes idle.
        await _database.ExecuteAsync("select pg_stat_force_next_flush()");
        await Task.Delay(1200);
        Assert.Equal(0, await _database.ScalarAsync<long>(
            "select coalesce(sum(seq_scan), 0)::bigint from pg_stat_user_tables where relname like 'mt\\_%' and seq_tup_read > 200"));
    }
}
