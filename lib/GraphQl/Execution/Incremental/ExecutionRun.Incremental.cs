using System.Runtime.CompilerServices;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// What comes later: deferred fragments and items of streams. Everything of one part is resolved before anything of the parts within it.
/// <see href="https://github.com/graphql/graphql-spec/pull/1110">Incremental delivery</see>
/// </summary>
internal sealed partial class ExecutionRun
{
    private readonly Queue<WorkUnit> _finished = new();

    /// <summary>A whole response where nothing is left to come; else the first part and those after it.</summary>
    public async ValueTask<ExecutionResult> ExecuteIncrementallyAsync(object? source, CancellationTokenSource limit)
    {
        var root = await RunRootAsync(source);
        var delivery = new Delivery();
        delivery.Announce(_first.NewRecords);
        if (!delivery.IsOpen)
        {
            CloseSequences();
            limit.Dispose();
            return Result(root);
        }

        return new IncrementalStream(DeliverAsync(delivery, delivery.Take(Result(root)), limit));
    }

    private async IAsyncEnumerable<IResponsePayload> DeliverAsync(
        Delivery delivery, IncrementalPayload first, CancellationTokenSource limit, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var ended = limit;
        try
        {
            yield return first;
            using var left = ct.Register(limit.Cancel);
            Begin(_first, delivery);
            while (delivery.IsOpen)
            {
                await WorkAsync(delivery);
                while (_finished.TryDequeue(out var unit))
                {
                    if (!unit.IsFailed) Begin(unit, delivery);
                    delivery.Settle(unit);
                }

                if (delivery.HasNews) yield return delivery.Take();
            }
        }
        finally
        {
            // A caller who takes no more parts: what is under way for them need not go on.
            await limit.CancelAsync();
            CloseSequences();
        }
    }

    /// <summary>Goes on until a unit is finished. When the time is up, everything that is open fails.</summary>
    private async ValueTask WorkAsync(Delivery delivery)
    {
        try
        {
            await DrainAsync();
            if (_finished.Count == 0) delivery.FailAll(new("The rest cannot be delivered."));
        }
        catch (OperationCanceledException)
        {
            delivery.FailAll(RequestExecutor.TimeIsUp);
        }
        catch (TooManyValuesException)
        {
            delivery.FailAll(RequestExecutor.TooLarge);
        }
    }

    private static void Begin(WorkUnit finished, Delivery delivery)
    {
        foreach (var unit in finished.Next)
        {
            if (unit.Root!.Parent?.IsDetached() is true) delivery.Forget(unit);
            else unit.Start!();
        }
    }

    /// <summary>
    /// An object whose plan has parts for later: a record for each fragment that starts here, a unit for each group of fields.
    /// </summary>
    private void PlanLater(ObjectNode node, SelectionPlan plan, DeferScope? outer)
    {
        node.Defers = outer;
        if (plan.NewUsages.Length > 0)
        {
            var records = new List<KeyValuePair<DeferUsage, FragmentRecord>>(plan.NewUsages.Length);
            node.Defers = new(outer, records);
            var path = node.Parent?.PathTo(node.Index) ?? [];
            foreach (var usage in plan.NewUsages)
            {
                var record = new FragmentRecord(node, path, usage.Label, usage.Parent is { } parent ? node.Defers.Find(parent) : null);
                records.Add(new(usage, record));
                node.Unit.NewRecords.Add(record);
            }
        }

        foreach (var group in plan.Groups)
        {
            FragmentRecord[] records = [.. group.Usages.Select(usage => node.Defers?.Find(usage)).OfType<FragmentRecord>()];
            var unit = new WorkUnit(NewErrors()) { Records = records };
            foreach (var record in records)
            {
                record.Open++;
                record.Units.Add(unit);
            }

            var start = new ObjectNode(node.Parent, node.Index, group.Plan, node.Source, unit) { Defers = node.Defers };
            unit.Root = start;
            unit.Start = () => Enqueue(start);
            node.Unit.Next.Add(unit);
        }
    }

    /// <summary>The items of a list beyond those that come at once, each a unit, so that one that fails takes no other with it.</summary>
    private void StreamRest(ListNode list, FieldPlan plan, IReadOnlyList<object?> items)
    {
        var record = NewStream(list, plan);
        for (var i = list.Values.Length; i < items.Count; i++)
        {
            var item = items[i];
            var unit = new WorkUnit(NewErrors()) { Records = [record] };
            var start = new ListNode(list.Parent!, list.Index, list.Type, 1, unit, i);
            unit.Root = start;
            unit.Start = () =>
            {
                unit.Open++;
                CompleteItem(start, 0, plan, list.Type.OfType, item);
                Close(unit);
            };
            record.Items.Enqueue(unit);
            list.Unit.Next.Add(unit);
        }
    }

    private static StreamRecord NewStream(ListNode list, FieldPlan plan)
    {
        var record = new StreamRecord(list, list.Parent!.PathTo(list.Index), plan.Stream!.Label);
        list.Unit.NewRecords.Add(record);
        return record;
    }

    private int CountAtOnce(StreamUsage stream)
    {
        if (stream.InitialCount is not { } node) return 0;
        var count = new InputCoercion(_variables.Find).Literal(_plan.Schema.FindType("Int")!, node).Value as int? ?? 0;
        return count >= 0 ? count : throw new FieldException("initialCount is negative.");
    }
}
