using Commands;
using Domain;
using Domain.Nodes;
using EventStore;
using Fixtures;
using Xunit;

namespace Workers.Tests;

public sealed class UnfinishedCopySweeperTests : IAsyncLifetime
{
    private Home _home = null!;

    public async Task InitializeAsync() => _home = await Home.CreateAsync();

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_copy_left_behind_is_purged_once_it_is_old_and_its_bytes_are_given_back()
    {
        await CopyHalfAsync();
        await _home.SettleAsync();
        Assert.Equal(Limits.CopyChunkMax, await DetachedAsync());

        await SweepAsync();
        Assert.Equal(Limits.CopyChunkMax, await DetachedAsync());

        _home.Clock.By = TimeSpan.FromHours(2);
        await SweepAsync();

        Assert.Equal(0, await DetachedAsync());
        Assert.Equal(0, await _home.Database.ScalarAsync<long>("select used_bytes from core.spaces"));
        Assert.Equal(0, await _home.Database.ScalarAsync<long>("select coalesce(sum(used), 0)::bigint from mt_budgets"));
    }

    private async Task SweepAsync()
    {
        await new UnfinishedCopySweeper(_home.Database.DataSource, _home.Nodes, _home.Clock).RunOnceAsync(default);
        await _home.SettleAsync();
    }

    private async Task CopyHalfAsync()
    {
        var top = new CopyNode(NodeId.New(), null, "top", true, null, DateTimeOffset.UnixEpoch, []);
        var content = new Content(new BlobId(new string('a', 64)), 10, new string('b', 40), new string('c', 32), "00000001", null, null);
        var files = Enumerable.Range(0, Limits.CopyChunkMax * 2).Select(i =>
            new CopyNode(NodeId.New(), top.Id, $"f{i}", false, content, DateTimeOffset.UnixEpoch, []));
        var dying = new Nodes(new StoreWithFaults(_home.Store, StoreWithFaults.AwayAfter(appends: 1)));

        await Assert.ThrowsAsync<EventStoreUnavailableException>(async () =>
            await dying.CopyAsync(Home.By(), await _home.Store.HeadAsync(default), [top, .. files], _home.At("copy"), default));
    }

    private Task<long> DetachedAsync() => _home.Database.ScalarAsync<long>("""
        select count(*) from core.nodes n
        where n.parent is not null and not exists (select from core.nodes p where p.node = n.parent)
        """);
}
