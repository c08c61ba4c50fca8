using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// A document that is executed holds operations and fragments alone.
/// <see href="https://spec.graphql.org/September2025/#sec-Executable-Definitions">§5.1.1</see>
/// </summary>
public static class ExecutableDefinitions
{
    private const string Section = "5.1.1";

    public static void Check(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is not ExecutableDefinitionNode)
                context.Report(Section, "A definition of the type system cannot be executed.", definition);
        }
    }
}
