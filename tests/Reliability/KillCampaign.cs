namespace Reliability;

/// <summary>kill -9 of the server, of PostgreSQL, or of both, at random moments under mixed load.</summary>
public static class KillCampaign
{
    private const int ProjectionChecksEvery = 20;

    public static async Task RunAsync(ServerUnderTest server, Report report, int seed, int kills)
    {
        var random = new Random(seed);
        report.Note($"seed {seed}, {kills} kills");
        report.Note($"first start: {(await server.StartAsync()).TotalSeconds:f1} s");
        using var load = new Load(server, report, seed, clients: 8, contentMaxBytes: 300_000);
        await load.BeginAsync();
        var slowest = TimeSpan.Zero;
        for (var kill = 1; kill <= kills; kill++)
        {
            var victim = random.Next(3) switch { 0 => "PostgreSQL", 1 => "server and PostgreSQL", _ => "server" };
            await load.WorkAsync(
                TimeSpan.FromMilliseconds(random.Next(50, 1_500)), () => KillAsync(server, victim), TimeSpan.FromMilliseconds(300));
            var ready = victim == "PostgreSQL" ? await RecoveryAsync(server) : await server.StartAsync();
            if (ready > slowest) slowest = ready;
            await load.CheckContentAsync($"kill {kill} ({victim})");
            if (kill % ProjectionChecksEvery == 0 || kill == kills) await load.CheckProjectionsAsync($"kill {kill}");
            if (!report.IsClean) break;
        }

        report.Note($"{load.Acknowledged} changes acknowledged, {load.Unanswered} left open; "
            + $"slowest return to ready {slowest.TotalSeconds:f1} s");
    }

    private static async Task KillAsync(ServerUnderTest server, string victim)
    {
        if (victim != "PostgreSQL") await server.KillAsync();
        if (victim != "server") server.KillPostgres();
    }

    /// <summary>PostgreSQL was killed under a living server, which has to bring it back by itself.</summary>
    private static async Task<TimeSpan> RecoveryAsync(ServerUnderTest server)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await server.WaitReadyAsync(TimeSpan.FromSeconds(60));
        return clock.Elapsed;
    }
}
