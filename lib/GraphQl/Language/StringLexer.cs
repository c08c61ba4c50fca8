namespace GraphQl.Language;

/// <summary>
/// Finds the end of strings and the mistakes in them; what they say is read by <see cref="StringValues"/> when it is needed.
/// <see href="https://spec.graphql.org/September2025/#sec-String-Value">§2.10.4</see>
/// </summary>
internal static class StringLexer
{
    private const string Unterminated = "A string is not closed.";

    public static Token Read(ReadOnlySpan<byte> text, int start)
    {
        var at = start + 1;
        while (true)
        {
            var length = text[at..].IndexOfAny("\"\\\n\r"u8);
            if (length < 0) return Token.Invalid(text.Length, Unterminated);
            at += length;
            if (text[at] == (byte)'"') return new(TokenKind.String, start, at + 1);
            if (text[at] != (byte)'\\') return Token.Invalid(at, Unterminated);

            var escape = StringEscape.LengthOf(text[at..]);
            if (escape == 0) return Token.Invalid(at, "No such escape sequence.");
            at += escape;
        }
    }

    /// <summary>In a block string <c>\"""</c> is the only escape; line terminators belong to it.</summary>
    public static Token ReadBlock(ReadOnlySpan<byte> text, int start)
    {
        var at = start + 3;
        while (true)
        {
            var length = text[at..].IndexOf("\"\"\""u8);
            if (length < 0) return Token.Invalid(text.Length, Unterminated);
            at += length;
            if (text[at - 1] != (byte)'\\') return new(TokenKind.BlockString, start, at + 3);
            at += 3;
        }
    }
}
