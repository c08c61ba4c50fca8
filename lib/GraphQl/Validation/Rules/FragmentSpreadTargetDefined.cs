using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// The fragment that is spread exists.
/// <see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined">§5.5.2.1</see>
/// </summary>
public static class FragmentSpreadTargetDefined
{
    private const string Section = "5.5.2.1";

    public static void Check(ValidationContext context)
    {
        foreach (var use in context.Survey.Fragments)
        {
            if (use.Node is FragmentSpreadNode { Name: var name } && context.Survey.FindFragment(name.Value) is null)
                context.Report(Section, $"There is no fragment \"{name}\".", name);
        }
    }
}
