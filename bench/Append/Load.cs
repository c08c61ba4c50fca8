using System.Diagnostics;
using System.Globalization;
using EventStore;
using Fixtures;

namespace Append;

/// <summary>N callers, each appending its next command when its last is answered.</summary>
internal sealed class Load(PostgresEventStore store, PostgresCluster cluster, Func<AppendRequest> next)
{
    public async Task<Figures> RunAsync(int callers, TimeSpan duration)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var (client, server, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, cluster.ProcessorTime(), GC.GetTotalAllocatedBytes());
        var clock = Stopwatch.GetTimestamp();
        var runs = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(until))));
        var elapsed = Stopwatch.GetElapsedTime(clock);

        double[] waits = [.. runs.SelectMany(run => run).Order()];
        return new Figures(
            waits.Length, waits.Length / elapsed.TotalSeconds, waits[waits.Length / 2], waits[(int)(waits.Length * 0.99)],
            (Process.GetCurrentProcess().TotalProcessorTime - client).TotalMicroseconds / waits.Length,
            (cluster.ProcessorTime() - server).TotalMicroseconds / waits.Length,
            (GC.GetTotalAllocatedBytes() - bytes) / (double)waits.Length);
    }

    private async Task<List<double>> CallAsync(long until)
    {
        var waits = new List<double>();
        while (Stopwatch.GetTimestamp() < until)
        {
            var clock = Stopwatch.GetTimestamp();
            var result = await store.AppendAsync(next(), default);
            if (result is not AppendResult.Appended) throw new InvalidOperationException(result.ToString());
            waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return waits;
    }
}

internal sealed record Figures(
    int Events, double EventsPerSecond, double P50, double P99, double ClientMicros, double ServerMicros, double Bytes);
