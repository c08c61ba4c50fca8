using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// An argument is given once.
/// <see href="https://spec.graphql.org/September2025/#sec-Argument-Uniqueness">§5.4.2</see>
/// </summary>
public static class ArgumentUniqueness
{
    private const string Section = "5.4.2";

    public static void Check(ValidationContext context)
    {
        foreach (var use in context.Survey.Arguments)
        {
            if (use.Arguments.Length < 2) continue;
            foreach (var same in use.Arguments.GroupBy(argument => argument.Name.Value, argument => argument.Name))
            {
                if (same.Count() > 1) context.Report(Section, $"The argument \"{same.Key}\" is given more than once.", same);
            }
        }
    }
}
