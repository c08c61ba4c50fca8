using System.Collections.Immutable;
using System.Diagnostics;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>Each node of the type system language as a description. Values are passed as they are: SDL knows no functions.</summary>
internal static class SdlDefinitions
{
    public static TypeDefinition Type(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        TypeDefinition definition = node switch
        {
            ScalarTypeDefinitionNode => new ScalarTypeDefinition(name) { SpecifiedByUrl = UrlOf(node.Directives) },
            ObjectTypeDefinitionNode n => new ObjectTypeDefinition(name) { Interfaces = n.Interfaces, Fields = Fields(n.Fields) },
            InterfaceTypeDefinitionNode n => new InterfaceTypeDefinition(name) { Interfaces = n.Interfaces, Fields = Fields(n.Fields) },
            UnionTypeDefinitionNode n => new UnionTypeDefinition(name) { Types = n.Types },
            EnumTypeDefinitionNode n => new EnumTypeDefinition(name) { Values = Values(n.Values) },
            InputObjectTypeDefinitionNode n =>
                new InputObjectTypeDefinition(name) { Fields = Inputs(n.Fields), IsOneOf = IsOneOf(n.Directives) },
            _ => throw new UnreachableException(node.GetType().Name),
        };
        return definition with { Description = node.Description?.Value, Directives = node.Directives, Node = node };
    }

    /// <summary>Null where the extension is for another kind of type.</summary>
    public static TypeDefinition? Extended(TypeDefinition type, TypeExtensionNode node)
    {
        TypeDefinition? extended = (type, node) switch
        {
            (ScalarTypeDefinition t, ScalarTypeExtensionNode) => t with { SpecifiedByUrl = t.SpecifiedByUrl ?? UrlOf(node.Directives) },
            (ObjectTypeDefinition t, ObjectTypeExtensionNode n) => t with
            {
                Interfaces = t.Interfaces.AddRange(n.Interfaces),
                Fields = t.Fields.AddRange(Fields(n.Fields)),
            },
            (InterfaceTypeDefinition t, InterfaceTypeExtensionNode n) => t with
            {
                Interfaces = t.Interfaces.AddRange(n.Interfaces),
                Fields = t.Fields.AddRange(Fields(n.Fields)),
            },
            (UnionTypeDefinition t, UnionTypeExtensionNode n) => t with { Types = t.Types.AddRange(n.Types) },
            (EnumTypeDefinition t, EnumTypeExtensionNode n) => t with { Values = t.Values.AddRange(Values(n.Values)) },
            (InputObjectTypeDefinition t, InputObjectTypeExtensionNode n) => t with
            {
                Fields = t.Fields.AddRange(Inputs(n.Fields)),
                IsOneOf = t.IsOneOf || IsOneOf(n.Directives),
            },
            _ => null,
        };
        return extended is null ? null : extended with { Directives = extended.Directives.AddRange(node.Directives) };
    }

    public static DirectiveDefinition Directive(DirectiveDefinitionNode node) =>
        new(node.Name.Value, [.. node.Locations.Select(location => location.Value)])
        {
            Description = node.Description?.Value,
            Arguments = Inputs(node.Arguments),
            IsRepeatable = node.IsRepeatable,
            Node = node,
        };

    private static ImmutableArray<FieldDefinition> Fields(ImmutableArray<FieldDefinitionNode> nodes) =>
    [
        .. nodes.Select(node => new FieldDefinition(node.Name.Value, node.Type)
        {
            Description = node.Description?.Value,
            Arguments = Inputs(node.Arguments),
            DeprecationReason = ReasonOf(node.Directives),
            Directives = node.Directives,
            Node = node,
        }),
    ];

    private static ImmutableArray<InputValueDefinition> Inputs(ImmutableArray<InputValueDefinitionNode> nodes) =>
    [
        .. nodes.Select(node => new InputValueDefinition(node.Name.Value, node.Type)
        {
            Description = node.Description?.Value,
            DefaultValue = node.DefaultValue,
            DeprecationReason = ReasonOf(node.Directives),
            Directives = node.Directives,
            Node = node,
        }),
    ];

    private static ImmutableArray<EnumValueDefinition> Values(ImmutableArray<EnumValueDefinitionNode> nodes) =>
    [
        .. nodes.Select(node => new EnumValueDefinition(node.Name.Value, node.Description?.Value)
        {
            DeprecationReason = ReasonOf(node.Directives),
            Directives = node.Directives,
            Node = node,
        }),
    ];

    private static string? ReasonOf(ImmutableArray<DirectiveNode> directives) =>
        directives.FirstOrDefault(directive => directive.Name.Value == "deprecated") is not { } deprecated
            ? null
            : TextOf(deprecated, "reason") ?? BuiltInDirectives.DefaultDeprecationReason;

    private static string? UrlOf(ImmutableArray<DirectiveNode> directives) =>
        directives.FirstOrDefault(directive => directive.Name.Value == "specifiedBy") is { } specified ? TextOf(specified, "url") : null;

    private static bool IsOneOf(ImmutableArray<DirectiveNode> directives) => directives.Any(directive => directive.Name.Value == "oneOf");

    // A value of another kind is told by the rule on applied directives.
    private static string? TextOf(DirectiveNode directive, string argument) =>
        (directive.Arguments.FirstOrDefault(given => given.Name.Value == argument)?.Value as StringValueNode)?.Value;
}
