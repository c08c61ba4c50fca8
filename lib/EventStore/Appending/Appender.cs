using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventStore.Appending;

/// <summary>
/// The one writer of this process: takes all commands that wait, sends them as one transaction on a connection of its own, and lets the
/// next ones gather meanwhile. A batch whose outcome is in doubt is sent again; command ids make that harmless.
/// </summary>
internal sealed class Appender : IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(5);

    private readonly AppendQueue _queue;
    private readonly LedgerConnection _ledger;
    private readonly Action<IReadOnlyList<PendingAppend>, AppendRow[]> _appended;
    private readonly ILogger _log;
    private readonly AppendRow[] _rows;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Timer _sweep;
    private readonly Task _loop;
    private volatile IReadOnlyList<PendingAppend> _inFlight = [];
    private volatile Exception? _trouble;

    /// <param name="appended">Told of each batch before its callers are.</param>
    public Appender(EventStoreOptions options, Action<IReadOnlyList<PendingAppend>, AppendRow[]> appended, ILogger log)
    {
        (_queue, _ledger) = (new AppendQueue(options), new LedgerConnection(options));
        (_appended, _log, _rows) = (appended, log, new AppendRow[options.BatchCommandsMax]);
        _sweep = new Timer(_ => FailExpired(), null, SweepEvery, SweepEvery);
        _loop = Task.Run(RunAsync);
    }

    public Task<AppendResult> AppendAsync(PendingAppend pending, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        _queue.Add(pending);
        return ct.CanBeCanceled ? AwaitAsync(pending, ct) : pending.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        _stopping.CancelAfter(DrainMax);
        await _loop;
        await _sweep.DisposeAsync();
        await _ledger.DisposeAsync();
        _queue.Dispose();
        _stopping.Dispose();
    }

    private async Task<AppendResult> AwaitAsync(PendingAppend pending, CancellationToken ct)
    {
        await using var registration = ct.UnsafeRegister(static (state, ct) =>
        {
            var (appender, pending) = ((Appender, PendingAppend))state!;
            appender._queue.Remove(pending);
            pending.Cancel(ct);
        }, (this, pending));
        return await pending.Answer;
    }

    private async Task RunAsync()
    {
        var batch = new List<PendingAppend>();
        while (await _queue.TakeAsync(batch))
        {
            _inFlight = batch.ToArray();
            await SendAsync(_inFlight);
            _inFlight = [];

            // Behind those who were just answered: what they append next goes with what waited meanwhile.
            await Task.Yield();
        }
    }

    /// <summary>Sends until the outcome of every command is known, or nobody waits for it any more.</summary>
    private async Task SendAsync(IReadOnlyList<PendingAppend> batch)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await _ledger.OpenAsync(_stopping.Token);
                batch = Wanted(batch);
                foreach (var pending in batch) pending.SendCount++;
                await _ledger.AppendAsync(batch, _rows, _stopping.Token);
                _trouble = null;
                Answer(batch);
                return;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                Fail(batch, new EventStoreUnavailableException("The store was shut down; whether the append was applied is not known."));
                return;
            }
            catch (Exception e) when (AppendFailure.IsFull(e))
            {
                Fail(batch, new EventStoreFullException("The database has no room left.", e));
                return;
            }
            catch (Exception e) when (AppendFailure.IsAway(e))
            {
                if (attempt == 0) _log.LogWarning(e, "The ledger's connection failed; {Count} commands are sent again", batch.Count);
                _trouble = e;
                await _ledger.CloseAsync();
                await BackOffAsync(attempt);
                batch = Wanted(batch);
                if (batch.Count == 0) return;
            }
            catch (Exception e)
            {
                if (e is not PostgresException) await _ledger.CloseAsync();
                await RefuseAsync(batch, e);
                return;
            }
        }
    }

    /// <summary>The database refuses the batch: halves are tried until the commands that are at fault stand alone.</summary>
    private async Task RefuseAsync(IReadOnlyList<PendingAppend> batch, Exception refusal)
    {
        if (batch.Count > 1)
        {
            await SendAsync([.. batch.Take(batch.Count / 2)]);
            await SendAsync([.. batch.Skip(batch.Count / 2)]);
            return;
        }

        _log.LogError(refusal, "The database refuses a command");
        Fail(batch, AppendFailure.OfOne(refusal));
    }

    private void Answer(IReadOnlyList<PendingAppend> batch)
    {
        _appended(batch, _rows);
        for (var i = 0; i < batch.Count; i++)
        {
            var result = _rows[i].Result;
            if (batch[i].SendCount > 1 && result is AppendResult.Appended appended) result = appended with { Repeated = false };
            batch[i].Complete(result);
        }
    }

    /// <summary>
    /// Without those that nobody waits for: never sent and given up, or in doubt for so long that their callers were told so.
    /// </summary>
    private static IReadOnlyList<PendingAppend> Wanted(IReadOnlyList<PendingAppend> batch)
    {
        var now = Stopwatch.GetTimestamp();
        return batch.All(IsWanted) ? batch : [.. batch.Where(IsWanted)];

        bool IsWanted(PendingAppend pending) => !pending.Answer.IsCompleted || (pending.SendCount > 0 && pending.Deadline > now);
    }

    private static void Fail(IReadOnlyList<PendingAppend> batch, Exception exception)
    {
        foreach (var pending in batch) pending.Fail(exception);
    }

    private void FailExpired()
    {
        foreach (var pending in _queue.RemoveExpired())
            pending.Fail(new EventStoreUnavailableException("The append waited too long; it was not applied.", _trouble));

        var now = Stopwatch.GetTimestamp();
        foreach (var pending in _inFlight)
        {
            if (pending.Deadline < now)
                pending.Fail(new EventStoreUnavailableException("Whether the append was applied could not be learnt in time.", _trouble));
        }
    }

    private async Task BackOffAsync(int attempt)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(20 << Math.Min(attempt, 10), 1000)), _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The next attempt sees it and answers everybody.
        }
    }
}
