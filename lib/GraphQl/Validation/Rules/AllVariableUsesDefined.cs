using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// An operation defines the variables that it and the fragments it spreads use.
/// <see href="https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined">§5.8.3</see>
/// </summary>
public static class AllVariableUsesDefined
{
    private const string Section = "5.8.3";

    public static void Check(ValidationContext context)
    {
        foreach (var definition in context.Survey.Definitions)
        {
            if (definition.Definition is not OperationDefinitionNode operation) continue;
            var defined = operation.VariableDefinitions.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var use in context.Survey.ReachableFrom(definition).SelectMany(reached => reached.Variables))
            {
                if (context.IsFull) return;
                if (!defined.Contains(use.Node.Name.Value))
                    context.Report(Section, $"The variable \"${use.Node.Name}\" is not defined.", use.Node, operation);
            }
        }
    }
}
