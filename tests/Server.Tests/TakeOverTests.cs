using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fixtures;
using Xunit;

namespace Server.Tests;

/// <summary>One server runs the read models. When it is gone the other does, before it would have to answer without them.</summary>
public sealed class TakeOverTests(TwoServers servers) : IClassFixture<TwoServers>
{
    /// <summary>As long as an answer may wait for core.</summary>
    private static readonly TimeSpan TakeOverMax = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task After_a_kill_the_other_server_shows_new_writes_within_five_seconds_and_all_that_was_acknowledged()
    {
        for (var round = 0; round < 4; round++)
        {
            var killed = await OwnerOfCoreAsync();
            var survivor = servers.Client(1 - killed);
            var acknowledged = new ConcurrentQueue<string>();
            var writing = WriteUntilKilledAsync(servers.Client(killed), $"{round}-before-", acknowledged);
            await UntilAsync(() => Task.FromResult(acknowledged.Count >= 20));

            await servers.Servers[killed].KillAsync();
            var clock = Stopwatch.StartNew();
            await AssertShowsItsOwnWriteAsync(survivor, $"{round}-after");
            await UntilAsync(async () => (await OwnersAsync()).All(owner => owner == 1 - killed));
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TakeOverMax);

            await writing;
            foreach (var file in acknowledged) Assert.Equal(file, (await survivor.GetAsync(file)).Text);
            await servers.StartAsync(killed);
        }
    }

    private static async Task WriteUntilKilledAsync(DavClient client, string prefix, ConcurrentQueue<string> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var file = $"{prefix}{i}";
                if ((await client.PutAsync(file, file)).IsDone) acknowledged.Enqueue(file);
            }
        }
        catch (HttpRequestException)
        {
            // Killed: what was under way has no answer.
        }
    }

    private static async Task AssertShowsItsOwnWriteAsync(DavClient client, string file)
    {
        var written = await client.PutAsync(file, file);
        Assert.Equal(201, written.Status);
        var list = await client.ListAsync("", ("X-Log-Position", written.LogPosition));
        Assert.Equal(207, list.Status);
        Assert.Contains($"/{file}<", list.Text, StringComparison.Ordinal);
    }

    private async Task<int> OwnerOfCoreAsync() => ServerOf(await servers.Database.ScalarAsync<string>(
        "select owner from mt_event_progression where name = 'core'"));

    /// <summary>Which server runs each of the read models.</summary>
    private async Task<IEnumerable<int>> OwnersAsync() =>
        (await servers.Database.ScalarAsync<string[]>("select array_agg(owner) from mt_event_progression")).Select(ServerOf);

    // An owner is a machine, a process on it, and what tells it from others that had the same number.
    private int ServerOf(string owner)
    {
        var process = int.Parse(owner.Split('/')[^2], CultureInfo.InvariantCulture);
        return servers.Servers[0].Id == process ? 0 : servers.Servers[1].Id == process ? 1 : -1;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "It did not come to pass.");
            await Task.Delay(LookAgainEvery);
        }
    }
}
