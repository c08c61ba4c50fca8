using System.Collections.Immutable;

namespace GraphQl.Language;

internal sealed partial class DocumentReader
{
    /// <summary><see href="https://spec.graphql.org/September2025/#ImplementsInterfaces">§3.6</see></summary>
    private ImmutableArray<NamedTypeNode> Interfaces() => SkipKeyword("implements"u8) ? Delimited(TokenKind.Ampersand, NamedType) : [];

    /// <summary><see href="https://spec.graphql.org/September2025/#FieldsDefinition">§3.6</see></summary>
    private ImmutableArray<FieldDefinitionNode> FieldDefinitions() =>
        OptionalMany(TokenKind.BraceOpen, FieldDefinition, TokenKind.BraceClose);

    private FieldDefinitionNode FieldDefinition()
    {
        var start = _token.Start;
        var description = Description();
        var name = Name();
        var arguments = OptionalMany(TokenKind.ParenOpen, InputValue, TokenKind.ParenClose);
        Expect(TokenKind.Colon);
        return new()
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            Type = Type(),
            Directives = ConstantDirectives(),
            Location = From(start),
        };
    }

    /// <summary>
    /// An argument or an input field.
    /// <see href="https://spec.graphql.org/September2025/#InputValueDefinition">§3.6.1</see>
    /// </summary>
    private InputValueDefinitionNode InputValue()
    {
        var start = _token.Start;
        var description = Description();
        var name = Name();
        Expect(TokenKind.Colon);
        return new()
        {
            Description = description,
            Name = name,
            Type = Type(),
            DefaultValue = Skip(TokenKind.Equals) ? Value(isConstant: true) : null,
            Directives = ConstantDirectives(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#InputFieldsDefinition">§3.10</see></summary>
    private ImmutableArray<InputValueDefinitionNode> InputFields() =>
        OptionalMany(TokenKind.BraceOpen, InputValue, TokenKind.BraceClose);

    /// <summary><see href="https://spec.graphql.org/September2025/#UnionMemberTypes">§3.8</see></summary>
    private ImmutableArray<NamedTypeNode> UnionMembers() => Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, NamedType) : [];

    /// <summary><see href="https://spec.graphql.org/September2025/#EnumValuesDefinition">§3.9</see></summary>
    private ImmutableArray<EnumValueDefinitionNode> EnumValues() =>
        OptionalMany(TokenKind.BraceOpen, EnumValueDefinition, TokenKind.BraceClose);

    private EnumValueDefinitionNode EnumValueDefinition()
    {
        var start = _token.Start;
        var description = Description();
        if (AtKeyword("true"u8) || AtKeyword("false"u8) || AtKeyword("null"u8)) throw Unexpected();
        return new() { Description = description, Name = Name(), Directives = ConstantDirectives(), Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#DirectiveLocation">§3.13</see></summary>
    private NameNode DirectiveLocation()
    {
        var name = _token;
        return !At(TokenKind.Name) || DirectiveLocations.All.Contains(TextOf(name)) ? Name() : throw Unexpected(name);
    }
}
