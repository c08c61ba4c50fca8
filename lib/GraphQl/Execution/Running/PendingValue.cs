namespace GraphQl.Execution;

/// <summary>A value that was not there at once. When it is, it goes to the inbox of the run, whatever thread brought it.</summary>
internal sealed class PendingValue(Inbox inbox, Slot slot, Task<object?> value)
{
    public void Start() => value.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => inbox.Add(this));

    /// <summary>Looking at the exception marks it as seen, also where the place has gone.</summary>
    public void Deliver(ExecutionRun run)
    {
        if (value.IsCompletedSuccessfully) run.Arrive(slot, value.Result, null);
        else run.Arrive(slot, null, value.Exception?.InnerException ?? new TaskCanceledException(value));
    }
}
