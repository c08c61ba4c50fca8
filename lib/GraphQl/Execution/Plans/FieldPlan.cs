using System.Collections.Immutable;
using System.Text;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>One key of a response object: the fields that were merged into it, all that is known before values are.</summary>
internal sealed class FieldPlan
{
    private readonly OperationPlan _operation;
    private readonly DeferUsage[] _around;
    private readonly SelectedSet[] _selections;
    private ImmutableArray<SelectionPlan> _plans = [];

    public FieldPlan(OperationPlan operation, ObjectType parent, Field field, List<FieldDetails> details, DeferUsage[] around)
    {
        (_operation, _around, Parent, Field) = (operation, around, parent, field);
        Nodes = [.. details.Select(detail => detail.Node)];
        WrittenName = Encoding.ASCII.GetBytes($",\"{ResponseName}\":");
        Id = operation.NextId();
        Leaf = field.Type.NullableType as LeafType;
        IsTypeName = ReferenceEquals(field, operation.Schema.MetaFields.TypeName);
        IsRead = IsTypeName || (Leaf is not null && field.Definition.PureResolve is not null);
        HasConstantArguments = !Nodes[0].Arguments.Any(argument => argument.Value.HasVariable());
        Stream = operation.Streamed(Nodes[0]);
        _selections =
            [.. details.Where(detail => detail.Node.SelectionSet is not null).Select(d => new SelectedSet(d.Node.SelectionSet!, d.Defer))];
    }

    public ObjectType Parent { get; }

    public Field Field { get; }

    /// <summary>All nodes that were merged; an error tells the places of them all.</summary>
    public ImmutableArray<FieldNode> Nodes { get; }

    public string ResponseName => Nodes[0].ResponseName;

    /// <summary>The response name as it is written, with the comma before it. Names are ASCII and need no escape.</summary>
    public byte[] WrittenName { get; }

    /// <summary>The type of the value where it is a leaf and no list; null for others.</summary>
    public LeafType? Leaf { get; }

    /// <summary>A leaf that is read off its source: neither it nor what is below it can take time.</summary>
    public bool IsRead { get; }

    /// <summary>A small number, one for each field of the operation's plan.</summary>
    public int Id { get; }

    public bool IsTypeName { get; }

    /// <summary>The items of the list come later; null where they do not.</summary>
    public StreamUsage? Stream { get; }

    public bool HasConstantArguments { get; }

    /// <summary>Constant arguments, coerced once for all requests.</summary>
    public InputObject? ConstantArguments { get; set; }

    /// <summary>
    /// MergeSelectionSets() for a value of that type, compiled when it is first met.
    /// <see href="https://spec.graphql.org/September2025/#CollectSubfields()">§6.4.3</see>
    /// </summary>
    public SelectionPlan PlanFor(ObjectType type)
    {
        foreach (var plan in _plans)
        {
            if (ReferenceEquals(plan.Type, type)) return plan;
        }

        var compiled = SelectionPlan.Compile(_operation, type, _selections, _around);
        ImmutableInterlocked.Update(ref _plans, (plans, added) => plans.Add(added), compiled);
        return compiled;
    }
}
