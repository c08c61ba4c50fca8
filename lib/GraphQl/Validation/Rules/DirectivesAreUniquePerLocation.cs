using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// A directive stands once at a place, unless it is defined as repeatable.
/// <see href="https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location">§5.7.3</see>
/// </summary>
public static class DirectivesAreUniquePerLocation
{
    private const string Section = "5.7.3";

    public static void Check(ValidationContext context)
    {
        foreach (var use in context.Survey.Directives)
        {
            if (use.Directives.Length < 2) continue;
            var first = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
            foreach (var directive in use.Directives)
            {
                var name = directive.Name.Value;
                if (context.Schema.FindDirective(name) is not { IsRepeatable: false } || first.TryAdd(name, directive)) continue;
                context.Report(Section, $"The directive \"@{name}\" can stand only once at a place.", first[name], directive);
            }
        }
    }
}
