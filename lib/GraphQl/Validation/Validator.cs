using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// Whether a document can be executed on a schema.
/// <see href="https://spec.graphql.org/September2025/#sec-Validation">§5</see>
/// </summary>
public static class Validator
{
    /// <summary>Every error that the rules of the specification find; none: the document is valid.</summary>
    public static IReadOnlyList<GraphQlError> Validate(GraphQlSchema schema, DocumentNode document, ValidationOptions? options = null) =>
        Validate(schema, document, SpecifiedRules.All, options);

    /// <summary>The same with rules of one's choice, as limits are.</summary>
    public static IReadOnlyList<GraphQlError> Validate(
        GraphQlSchema schema, DocumentNode document, IEnumerable<ValidationRule> rules, ValidationOptions? options = null)
    {
        var context = new ValidationContext(schema, document, options);
        foreach (var rule in rules)
        {
            if (context.IsFull) break;
            rule(context);
        }

        return context.Errors;
    }
}
