namespace GraphQl.TypeSystem;

/// <summary>
/// A union has members, each once. That they are objects is seen where they are looked up.
/// <see href="https://spec.graphql.org/September2025/#sec-Unions.Type-Validation">§3.8</see>
/// </summary>
internal static class UnionMembers
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        foreach (var union in schema.Types.OfType<UnionType>())
        {
            if (union.Types.Length == 0) errors.Add("3.8", $"{union} has no members.", union.Definition.Node);
            foreach (var twice in union.Types.GroupBy(member => member).Where(group => group.Count() > 1))
                errors.Add("3.8", $"{union} has the member {twice.Key} more than once.", union.Definition.Node);
        }
    }
}
