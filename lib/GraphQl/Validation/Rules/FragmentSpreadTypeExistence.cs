using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// The type that a fragment is on exists.
/// <see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence">§5.5.1.2</see>
/// </summary>
public static class FragmentSpreadTypeExistence
{
    private const string Section = "5.5.1.2";

    public static void Check(ValidationContext context)
    {
        foreach (var condition in context.Survey.TypeConditions)
        {
            if (context.IsFull) return;
            if (context.Schema.FindType(condition.Name.Value) is not null) continue;
            var hint = context.Options.Suggest ? Suggestion.Of(condition.Name.Value, context.Schema.Types.Select(type => type.Name)) : "";
            context.Report(Section, $"There is no type \"{condition}\".{hint}", condition);
        }
    }
}
