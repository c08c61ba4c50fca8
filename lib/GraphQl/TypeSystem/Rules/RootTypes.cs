namespace GraphQl.TypeSystem;

/// <summary>
/// There is a query root, and the roots are all different.
/// <see href="https://spec.graphql.org/September2025/#sec-Root-Operation-Types">§3.3.1</see>
/// </summary>
internal static class RootTypes
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        var definition = schema.Definition;
        if (definition.Query is null) errors.Add("3.3.1", "A schema needs a type that queries start from.", definition.Node);

        string?[] roots = [definition.Query, definition.Mutation, definition.Subscription];
        foreach (var name in roots.Where(name => name is not null).GroupBy(name => name).Where(group => group.Count() > 1))
            errors.Add("3.3.1", $"{name.Key} is the root of more than one kind of operation.", definition.Node);
    }
}
