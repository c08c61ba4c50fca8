using System.Globalization;

namespace AccessBench;

/// <summary>
/// How much of the processors' time the hypervisor gave to others since this was made: what waits for two processes to wake each other
/// waits for that too. Source: proc(5), /proc/stat.
/// </summary>
internal sealed class StolenTime
{
    private const int Steal = 8;

    private readonly long[] _start = Read();

    /// <summary>Percent of all processors' time, idle time included.</summary>
    public double Percent
    {
        get
        {
            var spent = Read().Zip(_start, (now, then) => now - then).ToList();
            return 100.0 * spent[Steal - 1] / Math.Max(spent.Take(Steal).Sum(), 1);
        }
    }

    /// <summary>Ticks of user, nice, system, idle, iowait, irq, softirq, steal …</summary>
    private static long[] Read() =>
        [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(ticks => long.Parse(ticks, CultureInfo.InvariantCulture))];
}
