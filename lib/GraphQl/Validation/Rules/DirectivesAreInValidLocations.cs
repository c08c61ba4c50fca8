using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// A directive stands where its definition lets it.
/// <see href="https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations">§5.7.2</see>
/// </summary>
public static class DirectivesAreInValidLocations
{
    private const string Section = "5.7.2";

    public static void Check(ValidationContext context)
    {
        foreach (var (directives, location) in context.Survey.Directives)
        {
            foreach (var directive in directives)
            {
                if (context.Schema.FindDirective(directive.Name.Value) is { } known && !known.Locations.Contains(location))
                    context.Report(Section, $"The directive \"@{directive.Name}\" cannot stand on {location}.", directive);
            }
        }
    }
}
