using System.Diagnostics;

namespace ReadModels;

/// <summary>How long after it was sent a write is durable, and shown by core.</summary>
internal static class Visibility
{
    private const int WarmUpSeconds = 5;

    public static async Task MeasureAsync(int rate, int seconds)
    {
        await using var home = await Home.CreateAsync(isProjecting: true);
        await RunAsync(home, rate, WarmUpSeconds);
        var waits = await RunAsync(home, rate, seconds);
        Console.WriteLine($"{rate} writes/s for {seconds} s, milliseconds from sending on");
        Print("durable", [.. waits.Select(wait => wait.Durable).Order()]);
        Print("visible", [.. waits.Select(wait => wait.Visible).Order()]);
    }

    /// <summary>Writes leave when they are due, whether or not earlier ones were answered: a hold-up counts for all who meet it.</summary>
    private static async Task<Wait[]> RunAsync(Home home, int rate, int seconds)
    {
        var writes = new List<Task<Wait>>();
        var began = Stopwatch.GetTimestamp();
        while (writes.Count < rate * seconds)
        {
            var due = Math.Min(rate * seconds, (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * rate));
            while (writes.Count < due)
            {
                var sent = began + (long)(writes.Count / (double)rate * Stopwatch.Frequency);
                writes.Add(Task.Run(() => WriteAsync(home, sent)));
            }

            await Task.Delay(1);
        }

        return await Task.WhenAll(writes);
    }

    private static async Task<Wait> WriteAsync(Home home, long sent)
    {
        var position = await home.PutAsync();
        var durable = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
        if (!await home.Ledger.Checkpoints.WaitForAsync("core", position, TimeSpan.FromSeconds(10), default))
            throw new TimeoutException("Core does not follow.");
        return new Wait(durable, Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
    }

    private static void Print(string what, double[] sorted) => Console.WriteLine(
        $"{what}: p50 {sorted[sorted.Length / 2]:n1}, p99 {sorted[(int)(sorted.Length * 0.99)]:n1}, max {sorted[^1]:n1}");

    private readonly record struct Wait(double Durable, double Visible);
}
