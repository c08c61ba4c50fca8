namespace GraphQl.Language;

/// <summary>
/// Numbers. No leading zeros, digits on both sides of the point, and neither a name nor a point may follow, so that
/// <c>0xF</c>, <c>01</c> and <c>1.2.3</c> are mistakes and not several tokens.
/// <see href="https://spec.graphql.org/September2025/#sec-Int-Value">§2.10.1</see>,
/// <see href="https://spec.graphql.org/September2025/#sec-Float-Value">§2.10.2</see>
/// </summary>
internal static class NumberLexer
{
    public static Token Read(ReadOnlySpan<byte> text, int start)
    {
        var at = text[start] == (byte)'-' ? start + 1 : start;
        var isFloat = false;

        if (At(text, at) == (byte)'0')
        {
            at++;
            if (char.IsAsciiDigit((char)At(text, at))) return Token.Invalid(at, "A number has no leading zeros.");
        }
        else if (!SkipDigits(text, ref at))
        {
            return ExpectedDigit(at);
        }

        if (At(text, at) == (byte)'.')
        {
            isFloat = true;
            at++;
            if (!SkipDigits(text, ref at)) return ExpectedDigit(at);
        }

        if (At(text, at) is (byte)'e' or (byte)'E')
        {
            isFloat = true;
            at++;
            if (At(text, at) is (byte)'+' or (byte)'-') at++;
            if (!SkipDigits(text, ref at)) return ExpectedDigit(at);
        }

        if (At(text, at) == (byte)'.' || Lexer.IsNameStart(At(text, at)))
            return Token.Invalid(at, "A number must be followed by something that cannot belong to it.");
        return new(isFloat ? TokenKind.Float : TokenKind.Int, start, at);
    }

    private static bool SkipDigits(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        while (char.IsAsciiDigit((char)At(text, at))) at++;
        return at > start;
    }

    /// <summary>Zero beyond the end: nothing in a number is zero.</summary>
    private static byte At(ReadOnlySpan<byte> text, int at) => at < text.Length ? text[at] : (byte)0;

    private static Token ExpectedDigit(int at) => Token.Invalid(at, "Expected a digit.");
}
