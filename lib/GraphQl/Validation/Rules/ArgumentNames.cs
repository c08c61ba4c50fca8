using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// A field or directive is given the arguments it defines.
/// <see href="https://spec.graphql.org/September2025/#sec-Argument-Names">§5.4.1</see>
/// </summary>
public static class ArgumentNames
{
    private const string Section = "5.4.1";

    public static void Check(ValidationContext context)
    {
        foreach (var use in context.Survey.Arguments)
        {
            if (context.IsFull) return;
            if (use.Definitions is not { } definitions) continue;
            foreach (var argument in use.Arguments)
            {
                var name = argument.Name.Value;
                if (definitions.Contains(name)) continue;
                var hint = context.Options.Suggest ? Suggestion.Of(name, definitions.Select(known => known.Name)) : "";
                context.Report(Section, $"Unknown argument \"{name}\" of {use.OwnerName}.{hint}", argument);
            }
        }
    }
}
