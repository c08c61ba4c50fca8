namespace GraphQl.TypeSystem;

/// <summary>
/// Input objects have fields of input types; those of a one-of are nullable and without defaults.
/// <see href="https://spec.graphql.org/September2025/#sec-Input-Objects.Type-Validation">§3.10</see>
/// </summary>
internal static class InputObjects
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        foreach (var type in schema.Types.OfType<InputObjectType>())
        {
            if (type.Fields.Count == 0) errors.Add("3.10", $"{type} has no fields.", type.Definition.Node);
            InputValues.Check(type.Fields, type.Name, "3.10", errors);
            if (type.IsOneOf) CheckOneOf(type, errors);
        }
    }

    private static void CheckOneOf(InputObjectType type, SchemaErrors errors)
    {
        foreach (var field in type.Fields)
        {
            if (field.Type.IsNonNull)
                errors.Add("3.10", $"{type}.{field.Name} is one of several, so it has to be nullable.", field.Definition.Type);
            if (field.DefaultValue is not null)
                errors.Add("3.10", $"{type}.{field.Name} is one of several, so it has no default.", field.Definition.Node);
        }
    }
}
