using System.Collections.Immutable;

namespace GraphQl.Language;

internal sealed partial class DocumentReader
{
    /// <summary>
    /// The production that a keyword of the type system begins.
    /// <see href="https://spec.graphql.org/September2025/#TypeSystemDefinition">§3</see>
    /// </summary>
    private Func<DefinitionNode>? ReaderOf(string keyword) => keyword switch
    {
        "schema" => Schema,
        "scalar" => ScalarType,
        "type" => ObjectType,
        "interface" => InterfaceType,
        "union" => UnionType,
        "enum" => EnumType,
        "input" => InputObjectType,
        "directive" => DirectiveDefinition,
        _ => null,
    };

    /// <summary>Description? keyword Name, with which every type begins.</summary>
    private (int Start, StringValueNode? Description, NameNode Name) Head(string keyword)
    {
        var start = _token.Start;
        var description = Description();
        ExpectKeyword(keyword);
        return (start, description, Name());
    }

    private ImmutableArray<DirectiveNode> ConstantDirectives() => Directives(isConstant: true);

    /// <summary><see href="https://spec.graphql.org/September2025/#SchemaDefinition">§3.3</see></summary>
    private SchemaDefinitionNode Schema()
    {
        var start = _token.Start;
        var description = Description();
        ExpectKeyword("schema");
        return new()
        {
            Description = description,
            Directives = ConstantDirectives(),
            OperationTypes = Many(TokenKind.BraceOpen, RootOperationType, TokenKind.BraceClose),
            Location = From(start),
        };
    }

    private OperationTypeDefinitionNode RootOperationType()
    {
        var start = _token.Start;
        var operation = OperationTypeName();
        Expect(TokenKind.Colon);
        return new() { Operation = operation, Type = NamedType(), Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#ScalarTypeDefinition">§3.5</see></summary>
    private ScalarTypeDefinitionNode ScalarType()
    {
        var (start, description, name) = Head("scalar");
        return new() { Description = description, Name = name, Directives = ConstantDirectives(), Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#ObjectTypeDefinition">§3.6</see></summary>
    private ObjectTypeDefinitionNode ObjectType()
    {
        var (start, description, name) = Head("type");
        return new()
        {
            Description = description,
            Name = name,
            Interfaces = Interfaces(),
            Directives = ConstantDirectives(),
            Fields = FieldDefinitions(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#InterfaceTypeDefinition">§3.7</see></summary>
    private InterfaceTypeDefinitionNode InterfaceType()
    {
        var (start, description, name) = Head("interface");
        return new()
        {
            Description = description,
            Name = name,
            Interfaces = Interfaces(),
            Directives = ConstantDirectives(),
            Fields = FieldDefinitions(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#UnionTypeDefinition">§3.8</see></summary>
    private UnionTypeDefinitionNode UnionType()
    {
        var (start, description, name) = Head("union");
        return new()
        {
            Description = description,
            Name = name,
            Directives = ConstantDirectives(),
            Types = UnionMembers(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#EnumTypeDefinition">§3.9</see></summary>
    private EnumTypeDefinitionNode EnumType()
    {
        var (start, description, name) = Head("enum");
        return new()
        {
            Description = description,
            Name = name,
            Directives = ConstantDirectives(),
            Values = EnumValues(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#InputObjectTypeDefinition">§3.10</see></summary>
    private InputObjectTypeDefinitionNode InputObjectType()
    {
        var (start, description, name) = Head("input");
        return new()
        {
            Description = description,
            Name = name,
            Directives = ConstantDirectives(),
            Fields = InputFields(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#DirectiveDefinition">§3.13</see></summary>
    private DirectiveDefinitionNode DirectiveDefinition()
    {
        var start = _token.Start;
        var description = Description();
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = Name();
        var arguments = OptionalMany(TokenKind.ParenOpen, InputValue, TokenKind.ParenClose);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on");
        return new()
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            IsRepeatable = isRepeatable,
            Locations = Delimited(TokenKind.Pipe, DirectiveLocation),
            Location = From(start),
        };
    }
}
