using EventStore;

namespace Workers;

/// <summary>Forgets commands whose repetition nobody will send any more.</summary>
public sealed class CommandPruner(PostgresEventStore store) : IWorker
{
    /// <summary>Clients give up on a request after minutes; a day is on the safe side.</summary>
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(1);

    private const int BatchMax = 10_000;

    public string Name => "command pruner";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<string?> RunOnceAsync(CancellationToken ct)
    {
        // In small transactions: a large one would hold back the vacuum of the busiest table there is.
        while (await store.PruneCommandsAsync(KeepFor, BatchMax, ct) == BatchMax) await Task.Yield();
        return null;
    }
}
