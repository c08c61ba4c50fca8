using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// The schema has a root type for the kind of operation.
/// <see href="https://spec.graphql.org/September2025/#sec-Operation-Type-Existence">§5.2.1.1</see>
/// </summary>
public static class OperationTypeExistence
{
    private const string Section = "5.2.1.1";

    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Document.Operations)
        {
            if (context.Schema.RootType(operation.Operation) is null)
                context.Report(Section, $"The schema has no {operation.Operation.ToString().ToLowerInvariant()} type.", operation);
        }
    }
}
