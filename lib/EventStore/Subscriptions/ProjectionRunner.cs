using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>
/// Keeps one read model up with the log, on whichever node owns it; the others try to take over. An event that cannot be folded stops this
/// projection alone, loudly.
/// </summary>
internal sealed class ProjectionRunner(
    EventStoreOptions options, PostgresEventStore store, DatabaseCheckpoints checkpoints, ProjectionDefinition definition, ILogger log)
{
    private static readonly TimeSpan TakeOverEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryPoisonEvery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BackOffMin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BackOffMax = TimeSpan.FromSeconds(2);

    /// <summary>Process ids come again, in containers always the same ones; the last part does not.</summary>
    private static readonly string Owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid().ToString("n")[..8]}";

    private readonly List<Recorded> _events = [];
    private readonly Progress _progress = checkpoints.Of(definition.Name);

    public async Task RunAsync(CancellationToken ct)
    {
        var backOff = BackOffMin;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var session = await ProjectionSession.OpenAsync(options, definition.Name, definition.Name, ct);
                await OwnAsync(session, ct);
                var checkpoint = await BeginAsync(session, ct);
                backOff = BackOffMin;
                if (checkpoint is not null) await FollowAsync(session, checkpoint, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (PostgresException e) when (e.SqlState == ProjectionSession.Overtaken)
            {
                log.LogInformation("Projection {Name} was rebuilt or taken over; going on from its checkpoint", definition.Name);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                if (backOff == BackOffMin) log.LogWarning("Projection {Name} lost the database: {Reason}", definition.Name, e.Message);
                await Task.Delay(backOff, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                backOff = backOff * 2 < BackOffMax ? backOff * 2 : BackOffMax;
            }
            catch (Exception e)
            {
                log.LogError(e, "Projection {Name} cannot run", definition.Name);
                await Task.Delay(RetryPoisonEvery, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task OwnAsync(ProjectionSession session, CancellationToken ct)
    {
        while (!await session.TryOwnAsync(ct)) await Task.Delay(TakeOverEvery, ct);
    }

    /// <summary>Where to go on from; null when the read model has to be left alone for now.</summary>
    private async Task<Checkpoint?> BeginAsync(ProjectionSession session, CancellationToken ct)
    {
        var checkpoint = await session.ReadCheckpointAsync(ct);
        if (checkpoint is null)
        {
            await session.EnsureCreatedAsync(definition, ct);
            checkpoint = await session.ReadCheckpointAsync(ct) ?? throw new UnreachableException();
        }

        if (checkpoint.Version > definition.Version)
        {
            log.LogError("Projection {Name} has version {Stored}, newer than this program's {Known}: it is left alone",
                definition.Name, checkpoint.Version, definition.Version);
            await Task.Delay(RetryPoisonEvery, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return null;
        }

        if (checkpoint.Version < definition.Version)
        {
            log.LogInformation(
                "Projection {Name} is rebuilt: version {Stored} becomes {Known}",
                definition.Name, checkpoint.Version, definition.Version);
            await new Rebuild(options, store, definition).RunAsync(progress: null, ct);
            return null;
        }

        var before = await session.NameOwnerAsync(Owner, ct);
        if (before is not null && before != Owner) await Task.Delay(definition.LeaseWait, ct);
        _progress.Set(checkpoint.Position.Value);
        return checkpoint;
    }

    private async Task FollowAsync(ProjectionSession session, Checkpoint checkpoint, CancellationToken ct)
    {
        var projection = Create(checkpoint);
        var max = definition.LiveBatchMax;
        var suspect = LogPosition.Start; // end of a batch that failed: until it is passed, batches stay small
        store.HighWater.Raise(await store.HeadAsync(ct));
        while (true)
        {
            if (!await store.HighWater.WaitBeyondAsync(checkpoint.Position, PollEvery, ct))
            {
                if (await session.ReadCheckpointAsync(ct) != checkpoint) return; // rebuilt, or taken back by a crash of the database
                store.HighWater.Raise(await store.HeadAsync(ct));
                continue;
            }

            var clock = Stopwatch.GetTimestamp();
            try
            {
                await TakeAsync(checkpoint.Position, max, ct);
                await session.ApplyAsync(projection, _events, checkpoint, ct);
            }
            catch (Exception e) when (!IsPassing(e, session, ct))
            {
                projection = Create(checkpoint);
                if (max > 1)
                {
                    suspect = Later(suspect, checkpoint.Position.Value + max);
                    max /= 2; // halves find the one that is at fault
                    continue;
                }

                await StopAtAsync(session, checkpoint, e, ct);
                checkpoint = checkpoint with { HasFailed = true };
                continue;
            }

            checkpoint = checkpoint with { Position = _events[^1].Position };
            checkpoints.Advance(definition.Name, checkpoint.Position);
            if (checkpoint.HasFailed) checkpoint = await GoOnAsync(session, checkpoint, ct);
            if (checkpoint.Position >= suspect) max = BatchMax(checkpoint.Position);
            await RestAsync(Stopwatch.GetElapsedTime(clock), ct);
        }
    }

    private IProjection Create(Checkpoint checkpoint) =>
        definition.CreateOwned?.Invoke(Owner, checkpoint.Position) ?? definition.Create();

    private static LogPosition Later(LogPosition one, long other) => one.Value > other ? one : new LogPosition(other);

    /// <summary>Far behind, nobody is kept waiting by larger batches.</summary>
    private int BatchMax(LogPosition position) => store.HighWater.Position.Value - position.Value > 10L * definition.LiveBatchMax
        ? Math.Max(definition.LiveBatchMax, definition.RebuildBatchMax)
        : definition.LiveBatchMax;

    /// <summary>The next events: from memory where this node appended them, else from the log.</summary>
    private async ValueTask TakeAsync(LogPosition after, int max, CancellationToken ct)
    {
        _events.Clear();
        if (!store.Recent.TryTake(after, max, _events)) await store.ReadLogPageAsync(after, max, _events, ct);
        if (_events.Count == 0) throw new TimeoutException($"The log should go on after {after}, but does not yet.");
    }

    private async Task StopAtAsync(ProjectionSession session, Checkpoint checkpoint, Exception e, CancellationToken ct)
    {
        var poison = new LogPosition(checkpoint.Position.Value + 1);
        log.LogCritical(e, "Projection {Name} stops: it cannot fold the event at {Position}", definition.Name, poison);
        await session.RecordFailureAsync(checkpoint, poison, $"{e.GetType().Name}: {e.Message}", ct);
        await Task.Delay(RetryPoisonEvery, ct);
    }

    private static async Task<Checkpoint> GoOnAsync(ProjectionSession session, Checkpoint checkpoint, CancellationToken ct)
    {
        await session.RecordFailureAsync(checkpoint, failedAt: null, error: null, ct);
        return checkpoint with { HasFailed = false };
    }

    /// <summary>A read model that may lag leaves the cores to others, and gathers a larger batch unless somebody waits for it.</summary>
    private async Task RestAsync(TimeSpan worked, CancellationToken ct)
    {
        var rest = definition.DutyCycleMax >= 1 ? TimeSpan.Zero : worked * ((1 - definition.DutyCycleMax) / definition.DutyCycleMax);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, ct);
        var gathering = definition.RestBetweenBatches - rest;
        if (gathering <= TimeSpan.Zero) return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(gathering, stop.Token), _progress.WantedAsync());
        await stop.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>Not the event's fault: the database went away, another node took over, the process stops.</summary>
    private static bool IsPassing(Exception e, ProjectionSession session, CancellationToken ct) => e switch
    {
        OperationCanceledException => ct.IsCancellationRequested,
        PostgresException { SqlState: ProjectionSession.Overtaken } => true,
        PostgresException { IsTransient: true } => true,
        PostgresException { SqlState: ['5', '3', ..] or ['5', '7', ..] } => true, // no room, going down
        NpgsqlException or IOException or TimeoutException =>
            session.Connection.State != System.Data.ConnectionState.Open || e is not PostgresException,
        _ => false,
    };
}
