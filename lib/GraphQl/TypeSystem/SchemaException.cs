namespace GraphQl.TypeSystem;

/// <summary>The descriptions make no valid schema. Every error names its rule by section.</summary>
public sealed class SchemaException(IReadOnlyList<GraphQlError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(error => $"{error.Rule}: {error.Message}")))
{
    public IReadOnlyList<GraphQlError> Errors { get; } = errors;
}
