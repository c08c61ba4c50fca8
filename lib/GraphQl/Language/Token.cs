namespace GraphQl.Language;

/// <summary>The lexical tokens of <see href="https://spec.graphql.org/September2025/#sec-Lexical-Tokens">§2.1.5</see>.</summary>
internal enum TokenKind : byte
{
    End,
    Invalid,
    Bang,
    Dollar,
    Ampersand,
    ParenOpen,
    ParenClose,
    Spread,
    Colon,
    Equals,
    At,
    BracketOpen,
    BracketClose,
    BraceOpen,
    Pipe,
    BraceClose,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>A token as offsets into the source. An invalid one starts where the mistake is and says what it is.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string? Problem = null)
{
    public static Token Invalid(int at, string problem) => new(TokenKind.Invalid, at, at, problem);

    /// <summary>The kind as it is written in messages.</summary>
    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.End => "the end of the document",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenOpen => "\"(\"",
        TokenKind.ParenClose => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equals => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketOpen => "\"[\"",
        TokenKind.BracketClose => "\"]\"",
        TokenKind.BraceOpen => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceClose => "\"}\"",
        TokenKind.Name => "a name",
        TokenKind.Int => "an integer",
        TokenKind.Float => "a number",
        TokenKind.String or TokenKind.BlockString => "a string",
        _ => "something else",
    };
}
