using System.Collections.Immutable;

namespace GraphQl.Language;

internal sealed partial class DocumentReader
{
    /// <summary>Document : Definition+. <see href="https://spec.graphql.org/September2025/#Document">§2.3</see></summary>
    public DocumentNode Document()
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        do definitions.Add(Definition());
        while (!At(TokenKind.End));
        return new() { Source = _source, Definitions = definitions.DrainToImmutable(), Location = new(0, Text.Length) };
    }

    /// <summary>
    /// Chooses by the keyword, which stands behind the description.
    /// <see href="https://spec.graphql.org/September2025/#Definition">§2.3</see>,
    /// <see href="https://spec.graphql.org/September2025/#sec-Descriptions">§2.2</see>
    /// </summary>
    private DefinitionNode Definition()
    {
        if (At(TokenKind.BraceOpen)) return Shorthand();

        var isDescribed = AtDescription();
        var keyword = isDescribed ? Ahead() : _token;
        if (keyword.Kind == TokenKind.BraceOpen) throw MisplacedDescription();
        if (keyword.Kind != TokenKind.Name) throw Unexpected(keyword);

        switch (TextOf(keyword))
        {
            case "query" or "mutation" or "subscription": return Operation();
            case "fragment": return Fragment();
            case var word when _options.AllowTypeSystem && ReaderOf(word) is { } read: return read();
        }

        if (isDescribed) throw MisplacedDescription();
        return _options.AllowTypeSystem && Is(keyword, "extend"u8) ? Extension() : throw Unexpected(keyword);
    }

    private bool AtDescription() => _token.Kind is TokenKind.String or TokenKind.BlockString;

    /// <summary><see href="https://spec.graphql.org/September2025/#sec-Descriptions">§2.2</see></summary>
    private StringValueNode? Description() => AtDescription() ? String() : null;

    private SyntaxException MisplacedDescription() =>
        Error("Syntax error: a description stands before a definition, not before the query shorthand or an extension.", _token.Start);

    /// <summary>
    /// { … } alone is a query without name, variables and directives.
    /// <see href="https://spec.graphql.org/September2025/#sec-Language.Operations.Query-Shorthand">§2.4</see>
    /// </summary>
    private OperationDefinitionNode Shorthand()
    {
        var start = _token.Start;
        return new()
        {
            Operation = OperationType.Query,
            IsShorthand = true,
            SelectionSet = SelectionSet(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#OperationDefinition">§2.4</see></summary>
    private OperationDefinitionNode Operation()
    {
        var start = _token.Start;
        return new()
        {
            Description = Description(),
            Operation = OperationTypeName(),
            Name = At(TokenKind.Name) ? Name() : null,
            VariableDefinitions = OptionalMany(TokenKind.ParenOpen, VariableDefinition, TokenKind.ParenClose),
            Directives = Directives(isConstant: false),
            SelectionSet = SelectionSet(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#OperationType">§2.4</see></summary>
    private OperationType OperationTypeName()
    {
        var token = Expect(TokenKind.Name);
        if (Is(token, "query"u8)) return OperationType.Query;
        if (Is(token, "mutation"u8)) return OperationType.Mutation;
        if (Is(token, "subscription"u8)) return OperationType.Subscription;
        throw Unexpected(token);
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#VariableDefinition">§2.11</see></summary>
    private VariableDefinitionNode VariableDefinition()
    {
        var start = _token.Start;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        return new()
        {
            Description = description,
            Variable = variable,
            Type = Type(),
            DefaultValue = Skip(TokenKind.Equals) ? Value(isConstant: true) : null,
            Directives = Directives(isConstant: true),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#FragmentDefinition">§2.9</see></summary>
    private FragmentDefinitionNode Fragment()
    {
        var start = _token.Start;
        var description = Description();
        ExpectKeyword("fragment");
        var name = FragmentName();
        ExpectKeyword("on");
        return new()
        {
            Description = description,
            Name = name,
            TypeCondition = NamedType(),
            Directives = Directives(isConstant: false),
            SelectionSet = SelectionSet(),
            Location = From(start),
        };
    }

    /// <summary>
    /// Any name but <c>on</c>, which would make a spread ambiguous.
    /// <see href="https://spec.graphql.org/September2025/#FragmentName">§2.9</see>
    /// </summary>
    private NameNode FragmentName() => AtKeyword("on"u8) ? throw Unexpected() : Name();
}
