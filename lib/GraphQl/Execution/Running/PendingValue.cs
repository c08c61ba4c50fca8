using System.Runtime.CompilerServices;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>A value that was not there at once. When it is, it goes to the inbox of the run, whatever thread brought it.</summary>
internal sealed class PendingValue(Inbox inbox, ResultNode node, int index, FieldPlan plan, GraphQlType type, ValueTask<object?> task)
{
    private ValueTaskAwaiter<object?> _awaiter = task.GetAwaiter();

    public ResultNode Node { get; } = node;

    public int Index { get; } = index;

    public FieldPlan Plan { get; } = plan;

    public GraphQlType Type { get; } = type;

    public void Start()
    {
        if (_awaiter.IsCompleted) inbox.Add(this);
        else _awaiter.UnsafeOnCompleted(() => inbox.Add(this));
    }

    /// <summary>The value, or the exception of the task. Once.</summary>
    public object? Result() => _awaiter.GetResult();

    /// <summary>Nobody wants the value any more; an exception in it counts as seen.</summary>
    public void Discard()
    {
        try
        {
            _awaiter.GetResult();
        }
        catch (Exception)
        {
            // Its place was taken away by another error, which was told.
        }
    }
}
