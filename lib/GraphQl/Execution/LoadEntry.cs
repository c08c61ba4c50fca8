using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>A place of the response that waits for a value.</summary>
internal readonly record struct Slot(ResultNode Node, int Index, FieldPlan Plan, GraphQlType Type);

/// <summary>
/// One key of a loader, and the task that a resolver gives back for it. The executor knows its own: it notes here the place that waits, and
/// no task has to be made or called. Anyone else may wait for it as for any other.
/// </summary>
internal sealed class LoadEntry : IValueTaskSource<object?>
{
    private Slot _first;
    private List<Slot>? _more;
    private object? _value;
    private Exception? _exception;
    private TaskCompletionSource? _others;
    private volatile bool _isDone;

    public ValueTask<object?> Task => new(this, 0);

    /// <summary>Called in the run's own thread, as is <see cref="Deliver"/>.</summary>
    public void Add(Slot slot)
    {
        if (_first.Node is null) _first = slot;
        else (_more ??= []).Add(slot);
    }

    /// <summary>
    /// What waits elsewhere goes on here and now: it is a part of the run, and what it loads joins the next batch.
    /// </summary>
    public void Deliver(ExecutionRun run, object? value, Exception? exception)
    {
        TaskCompletionSource? others;
        // Its own lock: a request has hundreds of entries, and nobody outside sees one.
        lock (this)
        {
            (_value, _exception, _isDone) = (value, exception, true);
            others = _others;
        }

        others?.SetResult();
        if (_first.Node is null) return;
        run.Arrive(_first, value, exception);
        foreach (var slot in _more ?? []) run.Arrive(slot, value, exception);
    }

    ValueTaskSourceStatus IValueTaskSource<object?>.GetStatus(short token) =>
        !_isDone ? ValueTaskSourceStatus.Pending : _exception is null ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Faulted;

    object? IValueTaskSource<object?>.GetResult(short token)
    {
        if (!_isDone) throw new InvalidOperationException("The batch has not been delivered.");
        if (_exception is not null) ExceptionDispatchInfo.Throw(_exception);
        return _value;
    }

    void IValueTaskSource<object?>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        lock (this)
        {
            // A finished task calls back at once, but through the pool.
            _others ??= new();
            if (_isDone) _others.TrySetResult();
        }

        _others.Task.ConfigureAwait(false).GetAwaiter().OnCompleted(() => continuation(state));
    }
}
