using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// One event makes one response, so in a subscription <c>@defer</c> and <c>@stream</c> have to be switched off, by a literal or a variable.
/// </summary>
public static class DeferStreamInSubscriptions
{
    public const string Name = "defer and stream in subscriptions";

    public static void Check(ValidationContext context)
    {
        foreach (var definition in context.Survey.Definitions)
        {
            if (definition.Definition is not OperationDefinitionNode { Operation: OperationType.Subscription }) continue;
            foreach (var reached in context.Survey.ReachableFrom(definition)) Check(context, reached.Definition.SelectionSet);
        }
    }

    private static void Check(ValidationContext context, SelectionSetNode? set)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            foreach (var directive in selection.Directives.Where(directive => directive.Name.Value is "defer" or "stream"))
            {
                var condition = directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value;
                if (condition is not (VariableNode or BooleanValueNode { Value: false }))
                    context.Report(Name, $"@{directive.Name} cannot be followed in a subscription.", directive);
            }

            Check(context, (selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet);
        }
    }
}
