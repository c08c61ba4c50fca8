namespace GraphQl.Execution;

/// <summary>A value that was not there at once. When it is, it goes to the inbox of the run, whatever thread brought it.</summary>
internal sealed class PendingValue(Inbox inbox, Slot slot, Task<object?> value)
{
    public Slot Slot { get; } = slot;

    public Task<object?> Value { get; } = value;

    public void Start() => Value.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => inbox.Add(this));
}
