using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// No two variables of an operation have one name.
/// <see href="https://spec.graphql.org/September2025/#sec-Variable-Uniqueness">§5.8.1</see>
/// </summary>
public static class VariableUniqueness
{
    private const string Section = "5.8.1";

    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Document.Operations)
        {
            if (operation.VariableDefinitions.Length < 2) continue;
            foreach (var same in operation.VariableDefinitions.GroupBy(v => v.Variable.Name.Value, v => v.Variable.Name))
            {
                if (same.Count() > 1) context.Report(Section, $"The variable \"${same.Key}\" is defined more than once.", same);
            }
        }
    }
}
