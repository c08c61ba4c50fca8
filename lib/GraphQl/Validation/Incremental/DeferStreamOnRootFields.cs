using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// Root fields of mutations and subscriptions neither come later nor in parts: one follows the other, one event makes one response.
/// </summary>
public static class DeferStreamOnRootFields
{
    public const string Name = "defer and stream on root fields";

    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Document.Operations)
        {
            if (operation.Operation != OperationType.Query) Check(context, operation.SelectionSet, []);
        }
    }

    private static void Check(ValidationContext context, SelectionSetNode set, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives.Where(directive => directive.Name.Value is "defer" or "stream"))
                context.Report(Name, $"@{directive.Name} cannot stand at the root of a mutation or subscription.", directive);
            if (selection is InlineFragmentNode inline) Check(context, inline.SelectionSet, visited);
            if (selection is FragmentSpreadNode { Name.Value: var name } && visited.Add(name)
                && context.Survey.FindFragment(name)?.Definition is { } fragment)
                Check(context, fragment.SelectionSet, visited);
        }
    }
}
