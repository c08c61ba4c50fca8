using System.Collections.Immutable;
using System.Text.Json;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>One key of a response object: the fields that were merged into it, all that is known before values are.</summary>
internal sealed class FieldPlan
{
    private readonly SelectionSetNode[] _selections;
    private ImmutableArray<SelectionPlan> _plans = [];

    public FieldPlan(OperationPlan operation, ObjectType parent, Field field, ImmutableArray<FieldNode> nodes)
    {
        Operation = operation;
        Parent = parent;
        Field = field;
        Nodes = nodes;
        Key = JsonEncodedText.Encode(nodes[0].ResponseName, ResponseWriter.Encoder);
        Id = operation.NextId();
        IsTypeName = ReferenceEquals(field, operation.Schema.MetaFields.TypeName);
        HasConstantArguments = !nodes[0].Arguments.Any(argument => argument.Value.HasVariable());
        _selections = [.. nodes.Select(node => node.SelectionSet).OfType<SelectionSetNode>()];
    }

    public OperationPlan Operation { get; }

    public ObjectType Parent { get; }

    public Field Field { get; }

    /// <summary>All nodes that were merged; an error tells the places of them all.</summary>
    public ImmutableArray<FieldNode> Nodes { get; }

    public string ResponseName => Nodes[0].ResponseName;

    /// <summary>The response name as it is written.</summary>
    public JsonEncodedText Key { get; }

    /// <summary>A small number, one for each field of the operation's plan.</summary>
    public int Id { get; }

    public bool IsTypeName { get; }

    public bool HasConstantArguments { get; }

    /// <summary>Constant arguments, coerced once for all requests.</summary>
    public InputObject? ConstantArguments { get; set; }

    /// <summary>MergeSelectionSets() for a value of that type, compiled when it is first met. <see href="https://spec.graphql.org/September2025/#CollectSubfields()">§6.4.3</see></summary>
    public SelectionPlan PlanFor(ObjectType type)
    {
        foreach (var plan in _plans)
        {
            if (ReferenceEquals(plan.Type, type)) return plan;
        }

        var compiled = SelectionPlan.Compile(Operation, type, _selections);
        ImmutableInterlocked.Update(ref _plans, (plans, added) => plans.Add(added), compiled);
        return compiled;
    }
}
