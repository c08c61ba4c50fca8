using System.Collections;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// CompleteValue() and what happens when it fails. <see href="https://spec.graphql.org/September2025/#sec-Value-Completion">§6.4.3</see>
/// </summary>
internal sealed partial class ExecutionRun
{
    private void Complete(ResultNode node, int index, FieldPlan plan, GraphQlType type, object? value)
    {
        if (value is null)
        {
            CompleteNull(plan, type);
            return;
        }

        // The sealed classes first: they are told apart by one comparison.
        switch (type.NullableType)
        {
            case ObjectType @object:
                Begin(node, index, plan, @object, value);
                break;
            case ListType list:
                CompleteList(node, index, plan, list, value);
                break;
            case LeafType leaf:
                CompleteLeaf(node, index, plan, leaf, type, value);
                break;
            case CompositeType composite:
                Begin(node, index, plan, ResolveType(composite, value), value);
                break;
        }
    }

    private static void CompleteNull(FieldPlan plan, GraphQlType type)
    {
        if (type.IsNonNull)
            throw new FieldException($"{plan.Parent}.{plan.Field.Name} is null, which {plan.Field.Type} does not allow.");
    }

    private static void CompleteLeaf(ResultNode node, int index, FieldPlan plan, LeafType leaf, GraphQlType type, object? value)
    {
        if (value is null)
        {
            CompleteNull(plan, type);
            return;
        }

        node.Values[index] = Coerced(leaf, value)
            ?? (type.IsNonNull ? throw new FieldException($"{leaf} gave null where it is not allowed.") : null);
    }

    private static object? Coerced(LeafType leaf, object value)
    {
        if (leaf.KeepsText && value is string) return value;
        try
        {
            return leaf.CoerceResult(value);
        }
        catch (CoercionException wrong)
        {
            throw new FieldException(wrong.Message);
        }
    }

    private void Begin(ResultNode node, int index, FieldPlan plan, ObjectType type, object value)
    {
        var selected = plan.PlanFor(type);
        Count(selected.Fields.Length);
        var child = new ObjectNode(node, index, selected, value, node.Unit);
        node.Values[index] = child;
        if (_plan.IsIncremental) PlanLater(child, child.Plan, ScopeOf(node));
        // Neither a loader nor time is needed: done while the source is at hand.
        if (!child.Plan.IsRead) Enqueue(child);
        else if (!IsOver(child)) ResolveFields(child);
    }

    private void CompleteList(ResultNode node, int index, FieldPlan plan, ListType type, object value)
    {
        if (value is IAsyncEnumerable<object?> slow)
        {
            CompleteSequence(node, index, plan, type, slow);
            return;
        }

        var items = value switch
        {
            AsyncItems { First: var first } => first,
            IReadOnlyList<object?> list => list,
            string or IDictionary => null,
            IEnumerable sequence => sequence.Cast<object?>().ToArray(),
            _ => null,
        } ?? throw new FieldException($"{plan.Parent}.{plan.Field.Name} gave no list.");

        // Only the outer list of a field is streamed.
        var count = value is not AsyncItems && plan.Stream is { } stream && node is ObjectNode ? Math.Min(CountAtOnce(stream), items.Count) : items.Count;
        Count(count);
        var child = new ListNode(node, index, type, count, node.Unit);
        node.Values[index] = child;
        // An array is read without asking an interface for each item.
        var array = value as object?[];
        for (var i = 0; i < count && (_options.TellAllErrors || !child.IsGone); i++)
            CompleteItem(child, i, plan, type.OfType, array is null ? items[i] : array[i]);
        if (child.IsGone) return;
        if (value is AsyncItems { IsEnded: false } rest) StreamRest(child, plan, rest);
        else if (count < items.Count) StreamRest(child, plan, items);
    }

    private static DeferScope? ScopeOf(ResultNode? node)
    {
        while (node is not null and not ObjectNode) node = node.Parent;
        return (node as ObjectNode)?.Defers;
    }

    /// <summary>An item may come later, and fails alone.</summary>
    private void CompleteItem(ListNode list, int index, FieldPlan plan, GraphQlType type, object? item)
    {
        if (item is Task<object?> task)
        {
            SetAside(list, index, plan, type, new(task));
            return;
        }

        try
        {
            Complete(list, index, plan, type, item);
        }
        catch (Exception exception) when (IsOfField(exception))
        {
            Fail(list, index, plan, exception);
        }
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#ResolveAbstractType()">§6.4.3</see></summary>
    private ObjectType ResolveType(CompositeType type, object value)
    {
        if (((IAbstractType)type).ResolveType is not { } resolve)
        {
            foreach (var candidate in type.PossibleTypes)
            {
                if (candidate.IsTypeOf?.Invoke(value) is true) return candidate;
            }

            throw new FieldException($"The value is none of the types of {type}.");
        }

        return resolve(value) is { } name && _plan.Schema.FindType(name) is ObjectType found && type.PossibleTypes.Contains(found)
            ? found
            : throw new FieldException($"The value is none of the types of {type}.");
    }

    /// <summary>
    /// An error takes the nearest nullable place above it; what stood there is gone.
    /// <see href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors">§6.4.4</see>
    /// </summary>
    private void Fail(ResultNode node, int index, FieldPlan plan, Exception exception)
    {
        if (_hasErrors && node.IsDetached())
        {
            if (_options.TellAllErrors) node.Unit.Errors.Add(plan, node, index, exception);
            return;
        }

        _hasErrors = true;
        node.Unit.Errors.Add(plan, node, index, exception);
        var at = node;
        while (at.IsNonNull(index))
        {
            at.IsGone = true;
            if (ReferenceEquals(at, at.Unit.Root))
            {
                // What was delivered before stays: the unit fails alone.
                at.Unit.IsFailed = true;
                return;
            }

            (index, at) = (at.Index, at.Parent!);
        }

        if (at.Values[index] is ResultNode taken) taken.IsGone = true;
        at.Values[index] = null;
    }
}
