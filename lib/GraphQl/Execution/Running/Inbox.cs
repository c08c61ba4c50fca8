namespace GraphQl.Execution;

/// <summary>Where threads of all kinds leave what has arrived, and the one that runs the request takes it.</summary>
internal sealed class Inbox
{
    private readonly Lock _gate = new();
    private List<object> _arrived = [];
    private List<object> _taken = [];
    private TaskCompletionSource? _waiting;

    public void Add(object arrived)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _arrived.Add(arrived);
            (waiting, _waiting) = (_waiting, null);
        }

        waiting?.TrySetResult();
    }

    /// <summary>All that has come; the list is good until the next call.</summary>
    public List<object> Take()
    {
        lock (_gate)
        {
            _taken.Clear();
            (_arrived, _taken) = (_taken, _arrived);
            return _taken;
        }
    }

    public Task WaitAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            if (_arrived.Count > 0) return Task.CompletedTask;
            // Not inline: whoever brings a value shall not find itself running the request.
            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task.WaitAsync(ct);
        }
    }
}
