using System.Runtime.CompilerServices;
using Api.GraphQl.Requests;
using Domain;
using EventStore;
using GraphQl.Execution;
using Projections.Activity;
using Projections.Core;

namespace Api.GraphQl.Subscriptions;

/// <summary>
/// What happens, read once for all who listen. Whoever resumes from an earlier position reads on their own until they meet the others.
/// What waits for a slow listener is what all share; one who falls too far behind is told where they stood, and has to come again.
/// </summary>
internal sealed class ChangeHub(ApiServices services)
{
    /// <summary>Positions read at once.</summary>
    public const int PageMax = 500;

    /// <summary>Further back nobody resumes: who was away longer looks at the state instead.</summary>
    public const int BehindMax = 100_000;

    /// <summary>Reads that others are ahead of a listener.</summary>
    public const int BatchesBehindMax = 2_000;

    private const string Activity = ActivityDefinition.Name;
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<object, (Hearing Hearing, int Listeners)> _hearings = [];
    private Batch? _newest;
    private int _listeners;

    /// <summary>What was read at once, and what will be read next.</summary>
    private sealed record Batch(long Number, long Last, IReadOnlyList<ActivityRow> Rows)
    {
        public TaskCompletionSource<Batch> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The one of all who may hear the same, until the place is given back.</summary>
    public Place Share(Hearing own)
    {
        lock (_gate)
        {
            var (shared, listeners) = _hearings.GetValueOrDefault(own.Key, (own, 0));
            _hearings[own.Key] = (shared, listeners + 1);
            return new(this, shared);
        }
    }

    /// <summary>Everything that happened after a position, and then what happens, in the order of the log.</summary>
    public async IAsyncEnumerable<ActivityRow> FollowAsync(LogPosition after, [EnumeratorCancellation] CancellationToken ct)
    {
        var batch = await EnterAsync(ct);
        try
        {
            var reached = after.Value;
            while (reached < batch.Last)
            {
                var last = Math.Min(batch.Last, reached + PageMax);
                foreach (var row in await ReadAsync(reached, last, ct)) yield return row;
                reached = last;
            }

            while (true)
            {
                batch = await batch.Next.Task.WaitAsync(ct);
                if (_newest?.Number - batch.Number > BatchesBehindMax) throw TooSlow(reached);
                foreach (var row in batch.Rows)
                    if (row.Cursor.Position > reached) yield return row;
                reached = batch.Last;
            }
        }
        finally
        {
            Leave();
        }
    }

    private void GiveBack(Hearing hearing)
    {
        lock (_gate)
        {
            var (shared, listeners) = _hearings[hearing.Key];
            if (listeners == 1) _hearings.Remove(hearing.Key);
            else _hearings[hearing.Key] = (shared, listeners - 1);
        }
    }

    private async ValueTask<Batch> EnterAsync(CancellationToken ct)
    {
        var head = await services.Ledger.HeadAsync(ct);
        lock (_gate)
        {
            _listeners++;
            if (_newest is { } running) return running;
            var first = _newest = new Batch(0, head.Value, []);
            _ = RunAsync(first);
            return first;
        }
    }

    private void Leave()
    {
        lock (_gate) _listeners--;
    }

    /// <summary>Reads on as long as anybody listens. A failure is told to all of them: they come again where they stood.</summary>
    private async Task RunAsync(Batch batch)
    {
        try
        {
            while (!IsDeserted())
            {
                if (!await services.Checkpoints.WaitForAsync(Activity, new(batch.Last + 1), WaitMax, CancellationToken.None)) continue;
                var last = Math.Min(services.Checkpoints.PositionOf(Activity).Value, batch.Last + PageMax);
                var next = new Batch(batch.Number + 1, last, await ReadAsync(batch.Last, last, CancellationToken.None));
                lock (_gate) _newest = next;
                batch.Next.SetResult(next);
                batch = next;
            }
        }
        catch (Exception fault)
        {
            lock (_gate) _newest = null;
            batch.Next.SetException(fault);
        }
    }

    private bool IsDeserted()
    {
        lock (_gate)
        {
            if (_listeners > 0) return false;
            _newest = null;
            return true;
        }
    }

    private async ValueTask<IReadOnlyList<ActivityRow>> ReadAsync(long after, long last, CancellationToken ct)
    {
        // Who may hear it is asked of the other read model, which must know by then what took a right away.
        foreach (var model in (string[])[Activity, CoreDefinition.Name])
            while (!await services.Checkpoints.WaitForAsync(model, new(last), WaitMax, ct)) ct.ThrowIfCancellationRequested();
        return [.. (await services.Activity.BetweenAsync(after + 1, last,
            ct)).SelectMany(rows => rows).OrderBy(row => row.Cursor.Position)];
    }

    private static GraphQlException TooSlow(long reached) => Refused.Because(new(
        RefusalCode.LimitExceeded,
        FormattableString.Invariant($"More happened than was taken: subscribe again after position {reached}.")));

    /// <summary>Among those who may hear the same.</summary>
    public readonly struct Place(ChangeHub hub, Hearing hearing) : IDisposable
    {
        public Hearing Hearing => hearing;

        public void Dispose() => hub.GiveBack(hearing);
    }
}
