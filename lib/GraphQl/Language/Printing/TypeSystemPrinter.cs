using System.Collections.Immutable;
using System.Diagnostics;

namespace GraphQl.Language;

/// <summary>
/// Definitions and extensions of the type system.
/// <see href="https://spec.graphql.org/September2025/#sec-Type-System">§3</see>
/// </summary>
internal static class TypeSystemPrinter
{
    public static string Definition(TypeSystemDefinitionNode definition) => Lines.Described(definition.Description, definition switch
    {
        SchemaDefinitionNode schema => Schema(schema.Directives, schema.OperationTypes),
        ScalarTypeDefinitionNode scalar => Type("scalar", scalar.Name, scalar.Directives),
        ObjectTypeDefinitionNode type => Composite("type", type.Name, type.Interfaces, type.Directives, type.Fields),
        InterfaceTypeDefinitionNode type => Composite("interface", type.Name, type.Interfaces, type.Directives, type.Fields),
        UnionTypeDefinitionNode union => Union(union.Name, union.Directives, union.Types),
        EnumTypeDefinitionNode type => Type("enum", type.Name, type.Directives, Lines.Block(type.Values.Select(EnumValue))),
        InputObjectTypeDefinitionNode input => Type("input", input.Name, input.Directives, Lines.Block(input.Fields.Select(InputValue))),
        DirectiveDefinitionNode directive => Directive(directive),
        _ => throw new UnreachableException(definition.GetType().Name),
    });

    public static string Extension(TypeSystemExtensionNode extension) => "extend " + extension switch
    {
        SchemaExtensionNode schema => Schema(schema.Directives, schema.OperationTypes),
        ScalarTypeExtensionNode scalar => Type("scalar", scalar.Name, scalar.Directives),
        ObjectTypeExtensionNode type => Composite("type", type.Name, type.Interfaces, type.Directives, type.Fields),
        InterfaceTypeExtensionNode type => Composite("interface", type.Name, type.Interfaces, type.Directives, type.Fields),
        UnionTypeExtensionNode union => Union(union.Name, union.Directives, union.Types),
        EnumTypeExtensionNode type => Type("enum", type.Name, type.Directives, Lines.Block(type.Values.Select(EnumValue))),
        InputObjectTypeExtensionNode input => Type("input", input.Name, input.Directives, Lines.Block(input.Fields.Select(InputValue))),
        _ => throw new UnreachableException(extension.GetType().Name),
    };

    private static string Schema(ImmutableArray<DirectiveNode> directives, ImmutableArray<OperationTypeDefinitionNode> roots) =>
        Lines.Words("schema", ExecutablePrinter.Directives(directives), Lines.Block(roots.Select(Root)));

    public static string Root(OperationTypeDefinitionNode root) => root.Operation switch
    {
        OperationType.Query => $"query: {root.Type}",
        OperationType.Mutation => $"mutation: {root.Type}",
        OperationType.Subscription => $"subscription: {root.Type}",
        _ => throw new UnreachableException(),
    };

    private static string Type(string keyword, NameNode name, ImmutableArray<DirectiveNode> directives, string body = "") =>
        Lines.Words(keyword, name.Value, ExecutablePrinter.Directives(directives), body);

    private static string Union(NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<NamedTypeNode> types) =>
        Type("union", name, directives, Lines.Around("= ", string.Join(" | ", types)));

    private static string Composite(
        string keyword,
        NameNode name,
        ImmutableArray<NamedTypeNode> interfaces,
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<FieldDefinitionNode> fields) => Lines.Words(
            keyword,
            name.Value,
            Lines.Around("implements ", string.Join(" & ", interfaces)),
            ExecutablePrinter.Directives(directives),
            Lines.Block(fields.Select(Field)));

    public static string Field(FieldDefinitionNode field) => Lines.Described(
        field.Description,
        Lines.Words(
            $"{field.Name.Value}{Arguments(field.Arguments)}: {field.Type}",
            ExecutablePrinter.Directives(field.Directives)));

    private static string Arguments(ImmutableArray<InputValueDefinitionNode> arguments) =>
        Lines.Parenthesised([.. arguments.Select(InputValue)], isIndented: true);

    public static string InputValue(InputValueDefinitionNode value) => Lines.Described(
        value.Description,
        Lines.Words(
            $"{value.Name.Value}: {value.Type}",
            value.DefaultValue is { } constant ? $"= {ValuePrinter.Value(constant)}" : "",
            ExecutablePrinter.Directives(value.Directives)));

    public static string EnumValue(EnumValueDefinitionNode value) =>
        Lines.Described(value.Description, Lines.Words(value.Name.Value, ExecutablePrinter.Directives(value.Directives)));

    private static string Directive(DirectiveDefinitionNode directive) => Lines.Words(
        $"directive @{directive.Name.Value}{Arguments(directive.Arguments)}",
        directive.IsRepeatable ? "repeatable" : "",
        $"on {string.Join(" | ", directive.Locations)}");
}
