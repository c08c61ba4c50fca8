using System.Diagnostics.CodeAnalysis;

namespace GraphQl.Execution;

/// <summary>
/// Answers of equal subscriptions: whoever comes to an event first executes it and writes the answer, the others take the text. One is kept
/// until all have taken it; who is too far behind the others executes for itself.
/// </summary>
internal sealed class SharedAnswers
{
    /// <summary>Events whose answers are kept.</summary>
    private const int EventsMax = 256;

    /// <summary>Bytes of all that are kept.</summary>
    private const int BytesMax = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<object, Answer> _answers = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _events = new();
    private int _bytes;

    /// <summary>How many share; <see cref="AnswerSharing"/> counts them.</summary>
    public int Subscribers { get; set; }

    /// <param name="event">The same object for all who share.</param>
    /// <param name="execute">What others wait for is not broken off when its own subscriber goes, who waits for its end.</param>
    /// <param name="ct">The subscriber goes.</param>
    public ValueTask<OperationResult> OfAsync(
        object @event, Func<object, CancellationToken, ValueTask<OperationResult>> execute, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Answer? own = null;
        lock (_gate)
        {
            if (TryTake(@event, out var task)) return task.IsCompletedSuccessfully ? new(task.Result) : new(task.WaitAsync(ct));
            if (Subscribers > 1) Keep(@event, own = new(Subscribers - 1));
        }

        return own is null ? execute(@event, ct) : ExecuteAsync(@event, own, execute, ct);
    }

    private async ValueTask<OperationResult> ExecuteAsync(
        object @event, Answer own, Func<object, CancellationToken, ValueTask<OperationResult>> execute, CancellationToken ct)
    {
        try
        {
            var result = await execute(@event, CancellationToken.None);
            Weigh(@event, own, result.WriteOnce());
            own.Done.SetResult(result);
        }
        catch (Exception fault)
        {
            own.Done.SetException(fault);
        }

        ct.ThrowIfCancellationRequested();
        return await own.Done.Task;
    }

    private bool TryTake(object @event, [NotNullWhen(true)] out Task<OperationResult>? task)
    {
        task = null;
        if (!_answers.TryGetValue(@event, out var answer)) return false;
        task = answer.Done.Task;
        if (--answer.Left == 0) Forget(@event);
        return true;
    }

    private void Keep(object @event, Answer answer)
    {
        while (_events.TryPeek(out var oldest) && (!_answers.ContainsKey(oldest) || _events.Count >= EventsMax)) Forget(_events.Dequeue());
        _answers.Add(@event, answer);
        _events.Enqueue(@event);
    }

    private void Weigh(object @event, Answer answer, int bytes)
    {
        lock (_gate)
        {
            if (!_answers.TryGetValue(@event, out var kept) || kept != answer) return;
            _bytes += answer.Bytes = bytes;
            while (_bytes > BytesMax && _events.TryDequeue(out var oldest)) Forget(oldest);
        }
    }

    private void Forget(object @event)
    {
        if (_answers.Remove(@event, out var answer)) _bytes -= answer.Bytes;
    }

    private sealed class Answer(int left)
    {
        public TaskCompletionSource<OperationResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Subscribers that have not taken it yet.</summary>
        public int Left { get; set; } = left;

        public int Bytes { get; set; }
    }
}
