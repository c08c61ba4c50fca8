using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>CollectFields(). <see href="https://spec.graphql.org/September2025/#CollectFields()">§6.3.2</see></summary>
internal sealed class FieldCollector(OperationPlan operation, ObjectType type)
{
    // Fragments that defer fragments that defer could be made to double at each step; beyond this, @defer is not followed.
    private const int UsagesMax = 100;

    private readonly HashSet<(string Fragment, DeferUsage? Defer)> _visited = [];

    /// <summary>The fields by response name, in the order in which the names were met.</summary>
    public OrderedDictionary<string, List<FieldDetails>> Fields { get; } = [];

    /// <summary>The <c>@defer</c>s that start here.</summary>
    public List<DeferUsage> NewUsages { get; } = [];

    public void Collect(SelectionSetNode selections, DeferUsage? defer)
    {
        foreach (var selection in selections.Selections)
        {
            if (!operation.Conditions.Includes(selection)) continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!Fields.TryGetValue(field.ResponseName, out var details)) Fields.Add(field.ResponseName, details = []);
                    details.Add(new(field, defer));
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet, UsageOf(inline, defer));
                    break;
                case FragmentSpreadNode spread:
                    CollectSpread(spread, defer);
                    break;
            }
        }
    }

    private void CollectSpread(FragmentSpreadNode spread, DeferUsage? defer)
    {
        var name = spread.Name.Value;
        if (operation.FindFragment(name) is not { } fragment || !Applies(fragment.TypeCondition)) return;
        // What is collected at once need not come later as well.
        if (_visited.Contains((name, null))) return;
        var usage = UsageOf(spread, defer);
        if (_visited.Add((name, usage))) Collect(fragment.SelectionSet, usage);
    }

    private DeferUsage? UsageOf(SelectionNode selection, DeferUsage? around)
    {
        if (NewUsages.Count >= UsagesMax || operation.Deferred(selection) is not { } directive) return around;
        var usage = new DeferUsage(directive.Label(), around);
        NewUsages.Add(usage);
        return usage;
    }

    /// <summary>DoesFragmentTypeApply(). <see href="https://spec.graphql.org/September2025/#DoesFragmentTypeApply()">§6.3.2</see></summary>
    private bool Applies(NamedTypeNode? condition)
    {
        if (condition is null) return true;
        return operation.Schema.FindType(condition.Name.Value) is CompositeType other && other.PossibleTypes.Contains(type);
    }
}
