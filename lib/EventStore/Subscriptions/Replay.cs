using System.Threading.Channels;

namespace EventStore.Subscriptions;

/// <summary>
/// Folds a stretch of the log into a schema beside the serving one;
/// the next batch is read and decoded while one is written.
/// </summary>
internal sealed class Replay(PostgresEventStore store, ProjectionDefinition definition, ProjectionSession session)
{
    private const int BatchesAhead = 2;
    private readonly IProjection _projection = definition.Create();

    public LogPosition Position { get; private set; }

    /// <summary>Up to and with <paramref name="end"/>.</summary>
    public async Task RunToAsync(LogPosition end, IProgress<(LogPosition Done, LogPosition Head)>? progress, CancellationToken ct)
    {
        if (Position >= end) return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ahead = Channel.CreateBounded<List<Recorded>>(BatchesAhead);
        var reading = Task.Run(() => ReadAsync(Position, end, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var events in ahead.Reader.ReadAllAsync(ct))
            {
                await FoldAsync(events, ct);
                progress?.Report((Position, end));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private async Task FoldAsync(List<Recorded> events, CancellationToken ct)
    {
        await using var writes = new Npgsql.NpgsqlBatch(session.Connection) { Timeout = 0 };
        await _projection.ProjectAsync(events, session.Connection, writes, ct);
        if (writes.BatchCommands.Count > 0) await writes.ExecuteNonQueryAsync(ct);
        Position = events[^1].Position;
    }

    private async Task ReadAsync(LogPosition after, LogPosition end, ChannelWriter<List<Recorded>> target, CancellationToken ct)
    {
        try
        {
            while (after < end)
            {
                var max = (int)Math.Min(definition.RebuildBatchMax, end.Value - after.Value);
                var events = new List<Recorded>(max);
                await store.ReadLogPageAsync(after, max, events, ct);
                if (events.Count == 0) throw new InvalidDataException($"The log ends at {after}, before {end}.");
                after = events[^1].Position;
                await target.WriteAsync(events, ct);
            }

            target.Complete();
        }
        catch (Exception e)
        {
            target.Complete(e); // the folding side throws it
        }
    }
}
