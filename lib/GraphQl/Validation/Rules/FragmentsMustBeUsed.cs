using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// Every fragment is spread by an operation, directly or by way of others.
/// <see href="https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used">§5.5.1.4</see>
/// </summary>
public static class FragmentsMustBeUsed
{
    private const string Section = "5.5.1.4";

    public static void Check(ValidationContext context)
    {
        var used = context.Survey.Definitions
            .Where(definition => definition.Definition is OperationDefinitionNode)
            .SelectMany(context.Survey.ReachableFrom)
            .Select(definition => definition.Definition)
            .OfType<FragmentDefinitionNode>()
            .Select(fragment => fragment.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in context.Document.Fragments)
        {
            if (!used.Contains(fragment.Name.Value))
                context.Report(Section, $"The fragment \"{fragment.Name}\" is never used.", fragment);
        }
    }
}
