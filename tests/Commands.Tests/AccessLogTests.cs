using System.Text.Json;
using Domain;
using Domain.Access;
using EventStore;
using Xunit;
using static Domain.Access.AccessEvent;

namespace Commands.Tests;

/// <summary>Reads, sign-ins and refusals: merged, bounded, never in a request's way, never dropped without a count.</summary>
public class AccessLogTests
{
    private static readonly AccessClient Curl = new("basic", "192.0.2.1", "curl/8.0");
    private static readonly (SpaceId Space, NodeId Node) File = (SpaceId.New(), NodeId.New());

    private readonly Clock _clock = new();
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Reads_of_one_file_by_one_client_become_one_entry()
    {
        using var log = new AccessLog(_store, _clock);
        log.Download(Sample.Ann, Curl, File.Space, File.Node, version: 7, bytes: 100);
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        log.Download(Sample.Ann, Curl, File.Space, File.Node, version: 7, bytes: 50);
        Assert.True(await log.FlushAsync(default));

        var downloaded = Assert.IsType<Downloaded>(Assert.Single(_store.Events));
        Assert.Equal(
            new Download(File.Space, File.Node, 7, 2, 150, Sample.Noon, Sample.Noon.AddMilliseconds(200)), Assert.Single(downloaded.Items));
    }

    [Fact]
    public async Task People_clients_and_versions_are_kept_apart()
    {
        using var log = new AccessLog(_store, _clock);
        log.Download(Sample.Ann, Curl, File.Space, File.Node, 7, 1);
        log.Download(Sample.Ann, Curl, File.Space, File.Node, 8, 1);
        log.Download(Sample.Ann, Curl with { Address = "192.0.2.2" }, File.Space, File.Node, 7, 1);
        log.Download(UserId.New(), Curl, File.Space, File.Node, 7, 1);
        await log.FlushAsync(default);

        Assert.Equal([2, 1, 1], _store.Events.Cast<Downloaded>().Select(e => e.Items.Count).OrderDescending());
    }

    [Fact]
    public async Task Sign_ins_and_refusals_are_recorded_with_their_count()
    {
        using var log = new AccessLog(_store, _clock);
        var by = Ledger.By() with { ClientAddress = "192.0.2.1" };
        log.SignedIn(Sample.Ann, Curl);
        for (var i = 0; i < 5; i++) log.SignInRefused("ann", "wrong_password", Curl);
        for (var i = 0; i < 3; i++) log.Refused(by, "put", new Refusal(RefusalCode.Locked, "A lock is in the way."), File.Space, File.Node);
        await log.FlushAsync(default);

        Assert.Equal(Sample.Ann, Assert.Single(_store.Events.OfType<SignedIn>()).By);
        Assert.Equal(5, Assert.Single(_store.Events.OfType<SignInRefused>()).Count);
        var refused = Assert.Single(_store.Events.OfType<CommandRefused>());
        Assert.Equal(("put", "locked", 3), (refused.Action, refused.Code, refused.Count));
    }

    [Fact]
    public async Task Nothing_seen_is_nothing_written()
    {
        using var log = new AccessLog(_store, _clock);
        Assert.True(await log.FlushAsync(default));
        Assert.Empty(_store.Events);
    }

    [Fact]
    public async Task What_does_not_fit_is_counted_and_the_count_is_recorded()
    {
        using var log = new AccessLog(_store, _clock);
        for (var i = 0; i < PendingAccess.DownloadsMax + 10; i++) log.Download(Sample.Ann, Curl, File.Space, NodeId.New(), 1, 1);
        for (var i = 0; i < PendingAccess.RefusalsMax + 5; i++) log.SignInRefused($"name{i}", "unknown_name", Curl);
        await log.FlushAsync(default);

        Assert.Equal(15, log.ShedCount);
        Assert.Equal(15, Assert.Single(_store.Events.OfType<AccessEventsShed>()).Count);
        Assert.Equal(PendingAccess.DownloadsMax, _store.Events.OfType<Downloaded>().Sum(e => e.Items.Count));
    }

    [Fact]
    public async Task The_largest_events_stay_below_48_kib()
    {
        using var log = new AccessLog(_store, _clock);
        var worst = new AccessClient("basic", new string('\u0001', 5_000), new string('\u0001', 5_000));
        for (var i = 0; i < 1_000; i++) log.Download(Sample.Ann, worst, File.Space, NodeId.New(), long.MaxValue, long.MaxValue / 2_000);
        log.SignInRefused(new string('\u0001', 5_000), "unknown_name", worst);
        await log.FlushAsync(default);

        var types = AccessJson.Types.Values.ToDictionary(info => info.Type);
        Assert.All(_store.Events, @event =>
            Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(@event, types[@event.GetType()]).Length, 1, 48 * 1024));
    }

    [Fact]
    public async Task While_the_store_is_away_everything_is_kept_and_tried_again()
    {
        using var log = new AccessLog(_store, _clock);
        _store.IsAway = true;
        log.Download(Sample.Ann, Curl, File.Space, File.Node, 7, 100);
        Assert.False(await log.FlushAsync(default));
        log.Download(Sample.Ann, Curl, File.Space, File.Node, 7, 100);
        Assert.False(await log.FlushAsync(default));
        Assert.IsType<EventStoreUnavailableException>(log.LastFailure);

        _store.IsAway = false;
        Assert.True(await log.FlushAsync(default));
        Assert.True(await log.FlushAsync(default));
        Assert.Equal(200, _store.Events.Cast<Downloaded>().Sum(e => e.Items.Sum(item => item.Bytes)));
        Assert.Null(log.LastFailure);
    }

    [Fact]
    public async Task What_the_store_did_take_before_it_went_away_is_not_taken_twice()
    {
        using var log = new AccessLog(_store, _clock);
        log.SignedIn(Sample.Ann, Curl);
        _store.AnswersAreLost = true;
        Assert.False(await log.FlushAsync(default));
        _store.AnswersAreLost = false;
        Assert.True(await log.FlushAsync(default));
        Assert.Single(_store.Events);
    }

    [Fact]
    public async Task The_loop_flushes_a_last_time_when_it_is_stopped()
    {
        using var log = new AccessLog(_store, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var loop = log.RunAsync(stop.Token);
        log.SignedIn(Sample.Ann, Curl);
        await stop.CancelAsync();
        await loop;
        Assert.Single(_store.Events);
    }

    [Fact]
    public void A_read_that_is_merged_allocates_nothing()
    {
        using var log = new AccessLog(_store, _clock);
        log.Download(Sample.Ann, Curl, File.Space, File.Node, 7, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) log.Download(Sample.Ann, Curl, File.Space, File.Node, 7, 1);
        // Less than one byte a call: what the runtime itself does once in a while is not ours.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 9_999);
    }

    [Fact]
    public async Task What_was_flushed_is_not_flushed_again()
    {
        using var log = new AccessLog(_store, _clock);
        for (var i = 0; i < 4; i++)
        {
            log.SignedIn(Sample.Ann, Curl);
            await log.FlushAsync(default);
        }

        Assert.Equal(4, _store.Events.Count());
    }

    [Fact]
    public async Task Many_threads_lose_no_read()
    {
        using var log = new AccessLog(_store, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var flushing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await log.FlushAsync(default);
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++) log.Download(Sample.Ann, Curl, File.Space, File.Node, i % 10, 1);
        })));
        await stop.CancelAsync();
        await flushing;
        await log.FlushAsync(default);

        Assert.Equal(80_000, _store.Events.Cast<Downloaded>().Sum(e => e.Items.Sum(item => item.Count)));
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = Sample.Noon;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
