using System.Collections.Concurrent;
using System.Diagnostics;
using EventStore.Subscriptions;
using Fixtures;
using Xunit;

namespace EventStore.Tests.Subscriptions;

/// <summary>A node may rely on its own name at a checkpoint for the time of the lease. These measure least times, which a slow machine cannot break.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<(string Owner, LogPosition At)> _owned = [];
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await EventStoreSchema.ApplyAsync(_database.DataSource, default);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task The_owner_is_made_with_the_name_at_the_checkpoint_and_the_position_that_it_goes_on_after()
    {
        await using (var first = new Node(_database.ConnectionString, Leased())) await first.WaitAsync(await first.NoteAsync("one"));

        await using var second = new Node(_database.ConnectionString, Leased());
        await second.WaitAsync(await second.NoteAsync("two"));

        Assert.Equal(new LogPosition(1), _owned.Last().At);
        Assert.Equal(await OwnerAsync(), _owned.Last().Owner);
    }

    [Fact]
    public async Task A_node_that_takes_over_from_another_waits_for_the_lease_before_its_first_change()
    {
        await _database.ExecuteAsync("insert into mt_event_progression (name, last_seq_id, version, owner) values ('notes', 0, 1, 'another node')");
        await _database.ExecuteAsync($"create schema notes; set search_path to notes; {Leased().TablesSql}; reset search_path");
        var begun = Stopwatch.GetTimestamp();

        await using var node = new Node(_database.ConnectionString, Leased());
        await node.WaitAsync(await node.NoteAsync("one"));

        Assert.True(Stopwatch.GetElapsedTime(begun) >= Lease);
    }

    [Fact]
    public async Task A_rebuild_puts_the_owner_out_and_waits_for_the_lease_before_it_swaps()
    {
        await using var node = new Node(_database.ConnectionString, Leased());
        await node.WaitAsync(await node.NoteAsync("one"));
        var begun = Stopwatch.GetTimestamp();

        var rebuilding = node.RebuildAsync();
        await node.StatusAsync("notes", status => status.Owner is null);
        await rebuilding;

        Assert.True(Stopwatch.GetElapsedTime(begun) >= Lease);
        await node.StatusAsync("notes", status => status.Owner is not null);
        Assert.True(await node.WaitAsync(await node.NoteAsync("two")));
        Assert.Empty((await node.VerifyAsync()).Differences);
    }

    private ProjectionDefinition Leased() => Notes.Definition() with
    {
        Lease = Lease,
        CreateOwned = (owner, at) =>
        {
            _owned.Enqueue((owner, at));
            return new Notes();
        },
    };

    private Task<string> OwnerAsync() => _database.ScalarAsync<string>("select owner from mt_event_progression where name = 'notes'");
}
