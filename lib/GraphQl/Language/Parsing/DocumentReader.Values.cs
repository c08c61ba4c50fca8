namespace GraphQl.Language;

internal sealed partial class DocumentReader
{
    /// <summary>A constant holds no variables. <see href="https://spec.graphql.org/September2025/#Value">§2.10</see></summary>
    public ValueNode Value(bool isConstant)
    {
        switch (_token.Kind)
        {
            case TokenKind.BracketOpen: return Nested(() => List(isConstant));
            case TokenKind.BraceOpen: return Nested(() => Object(isConstant));
            case TokenKind.String or TokenKind.BlockString: return String();
            case TokenKind.Dollar: return isConstant ? throw VariableInConstant() : Variable();
            case not (TokenKind.Int or TokenKind.Float or TokenKind.Name): throw Unexpected();
        }

        var token = _token;
        Advance();
        var (text, location) = (TextOf(token), new Location(token.Start, token.End));
        return (token.Kind, text) switch
        {
            (TokenKind.Int, _) => new IntValueNode(text) { Location = location },
            (TokenKind.Float, _) => new FloatValueNode(text) { Location = location },
            (_, "true") => new BooleanValueNode(true) { Location = location },
            (_, "false") => new BooleanValueNode(false) { Location = location },
            (_, "null") => new NullValueNode { Location = location },
            _ => new EnumValueNode(text) { Location = location },
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#ListValue">§2.10.7</see></summary>
    private ListValueNode List(bool isConstant)
    {
        var start = Expect(TokenKind.BracketOpen).Start;
        return new() { Values = Until(TokenKind.BracketClose, () => Value(isConstant)), Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#ObjectValue">§2.10.8</see></summary>
    private ObjectValueNode Object(bool isConstant)
    {
        var start = Expect(TokenKind.BraceOpen).Start;
        return new() { Fields = Until(TokenKind.BraceClose, () => ObjectField(isConstant)), Location = From(start) };
    }

    private ObjectFieldNode ObjectField(bool isConstant)
    {
        var start = _token.Start;
        var name = Name();
        Expect(TokenKind.Colon);
        return new() { Name = name, Value = Value(isConstant), Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#StringValue">§2.10.4</see></summary>
    private StringValueNode String()
    {
        var (token, isBlock) = (_token, _token.Kind == TokenKind.BlockString);
        Advance();
        var value = isBlock ? StringValues.DecodeBlock(Bytes(token)) : StringValues.Decode(Bytes(token));
        return new(value) { IsBlock = isBlock, Location = From(token.Start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#Variable">§2.11</see></summary>
    private VariableNode Variable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        return new() { Name = Name(), Location = From(start) };
    }

    private SyntaxException VariableInConstant() => Error("Syntax error: no variable can stand in a constant.", _token.Start);

    /// <summary><see href="https://spec.graphql.org/September2025/#Type">§2.12</see></summary>
    public TypeNode Type()
    {
        var start = _token.Start;
        TypeNode type = At(TokenKind.BracketOpen) ? Nested(ListType) : NamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode { OfType = type, Location = From(start) } : type;
    }

    private ListTypeNode ListType()
    {
        var start = Expect(TokenKind.BracketOpen).Start;
        var inner = Type();
        Expect(TokenKind.BracketClose);
        return new() { OfType = inner, Location = From(start) };
    }

    private NamedTypeNode NamedType()
    {
        var name = Name();
        return new() { Name = name, Location = name.Location };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#Name">§2.1.8</see></summary>
    private NameNode Name()
    {
        var token = Expect(TokenKind.Name);
        return new(TextOf(token)) { Location = From(token.Start) };
    }
}
