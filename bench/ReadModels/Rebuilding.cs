using System.Diagnostics;
using EventStore.Subscriptions;
using Projections;

namespace ReadModels;

/// <summary>How many events a second each read model takes in when it is built anew.</summary>
internal static class Rebuilding
{
    private const int Fillers = 256;

    public static async Task MeasureAsync(int events)
    {
        await using var home = await Home.CreateAsync(isProjecting: false);
        var left = events;
        await Task.WhenAll(Enumerable.Range(0, Fillers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await home.PutAsync();
        })));

        var head = (await home.Ledger.Store.HeadAsync(default)).Value;
        foreach (var definition in All.Definitions)
        {
            await BuildAsync(home, definition); // compiles
            var (own, database) = (Process.GetCurrentProcess().TotalProcessorTime, home.DatabaseTime());
            var clock = Stopwatch.StartNew();
            await BuildAsync(home, definition);

            var elapsed = clock.Elapsed.TotalSeconds;
            (own, database) = (Process.GetCurrentProcess().TotalProcessorTime - own, home.DatabaseTime() - database);
            Console.WriteLine(
                $"{definition.Name}: {head:n0} events in {elapsed:n1} s, {head / elapsed:n0}/s; processor µs/event: "
                + $"own {own.TotalMicroseconds / head:n1}, PostgreSQL {database.TotalMicroseconds / head:n1}");
        }
    }

    private static Task BuildAsync(Home home, ProjectionDefinition definition) =>
        new Rebuild(home.Ledger.Options, home.Ledger.Store, definition).RunAsync(progress: null, default);
}
