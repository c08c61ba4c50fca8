using Microsoft.Extensions.Logging;

namespace Server.Postgres;

/// <summary>Starts the private cluster again when it dies under us, with growing pauses while it does not come up.</summary>
internal sealed class ClusterSupervisor(PrivateCluster cluster, ILogger log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken ct)
    {
        var pause = LookEvery;
        while (true)
        {
            await Task.Delay(pause, ct);
            if (cluster.IsAlive)
            {
                pause = LookEvery;
                continue;
            }

            log.LogWarning("PostgreSQL is gone; starting it again");
            try
            {
                await cluster.StartAsync(ct);
                log.LogInformation("PostgreSQL is back");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, PauseMax.Ticks));
                log.LogError("PostgreSQL could not be started again: {Reason}", e.Message);
            }
        }
    }
}
