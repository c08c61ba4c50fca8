using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// An operation or a fragment it spreads uses every variable that it defines.
/// <see href="https://spec.graphql.org/September2025/#sec-All-Variables-Used">§5.8.4</see>
/// </summary>
public static class AllVariablesUsed
{
    private const string Section = "5.8.4";

    public static void Check(ValidationContext context)
    {
        foreach (var definition in context.Survey.Definitions)
        {
            if (definition.Definition is not OperationDefinitionNode { VariableDefinitions: { Length: > 0 } variables }) continue;
            var used = context.Survey.ReachableFrom(definition)
                .SelectMany(reached => reached.Variables)
                .Select(use => use.Node.Name.Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var variable in variables)
            {
                if (!used.Contains(variable.Variable.Name.Value))
                    context.Report(Section, $"The variable \"${variable.Variable.Name}\" is never used.", variable);
            }
        }
    }
}
