using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A subscription has one root field, fragments expanded, which is none of the introspection system. What would leave it out depends
/// on variables, so neither @skip nor @include stands at the root.
/// <see href="https://spec.graphql.org/September2025/#sec-Single-Root-Field">§5.2.4.1</see>
/// </summary>
public static class SingleRootField
{
    private const string Section = "5.2.4.1";

    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Document.Operations)
        {
            if (context.IsFull) return;
            if (operation.Operation == OperationType.Subscription) Check(context, operation);
        }
    }

    private static void Check(ValidationContext context, OperationDefinitionNode operation)
    {
        var root = new Root(context);
        root.Collect(operation.SelectionSet);
        if (root.Conditions.Count > 0)
        {
            context.Report(Section, "Neither @skip nor @include can stand at the root of a subscription.", root.Conditions);
            return;
        }

        var groups = root.Fields.GroupBy(field => field.ResponseName).ToArray();
        if (groups.Length == 0) context.Report(Section, "A subscription has one root field.", operation.SelectionSet);
        if (groups.Length > 1)
            context.Report(Section, "A subscription has only one root field.", groups.Skip(1).SelectMany(group => group));
        foreach (var group in groups)
        {
            if (group.First().Name.Value.StartsWith("__", StringComparison.Ordinal))
                context.Report(Section, "The root field of a subscription is none of the introspection system.", group);
        }
    }

    /// <summary>
    /// CollectSubscriptionFields().
    /// <see href="https://spec.graphql.org/September2025/#CollectSubscriptionFields()">§5.2.4.1</see>
    /// </summary>
    private sealed class Root(ValidationContext context)
    {
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        public List<FieldNode> Fields { get; } = [];

        public List<DirectiveNode> Conditions { get; } = [];

        public void Collect(SelectionSetNode set)
        {
            foreach (var selection in set.Selections)
            {
                if (ConditionOf(selection) is { } condition) Conditions.Add(condition);
                else if (selection is FieldNode field) Fields.Add(field);
                else if (Inside(selection) is { } inside) Collect(inside);
            }
        }

        /// <summary>One for each selection; what it leaves out or not is not looked into.</summary>
        private static DirectiveNode? ConditionOf(SelectionNode selection) =>
            selection.Directives.FirstOrDefault(directive => directive.Name.Value == "skip")
            ?? selection.Directives.FirstOrDefault(directive => directive.Name.Value == "include");

        private SelectionSetNode? Inside(SelectionNode selection) => selection switch
        {
            InlineFragmentNode inline => Applies(inline.TypeCondition) ? inline.SelectionSet : null,
            FragmentSpreadNode { Name.Value: var name } when _visited.Add(name)
                && context.Survey.FindFragment(name)?.Definition is FragmentDefinitionNode fragment
                && Applies(fragment.TypeCondition) => fragment.SelectionSet,
            _ => null,
        };

        /// <summary>DoesFragmentTypeApply(): a type that does not is an error of §5.5.2.3.</summary>
        private bool Applies(NamedTypeNode? condition) => condition is null
            || (context.Schema.SubscriptionType is { } root
                && context.Schema.FindType(condition.Name.Value) is CompositeType type
                && type.PossibleTypes.Contains(root));
    }
}
