using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// The schema defines the directive.
/// <see href="https://spec.graphql.org/September2025/#sec-Directives-Are-Defined">§5.7.1</see>
/// </summary>
public static class DirectivesAreDefined
{
    private const string Section = "5.7.1";

    public static void Check(ValidationContext context)
    {
        foreach (var directive in context.Survey.Directives.SelectMany(use => use.Directives))
        {
            if (context.Schema.FindDirective(directive.Name.Value) is null)
                context.Report(Section, $"There is no directive \"@{directive.Name}\".", directive);
        }
    }
}
