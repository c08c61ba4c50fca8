using Microsoft.Extensions.Logging;

namespace Workers;

/// <summary>
/// Runs workers side by side. One that fails is tried again alone, after pauses that grow;
/// the others and the server go on.
/// </summary>
public sealed class WorkerHost(IReadOnlyList<IWorker> workers, TimeProvider clock, ILogger<WorkerHost> log)
{
    private static readonly TimeSpan FirstPassAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseMin = TimeSpan.FromSeconds(1);

    /// <summary>Ends when cancelled, after the passes that run have ended.</summary>
    public Task RunAsync(CancellationToken ct) => Task.WhenAll(workers.Select(worker => RunAsync(worker, ct)));

    private async Task RunAsync(IWorker worker, CancellationToken ct)
    {
        var pause = worker.Every < FirstPassAfter ? worker.Every : FirstPassAfter;
        var failures = 0;
        while (await RestAsync(pause, ct))
        {
            try
            {
                if (await worker.RunOnceAsync(ct) is { } did) log.LogInformation("{Worker}: {Did}", worker.Name, did);
                (pause, failures) = (worker.Every, 0);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                pause = Pause(worker.Every, ++failures);
                log.LogError("{Worker} failed, next try in {Pause:0} s: {Reason}", worker.Name, pause.TotalSeconds, e.Message);
            }
        }
    }

    /// <summary>Doubles with each failure, up to the worker's own rhythm.</summary>
    private static TimeSpan Pause(TimeSpan every, int failures) =>
        TimeSpan.FromSeconds(Math.Min(every.TotalSeconds, PauseMin.TotalSeconds * Math.Pow(2, Math.Min(failures, 16))));

    private async Task<bool> RestAsync(TimeSpan pause, CancellationToken ct)
    {
        await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !ct.IsCancellationRequested;
    }
}
