using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// Names are names, and none but the introspection system's start with two underscores.
/// <see href="https://spec.graphql.org/September2025/#sec-Names.Reserved-Names">§2.1.9</see>
/// </summary>
internal static class ValidNames
{
    public static void Check(GraphQlSchema schema, SchemaErrors errors)
    {
        foreach (var type in schema.Types)
        {
            if (type.IsBuiltIn) continue;
            Check(type.Name, type.Definition.Node, errors);
            if (type is ComplexType complex) CheckFields(complex, errors);
            if (type is InputObjectType input) CheckInputs(input.Fields, errors);
            if (type is EnumType names) CheckValues(names, errors);
        }

        foreach (var directive in schema.DirectiveTypes)
        {
            Check(directive.Name, directive.Definition.Node, errors);
            CheckInputs(directive.Arguments, errors);
        }
    }

    private static void CheckFields(ComplexType type, SchemaErrors errors)
    {
        foreach (var field in type.Fields)
        {
            Check(field.Name, field.Definition.Node, errors);
            CheckInputs(field.Arguments, errors);
        }
    }

    private static void CheckInputs(MemberMap<InputValue> values, SchemaErrors errors)
    {
        foreach (var value in values) Check(value.Name, value.Definition.Node, errors);
    }

    private static void CheckValues(EnumType type, SchemaErrors errors)
    {
        foreach (var value in type.Values)
        {
            Check(value.Name, value.Definition.Node, errors);
            if (value.Name is "true" or "false" or "null")
                errors.Add("3.9", $"{type}.{value.Name} cannot be told from a literal.", value.Definition.Node);
        }
    }

    private static void Check(string name, Node? node, SchemaErrors errors)
    {
        if (!Names.IsName(name)) errors.Add("2.1.9", $"'{name}' is no name.", node);
        if (Names.IsReserved(name)) errors.Add("2.1.9", $"{name} starts with two underscores, which is for introspection alone.", node);
    }
}
