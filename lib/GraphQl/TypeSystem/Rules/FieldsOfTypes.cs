namespace GraphQl.TypeSystem;

/// <summary>
/// Objects and interfaces have fields, each with a name of its own, an output type, and arguments of input types with names of their own.
/// <see href="https://spec.graphql.org/September2025/#sec-Objects.Type-Validation">§3.6</see>
/// </summary>
internal static class FieldsOfTypes
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        foreach (var type in schema.Types.OfType<ComplexType>())
        {
            var rule = type is ObjectType ? "3.6" : "3.7";
            if (type.Fields.Count == 0) errors.Add(rule, $"{type} has no fields.", type.Definition.Node);
            foreach (var twice in type.Fields.GroupBy(field => field.Name).Where(group => group.Count() > 1))
                errors.Add(rule, $"{type} has the field {twice.Key} more than once.", [.. twice.Select(field => field.Definition.Node)]);

            foreach (var field in type.Fields)
            {
                if (!field.Type.IsOutputType)
                    errors.Add(rule, $"{type}.{field.Name} gives {field.Type}, which is for input alone.", field.Definition.Type);
                InputValues.Check(field.Arguments, $"{type}.{field.Name}", rule, errors);
            }
        }
    }
}
