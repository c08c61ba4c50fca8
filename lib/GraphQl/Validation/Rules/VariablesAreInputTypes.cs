using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// The type of a variable exists, and is a scalar, an enum or an input object in any number of lists.
/// <see href="https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types">§5.8.2</see>
/// </summary>
public static class VariablesAreInputTypes
{
    private const string Section = "5.8.2";

    public static void Check(ValidationContext context)
    {
        foreach (var variable in context.Document.Operations.SelectMany(operation => operation.VariableDefinitions))
        {
            if (context.Schema.FindType(variable.Type) is not { } type)
                context.Report(Section, $"There is no type \"{variable.Type.Innermost}\".", variable.Type.Innermost);
            else if (!type.IsInputType)
                context.Report(Section, $"A variable cannot be of \"{type}\", which is no input type.", variable.Type);
        }
    }
}
