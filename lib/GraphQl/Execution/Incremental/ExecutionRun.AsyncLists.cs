using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// Lists that a resolver gives as <see cref="IAsyncEnumerable{T}"/> of objects: with <c>@stream</c> each item goes out when it is there, else
/// the list is waited for.
/// </summary>
internal sealed partial class ExecutionRun
{
    private readonly List<AsyncItems> _sequences = [];

    private void CompleteSequence(ResultNode node, int index, FieldPlan plan, ListType type, IAsyncEnumerable<object?> sequence)
    {
        var count = plan.Stream is { } stream && node is ObjectNode ? CountAtOnce(stream) : int.MaxValue;
        var items = new AsyncItems(sequence, _ct);
        _sequences.Add(items);
        SetAside(node, index, plan, type, new(items.TakeAsync(count)));
    }

    private void StreamRest(ListNode list, FieldPlan plan, AsyncItems items)
    {
        var unit = NextUnit(list, plan, items, NewStream(list, plan), list.Values.Length);
        list.Unit.Next.Add(unit);
    }

    private WorkUnit NextUnit(ListNode list, FieldPlan plan, AsyncItems items, StreamRecord record, int index)
    {
        var unit = new WorkUnit(NewErrors()) { Records = [record] };
        var start = new ListNode(list.Parent!, list.Index, list.Type, 1, unit, index);
        unit.Root = start;
        unit.Start = () =>
        {
            unit.Open++;
            _pending++;
            new Pull(_inbox, items.NextAsync(), Arrived).Start();
        };
        record.Items.Enqueue(unit);
        return unit;

        void Arrived(PulledItem? pulled, Exception? exception)
        {
            _pending--;
            if (exception is not null) FailStream(unit, list, plan, exception);
            else if (pulled is null) unit.IsEmpty = true;
            else CompleteItem(start, 0, plan, list.Type.OfType, pulled.Item);
            if (pulled is not null && !unit.IsFailed && !record.IsDone) NextUnit(list, plan, items, record, index + 1).Start!();
            Close(unit);
        }
    }

    /// <summary>The source itself failed: that is told at the list, for there is no item.</summary>
    private static void FailStream(WorkUnit unit, ListNode list, FieldPlan plan, Exception exception)
    {
        unit.Errors.Add(plan, list.Parent!, list.Index, exception);
        unit.IsFailed = true;
    }

    /// <summary>Lets go of the sources, those that are still at work when they are done.</summary>
    private void CloseSequences()
    {
        foreach (var items in _sequences) _ = items.CloseAsync();
        _sequences.Clear();
    }

    private sealed class Pull(Inbox inbox, Task<PulledItem?> item, Action<PulledItem?, Exception?> arrived) : ILoadedBatch
    {
        public void Start() => item.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => inbox.Add(this));

        public void Deliver(ExecutionRun run)
        {
            if (item.IsCompletedSuccessfully) arrived(item.Result, null);
            else arrived(null, item.Exception?.InnerException ?? new TaskCanceledException(item));
        }
    }
}
