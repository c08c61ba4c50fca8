namespace GraphQl.TypeSystem;

/// <summary>
/// A default is a value of its type. <see href="https://spec.graphql.org/September2025/#sec-Field-Arguments">§3.6.1</see>
/// </summary>
internal static class DefaultValues
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        // A default that leads back to itself cannot be coerced; that is told already.
        if (errors.Any) return;
        foreach (var type in schema.Types)
        {
            if (type is InputObjectType input) Check(input.Fields, type.Name, errors);
            if (type is not ComplexType complex) continue;
            foreach (var field in complex.Fields) Check(field.Arguments, $"{type}.{field.Name}", errors);
        }

        foreach (var directive in schema.DirectiveTypes) Check(directive.Arguments, directive.ToString(), errors);
    }

    private static void Check(MemberMap<InputValue> values, string owner, SchemaErrors errors)
    {
        foreach (var value in values)
        {
            if (value.DefaultValue is null) continue;
            try
            {
                new InputCoercion().Literal(value.Type, value.DefaultValue);
            }
            catch (CoercionException wrong)
            {
                errors.Add("3.6.1", $"{owner} has a wrong default for {value.Name}: {wrong.Message}", value.DefaultValue);
            }
        }
    }
}
