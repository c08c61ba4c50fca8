using System.Collections.Concurrent;
using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>Knows from notifications, and asks the table while somebody waits and no notification comes.</summary>
internal sealed class DatabaseCheckpoints : ICheckpoints, IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Progress> _progress = new(StringComparer.Ordinal);
    private readonly NpgsqlDataSource _database;
    private readonly Timer _sweep;
    private volatile TaskCompletionSource<long> _sight = Blind(); // answers with the log's head when the database was last found
    private int _polling;

    private readonly Doorbell _bell;

    public DatabaseCheckpoints(NpgsqlDataSource database, Doorbell bell)
    {
        (_database, _bell) = (database, bell);
        _sweep = new Timer(_ => _ = SweepAsync(), null, SweepEvery, SweepEvery);
    }

    public Progress Of(string projection) => _progress.GetOrAdd(projection, static _ => new Progress());

    /// <summary>A projection that runs in this process has committed.</summary>
    public void Advance(string projection, LogPosition position)
    {
        Of(projection).Raise(position.Value);
        _bell.Ring(projection, position.Value);
    }

    public ValueTask<bool> WaitForAsync(string projection, LogPosition position, TimeSpan limit, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Of(projection).WaitAsync(position.Value, limit);
    }

    public ValueTask<bool> WaitUntilCurrentAsync(string projection, TimeSpan limit, CancellationToken ct)
    {
        var sight = _sight.Task;
        return sight.IsCompletedSuccessfully ? Of(projection).WaitAsync(sight.Result, limit) : WaitForSightAsync(projection, limit, ct);
    }

    /// <summary>The database is out of sight: until it has been asked again, nothing is known to be current.</summary>
    public void LoseSight()
    {
        if (_sight.Task.IsCompleted) _sight = Blind();
    }

    /// <summary>Asks the database where everything stands. What is at <paramref name="head"/> or beyond is current.</summary>
    public async Task RegainSightAsync(LogPosition head, CancellationToken ct)
    {
        await ReadAsync(static (progress, position) => progress.Set(position), ct);
        if (_sight.Task.IsCompleted) _sight = Blind();
        _sight.SetResult(head.Value);
    }

    public LogPosition PositionOf(string projection) => new(Math.Max(0, Of(projection).Position));

    public async Task<IReadOnlyList<ProjectionStatus>> ListAsync(CancellationToken ct)
    {
        await using var command = _database.CreateCommand("""
            select p.name, p.version, p.last_seq_id, greatest(h.last_position - p.last_seq_id, 0), p.last_updated, p.owner,
                p.failed_at, p.error
            from mt_event_progression p cross join mt_log_head h where h.only_row order by p.name
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        var list = new List<ProjectionStatus>();
        while (await row.ReadAsync(ct))
        {
            list.Add(new ProjectionStatus(
                row.GetString(0), row.GetInt32(1), new LogPosition(row.GetInt64(2)), row.GetInt64(3), row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : new LogPosition(row.GetInt64(6)),
                row.IsDBNull(7) ? null : row.GetString(7)));
        }

        return list;
    }

    public ValueTask DisposeAsync() => _sweep.DisposeAsync();

    private async ValueTask<bool> WaitForSightAsync(string projection, TimeSpan limit, CancellationToken ct)
    {
        try
        {
            return await Of(projection).WaitAsync(await _sight.Task.WaitAsync(limit, ct), limit);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task SweepAsync()
    {
        foreach (var progress in _progress.Values) progress.Sweep();
        if (!_progress.Values.Any(progress => progress.HasWaiters) || Interlocked.Exchange(ref _polling, 1) == 1) return;
        try
        {
            await ReadAsync(static (progress, position) => progress.Raise(position), CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or ObjectDisposedException or IOException)
        {
            // Whoever waits is told by the sweep when the time is up.
        }
        finally
        {
            Volatile.Write(ref _polling, 0);
        }
    }

    private async Task ReadAsync(Action<Progress, long> take, CancellationToken ct)
    {
        await using var command = _database.CreateCommand("select name, last_seq_id from mt_event_progression");
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct)) take(Of(row.GetString(0)), row.GetInt64(1));
    }

    private static TaskCompletionSource<long> Blind() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
