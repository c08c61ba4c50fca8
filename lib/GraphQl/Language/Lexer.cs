namespace GraphQl.Language;

/// <summary>
/// Splits UTF-8 text into tokens. A pure function from an offset to the next token: no state, no allocation, no exception.
/// The text must be well-formed UTF-8, so that any byte from 0x80 on is part of a character that is right inside strings and comments.
/// <see href="https://spec.graphql.org/September2025/#sec-Source-Text">§2.1</see>
/// </summary>
internal static class Lexer
{
    public static Token Next(ReadOnlySpan<byte> text, int from)
    {
        var at = SkipIgnored(text, from);
        if (at == text.Length) return new(TokenKind.End, at, at);

        var c = text[at];
        if (IsNameStart(c)) return Name(text, at);
        if (c == (byte)'-' || char.IsAsciiDigit((char)c)) return NumberLexer.Read(text, at);
        if (c == (byte)'"') return text[at..].StartsWith("\"\"\""u8) ? StringLexer.ReadBlock(text, at) : StringLexer.Read(text, at);
        if (c == (byte)'.')
            return text[at..].StartsWith("..."u8) ? new(TokenKind.Spread, at, at + 3) : Token.Invalid(at, "A lone \".\" is no token.");

        var kind = Punctuator(c);
        return kind == TokenKind.Invalid ? Token.Invalid(at, "Unexpected character.") : new(kind, at, at + 1);
    }

    /// <summary>
    /// Byte order marks, white space, line terminators, comments and commas.
    /// <see href="https://spec.graphql.org/September2025/#Ignored">§2.1.6</see>
    /// </summary>
    private static int SkipIgnored(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            switch (text[at])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',':
                    at++;
                    break;
                case (byte)'#':
                    var length = text[at..].IndexOfAny((byte)'\n', (byte)'\r');
                    at = length < 0 ? text.Length : at + length;
                    break;
                case 0xEF when text[at..].StartsWith("\uFEFF"u8):
                    at += 3;
                    break;
                default:
                    return at;
            }
        }

        return at;
    }

    private static Token Name(ReadOnlySpan<byte> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && IsNameContinue(text[end])) end++;
        return new(TokenKind.Name, start, end);
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#NameStart">§2.1.8</see></summary>
    public static bool IsNameStart(byte c) => char.IsAsciiLetter((char)c) || c == (byte)'_';

    /// <summary><see href="https://spec.graphql.org/September2025/#NameContinue">§2.1.8</see></summary>
    public static bool IsNameContinue(byte c) => char.IsAsciiLetterOrDigit((char)c) || c == (byte)'_';

    /// <summary><see href="https://spec.graphql.org/September2025/#Punctuator">§2.1.7</see></summary>
    private static TokenKind Punctuator(byte c) => c switch
    {
        (byte)'!' => TokenKind.Bang,
        (byte)'$' => TokenKind.Dollar,
        (byte)'&' => TokenKind.Ampersand,
        (byte)'(' => TokenKind.ParenOpen,
        (byte)')' => TokenKind.ParenClose,
        (byte)':' => TokenKind.Colon,
        (byte)'=' => TokenKind.Equals,
        (byte)'@' => TokenKind.At,
        (byte)'[' => TokenKind.BracketOpen,
        (byte)']' => TokenKind.BracketClose,
        (byte)'{' => TokenKind.BraceOpen,
        (byte)'|' => TokenKind.Pipe,
        (byte)'}' => TokenKind.BraceClose,
        _ => TokenKind.Invalid,
    };
}
