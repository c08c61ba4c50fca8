using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// Finds the directives of a type system definition with the names of their locations.
/// <see href="https://spec.graphql.org/September2025/#TypeSystemDirectiveLocation">§3.13</see>
/// </summary>
internal static class TypeSystemDirectives
{
    public static void Visit(DefinitionNode definition, Action<ImmutableArray<DirectiveNode>, string> visit)
    {
        var location = definition switch
        {
            SchemaDefinitionNode or SchemaExtensionNode => "SCHEMA",
            ScalarTypeDefinitionNode or ScalarTypeExtensionNode => "SCALAR",
            ObjectTypeDefinitionNode or ObjectTypeExtensionNode => "OBJECT",
            InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => "INTERFACE",
            UnionTypeDefinitionNode or UnionTypeExtensionNode => "UNION",
            EnumTypeDefinitionNode or EnumTypeExtensionNode => "ENUM",
            InputObjectTypeDefinitionNode or InputObjectTypeExtensionNode => "INPUT_OBJECT",
            _ => "",
        };
        visit(definition.Directives, location);
        foreach (var field in FieldsOf(definition))
        {
            visit(field.Directives, "FIELD_DEFINITION");
            foreach (var argument in field.Arguments) visit(argument.Directives, "ARGUMENT_DEFINITION");
        }

        foreach (var value in ValuesOf(definition)) visit(value.Directives, "ENUM_VALUE");
        foreach (var field in InputFieldsOf(definition)) visit(field.Directives, "INPUT_FIELD_DEFINITION");
        if (definition is DirectiveDefinitionNode { Arguments: var arguments })
            foreach (var argument in arguments) visit(argument.Directives, "ARGUMENT_DEFINITION");
    }

    private static ImmutableArray<FieldDefinitionNode> FieldsOf(DefinitionNode definition) => definition switch
    {
        ObjectTypeDefinitionNode type => type.Fields,
        ObjectTypeExtensionNode type => type.Fields,
        InterfaceTypeDefinitionNode type => type.Fields,
        InterfaceTypeExtensionNode type => type.Fields,
        _ => [],
    };

    private static ImmutableArray<EnumValueDefinitionNode> ValuesOf(DefinitionNode definition) => definition switch
    {
        EnumTypeDefinitionNode type => type.Values,
        EnumTypeExtensionNode type => type.Values,
        _ => [],
    };

    private static ImmutableArray<InputValueDefinitionNode> InputFieldsOf(DefinitionNode definition) => definition switch
    {
        InputObjectTypeDefinitionNode type => type.Fields,
        InputObjectTypeExtensionNode type => type.Fields,
        _ => [],
    };
}
