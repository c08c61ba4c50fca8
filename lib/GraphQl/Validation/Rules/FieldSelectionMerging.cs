using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// Fields with one response name can be merged into one: same type shape whatever their parents are, and the same field with the same
/// arguments where one object can be both parents.
/// <see href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging">§5.3.2</see>
/// </summary>
/// <remarks>
/// The text of the specification compares fields in pairs, level by level, which is quadratic and worse. Here both halves
/// of the rule go down the operation once, over <em>sets</em> of selection sets: all fields of one response name are held
/// against one of them, and what is selected below them makes the next set. A set seen before is not looked at again.
/// </remarks>
public static class FieldSelectionMerging
{
    internal const string Section = "5.3.2";

    public static void Check(ValidationContext context)
    {
        var merge = new FieldMerge(context);
        var covered = new HashSet<DefinitionSurvey>();

        // A fragment is held against what is around it; alone, only where no operation spreads it.
        foreach (var definition in context.Survey.Definitions)
        {
            if (definition.Definition is not OperationDefinitionNode) continue;
            covered.UnionWith(context.Survey.ReachableFrom(definition));
            merge.Check(definition.Definition.SelectionSet);
        }

        foreach (var definition in context.Survey.Definitions)
            if (!covered.Contains(definition)) merge.Check(definition.Definition.SelectionSet);
    }
}
