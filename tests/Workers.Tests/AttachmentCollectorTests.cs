using EventStore;
using Xunit;

namespace Workers.Tests;

public sealed class AttachmentCollectorTests : IAsyncLifetime
{
    private Home _home = null!;
    private AttachmentCollector _collector = null!;

    public async Task InitializeAsync()
    {
        _home = await Home.CreateAsync();
        _collector = new AttachmentCollector(_home.Database.DataSource, new Attachments(_home.Database.DataSource));
    }

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public async Task Small_content_goes_when_its_last_file_is_purged_and_not_with_a_new_version()
    {
        var (kept, _) = await _home.PutAsync("kept", "one"u8.ToArray());
        await _home.OverwriteAsync(kept, "two"u8.ToArray());
        var (purged, _) = await _home.PutAsync("purged", "three"u8.ToArray());
        await _home.PurgeAsync(purged);
        await _home.SettleAsync();

        Assert.Equal("1 attachments deleted", await _collector.RunOnceAsync(default));

        Assert.Equal(2, await CountAsync());
        Assert.Null(await _collector.RunOnceAsync(default));
    }

    [Fact]
    public async Task Content_of_an_event_that_core_has_not_seen_yet_stays()
    {
        await _home.StandStillAsync();
        await _home.PutAsync("unseen", "four"u8.ToArray());

        await _collector.RunOnceAsync(default);

        Assert.Equal(1, await CountAsync());
    }

    private Task<long> CountAsync() => _home.Database.ScalarAsync<long>("select count(*) from mt_attachments");
}
