using System.Collections.Immutable;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>What is selected on a value of one object type, in the order of the response.</summary>
internal sealed class SelectionPlan(ObjectType type, ImmutableArray<FieldPlan> fields)
{
    public ObjectType Type { get; } = type;

    public ImmutableArray<FieldPlan> Fields { get; } = fields;

    /// <summary>CollectFields(). <see href="https://spec.graphql.org/September2025/#CollectFields()">§6.3.2</see></summary>
    public static SelectionPlan Compile(OperationPlan operation, ObjectType type, IEnumerable<SelectionSetNode> selections)
    {
        var collected = new OrderedDictionary<string, List<FieldNode>>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selection in selections) Collect(operation, type, selection, visited, collected);

        var fields = ImmutableArray.CreateBuilder<FieldPlan>(collected.Count);
        foreach (var nodes in collected.Values)
        {
            // §6.3.2: a field that is not defined would have been refused by validation.
            if (operation.Schema.FindField(type, nodes[0].Name.Value) is { } field) fields.Add(new(operation, type, field, [.. nodes]));
        }

        return new(type, fields.ToImmutable());
    }

    private static void Collect(
        OperationPlan operation, ObjectType type, SelectionSetNode selections, HashSet<string> visited, OrderedDictionary<string, List<FieldNode>> collected)
    {
        foreach (var selection in selections.Selections)
        {
            if (!operation.Conditions.Includes(selection)) continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!collected.TryGetValue(field.ResponseName, out var nodes)) collected.Add(field.ResponseName, nodes = []);
                    nodes.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(operation.Schema, type, inline.TypeCondition):
                    Collect(operation, type, inline.SelectionSet, visited, collected);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    var fragment = operation.FindFragment(spread.Name.Value);
                    if (fragment is not null && Applies(operation.Schema, type, fragment.TypeCondition))
                        Collect(operation, type, fragment.SelectionSet, visited, collected);
                    break;
            }
        }
    }

    /// <summary>DoesFragmentTypeApply(). <see href="https://spec.graphql.org/September2025/#DoesFragmentTypeApply()">§6.3.2</see></summary>
    private static bool Applies(GraphQlSchema schema, ObjectType type, NamedTypeNode? condition) => condition is null || schema.FindType(condition.Name.Value) switch
    {
        ObjectType other => ReferenceEquals(other, type),
        CompositeType other => other.PossibleTypes.Contains(type),
        _ => false,
    };
}
