namespace GraphQl.TypeSystem;

/// <summary>
/// An enum has values, each once. <see href="https://spec.graphql.org/September2025/#sec-Enums.Type-Validation">§3.9</see>
/// </summary>
internal static class EnumValues
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        foreach (var type in schema.Types.OfType<EnumType>())
        {
            if (type.Values.Count == 0) errors.Add("3.9", $"{type} has no values.", type.Definition.Node);
            foreach (var twice in type.Values.GroupBy(value => value.Name).Where(group => group.Count() > 1))
                errors.Add("3.9", $"{type} has the value {twice.Key} more than once.", [.. twice.Select(value => value.Definition.Node)]);
        }
    }
}
