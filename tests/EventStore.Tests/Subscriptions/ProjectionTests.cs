using EventStore.Subscriptions;
using Fixtures;
using Npgsql;
using Xunit;

namespace EventStore.Tests.Subscriptions;

public sealed class ProjectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stop = new();
    private TestDatabase _database = null!;
    private Node _node = null!;

    public async Task InitializeAsync()
    {
        Notes.IsPoisonous = false;
        _database = await PostgresCluster.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(_database.ConnectionString))
        {
            await connection.OpenAsync();
            await EventStoreSchema.ApplyAsync(connection, default);
        }

        _node = new Node(_database.ConnectionString, Notes.Definition());
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _node.DisposeAsync();
        await _database.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task A_projection_reaches_what_was_appended()
    {
        var position = await _node.NoteAsync("one");

        Assert.True(await _node.WaitAsync(position));
        Assert.Equal("one", await ScalarAsync("select text from notes.notes"));
    }

    [Fact]
    public async Task A_wait_for_what_never_comes_ends_with_false() =>
        Assert.False(await _node.Daemon.Checkpoints.WaitForAsync("notes", new LogPosition(99), TimeSpan.FromMilliseconds(300), default));

    [Fact]
    public async Task Another_node_takes_over_when_the_owner_is_gone_and_hears_of_it_meanwhile()
    {
        await _node.WaitAsync(await _node.NoteAsync("by the first"));
        await using var other = new Node(_database.ConnectionString, Notes.Definition());

        Assert.True(await other.WaitAsync(await other.NoteAsync("projected by the first")));
        await _node.DisposeAsync();
        Assert.True(await other.WaitAsync(await other.NoteAsync("projected by the other")));
        Assert.Equal(3L, await ScalarAsync("select count(*) from notes.notes"));
    }

    [Fact]
    public async Task A_poison_event_stops_its_projection_loudly_and_no_other()
    {
        Notes.IsPoisonous = true;
        await _node.DisposeAsync();
        _node = new Node(_database.ConnectionString, Notes.Definition(), new ProjectionDefinition
        {
            Name = "quiet",
            Version = 1,
            TablesSql = "create table nothing (n int primary key)",
            Create = static () => new Quiet(),
        });
        await _node.WaitAsync(await _node.NoteAsync("good"));
        var poison = await _node.NoteAsync(Notes.Poison);
        var after = await _node.NoteAsync("after");

        Assert.True(await _node.Daemon.Checkpoints.WaitForAsync("quiet", after, Limit, default));
        var status = await _node.StatusAsync("notes", status => status.FailedAt is not null);
        Assert.Equal(poison, status.FailedAt);
        Assert.Contains("cannot fold this", status.Error, StringComparison.Ordinal);
        Assert.Equal(poison.Value - 1, status.Position.Value);
    }

    [Fact]
    public async Task A_rebuilt_read_model_equals_the_served_one_and_the_owner_goes_on_with_it()
    {
        for (var n = 0; n < 300; n++) await _node.NoteAsync($"note {n}");
        await _node.WaitAsync(await _node.NoteAsync("last"));
        await ScalarAsync("update notes.notes set text = 'damaged' where position = 7");

        Assert.Equal("notes", Assert.Single((await _node.VerifyAsync()).Differences).Table);
        await _node.RebuildAsync();
        Assert.Empty((await _node.VerifyAsync()).Differences);
        Assert.True(await _node.WaitAsync(await _node.NoteAsync("after the swap")));
        Assert.Equal(302L, await ScalarAsync("select count(*) from notes.notes"));
    }

    [Fact]
    public async Task A_rebuild_while_others_append_loses_nothing()
    {
        using var enough = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            var last = LogPosition.Start;
            for (var n = 0; !enough.IsCancellationRequested; n++) last = await _node.NoteAsync($"note {n}");
            return last;
        });
        for (var n = 0; n < 3; n++) await _node.RebuildAsync();
        await enough.CancelAsync();

        Assert.True(await _node.WaitAsync(await writer));
        var result = await _node.VerifyAsync();
        Assert.Empty(result.Differences);
    }

    [Fact]
    public async Task A_newer_version_is_built_beside_and_swapped_in()
    {
        await _node.WaitAsync(await _node.NoteAsync("one"));
        await _node.DisposeAsync();
        _node = new Node(_database.ConnectionString, Notes.Definition(version: 2));

        Assert.Equal(2, (await _node.StatusAsync("notes", status => status.Version == 2)).Version);
        Assert.True(await _node.WaitAsync(await _node.NoteAsync("two")));
        Assert.Equal(2L, await ScalarAsync("select count(*) from notes.notes"));
    }

    [Fact]
    public async Task Projection_commits_do_not_wait_for_the_disk_and_appends_do()
    {
        await _node.WaitAsync(await _node.NoteAsync("one"));

        await using var session = await ProjectionSession.OpenAsync(_node.Options, "probe", "probe", default);
        await using var asked = new NpgsqlCommand("show synchronous_commit", session.Connection);
        Assert.Equal("off", await asked.ExecuteScalarAsync());
        Assert.Equal("on", await ScalarAsync("show synchronous_commit"));
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private sealed class Quiet : IProjection
    {
        public ValueTask ProjectAsync(
            IReadOnlyList<Recorded> events, NpgsqlConnection connection, NpgsqlBatch writes, CancellationToken ct) =>
            ValueTask.CompletedTask;
    }
}
