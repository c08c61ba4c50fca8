using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// No two operations have one name, of whatever kind they are.
/// <see href="https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness">§5.2.2.1</see>
/// </summary>
public static class OperationNameUniqueness
{
    private const string Section = "5.2.2.1";

    public static void Check(ValidationContext context)
    {
        var first = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var operation in context.Document.Operations)
        {
            if (operation.Name is { } name && !first.TryAdd(name.Value, name))
                context.Report(Section, $"There is more than one operation named \"{name}\".", first[name.Value], name);
        }
    }
}
