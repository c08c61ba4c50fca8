using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>A place of the response that waits for a value.</summary>
internal readonly record struct Slot(ResultNode Node, int Index, FieldPlan Plan, GraphQlType Type);

/// <summary>
/// The places that wait for one key. It is the state of the key's task, so the executor knows such a task when a resolver gives it back,
/// and notes the place here instead of asking each task to call.
/// </summary>
internal sealed class LoadWaiters
{
    public List<Slot> Slots { get; } = new(1);
}
