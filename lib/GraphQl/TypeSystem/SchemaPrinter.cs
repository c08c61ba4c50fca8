using System.Collections.Immutable;
using System.Diagnostics;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// A schema as SDL, without what every schema has. What is read again from it tells the same of itself.
/// <see href="https://spec.graphql.org/September2025/#sec-Type-System">§3</see>
/// </summary>
public static class SchemaPrinter
{
    public static string Print(GraphQlSchema schema)
    {
        var builtIn = BuiltInDirectives.All.Concat(IncrementalDirectives.All).Select(directive => directive.Name).ToHashSet();
        var incremental = IncrementalDirectives.All.Where(directive => schema.FindDirective(directive.Name)?.Definition == directive);
        var directives = schema.DirectiveTypes.Where(directive => !builtIn.Contains(directive.Name)).Select(type => type.Definition);
        DefinitionNode[] definitions =
        [
            .. SchemaNode(schema),
            .. directives.Concat(incremental).OrderBy(directive => directive.Name, StringComparer.Ordinal).Select(DirectiveNode),
            .. schema.Types.Where(type => !type.IsBuiltIn).OrderBy(type => type.Name, StringComparer.Ordinal).Select(TypeNode),
        ];
        return Printer.Print(new DocumentNode { Definitions = [.. definitions] }) + "\n";
    }

    /// <summary>Left out where the roots have the names that are meant without it.</summary>
    private static IEnumerable<SchemaDefinitionNode> SchemaNode(GraphQlSchema schema)
    {
        var definition = schema.Definition;
        var implied = SchemaBuilder.DefaultRoots([.. schema.Types.Select(type => type.Name)]);
        if (definition.Description is null && definition.Directives.Length == 0
            && (definition.Query, definition.Mutation, definition.Subscription) == (implied.Query, implied.Mutation, implied.Subscription))
            yield break;
        (OperationType, string?)[] roots =
        [
            (OperationType.Query, definition.Query),
            (OperationType.Mutation, definition.Mutation),
            (OperationType.Subscription, definition.Subscription),
        ];
        yield return new()
        {
            Description = Text(definition.Description),
            Directives = definition.Directives,
            OperationTypes =
            [
                .. roots.Where(root => root.Item2 is not null)
                    .Select(root => new OperationTypeDefinitionNode { Operation = root.Item1, Type = TypeReference.Named(root.Item2!) }),
            ],
        };
    }

    private static DefinitionNode TypeNode(NamedType type)
    {
        var (name, description, directives) = (new NameNode(type.Name), Text(type.Description), type.Directives);
        return type.Definition switch
        {
            ScalarTypeDefinition t => new ScalarTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = With(directives, "specifiedBy", "url", t.SpecifiedByUrl),
            },
            ObjectTypeDefinition t => new ObjectTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Interfaces = t.Interfaces,
                Fields = Fields(t.Fields),
            },
            InterfaceTypeDefinition t => new InterfaceTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Interfaces = t.Interfaces,
                Fields = Fields(t.Fields),
            },
            UnionTypeDefinition t => new UnionTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Types = t.Types,
            },
            EnumTypeDefinition t => new EnumTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = directives,
                Values = Values(t.Values),
            },
            InputObjectTypeDefinition t => new InputObjectTypeDefinitionNode
            {
                Name = name,
                Description = description,
                Directives = t.IsOneOf ? With(directives, "oneOf") : directives,
                Fields = Inputs(t.Fields),
            },
            _ => throw new UnreachableException(type.Name),
        };
    }

    private static DirectiveDefinitionNode DirectiveNode(DirectiveDefinition directive) => new()
    {
        Name = new(directive.Name),
        Description = Text(directive.Description),
        Arguments = Inputs(directive.Arguments),
        IsRepeatable = directive.IsRepeatable,
        Locations = [.. directive.Locations.Select(location => new NameNode(location))],
    };

    private static ImmutableArray<FieldDefinitionNode> Fields(ImmutableArray<FieldDefinition> fields) =>
    [
        .. fields.Select(field => new FieldDefinitionNode
        {
            Name = new(field.Name),
            Description = Text(field.Description),
            Arguments = Inputs(field.Arguments),
            Type = field.Type,
            Directives = Deprecated(field.Directives, field.DeprecationReason),
        }),
    ];

    private static ImmutableArray<InputValueDefinitionNode> Inputs(ImmutableArray<InputValueDefinition> values) =>
    [
        .. values.Select(value => new InputValueDefinitionNode
        {
            Name = new(value.Name),
            Description = Text(value.Description),
            Type = value.Type,
            DefaultValue = value.DefaultValue,
            Directives = Deprecated(value.Directives, value.DeprecationReason),
        }),
    ];

    private static ImmutableArray<EnumValueDefinitionNode> Values(ImmutableArray<EnumValueDefinition> values) =>
    [
        .. values.Select(value => new EnumValueDefinitionNode
        {
            Name = new(value.Name),
            Description = Text(value.Description),
            Directives = Deprecated(value.Directives, value.DeprecationReason),
        }),
    ];

    private static ImmutableArray<DirectiveNode> Deprecated(ImmutableArray<DirectiveNode> directives, string? reason) =>
        With(directives, "deprecated", "reason", reason);

    /// <summary>Code says by properties what SDL says by directives; what was read from SDL has its directive already.</summary>
    private static ImmutableArray<DirectiveNode> With(
        ImmutableArray<DirectiveNode> directives, string name, string? argument = null, string? value = null)
    {
        if ((argument is not null && value is null) || directives.Any(directive => directive.Name.Value == name)) return directives;
        ArgumentNode[] arguments = argument is null ? [] : [new() { Name = new(argument), Value = new StringValueNode(value!) }];
        return directives.Add(new() { Name = new(name), Arguments = [.. arguments] });
    }

    private static StringValueNode? Text(string? text) => text is null ? null : new(text) { IsBlock = true };
}
