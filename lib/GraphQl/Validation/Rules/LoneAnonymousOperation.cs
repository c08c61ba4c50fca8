using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// An operation without a name is the only one of its document.
/// <see href="https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation">§5.2.3.1</see>
/// </summary>
public static class LoneAnonymousOperation
{
    private const string Section = "5.2.3.1";

    public static void Check(ValidationContext context)
    {
        if (context.Document.Operations.Count() < 2) return;
        foreach (var operation in context.Document.Operations)
        {
            if (operation.Name is null) context.Report(Section, "An operation without a name must stand alone.", operation);
        }
    }
}
