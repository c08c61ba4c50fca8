using System.Buffers.Text;
using System.Text;

namespace GraphQl.Language;

/// <summary>
/// Escape sequences of strings. <see href="https://spec.graphql.org/September2025/#EscapedUnicode">§2.10.4</see>:
/// one letter, <c>\uXXXX</c>, a surrogate pair of two of those, or <c>\u{…}</c> with any Unicode scalar value.
/// </summary>
internal static class StringEscape
{
    /// <summary>How many bytes the sequence at the start of the text takes; 0 when it is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text) => TryRead(text, out _, out var length) ? length : 0;

    public static bool TryRead(ReadOnlySpan<byte> text, out Rune value, out int length)
    {
        (value, length) = (default, 0);
        if (text.Length < 2) return false;
        if (text[1] == (byte)'u') return TryReadUnicode(text, out value, out length);
        var c = text[1] switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };
        (value, length) = (new Rune(c), 2);
        return c != '\0';
    }

    private static bool TryReadUnicode(ReadOnlySpan<byte> text, out Rune value, out int length)
    {
        if (text.Length > 2 && text[2] == (byte)'{') return TryReadBraced(text, out value, out length);
        (value, length) = (default, 6);
        if (!TryReadFour(text, out var first)) return false;
        if (Rune.TryCreate(first, out value)) return true;

        // Not a scalar value by itself: only the pair of a leading and a trailing surrogate is one.
        length = 12;
        return TryReadFour(text[6..], out var second) && Rune.TryCreate(first, second, out value);
    }

    private static bool TryReadBraced(ReadOnlySpan<byte> text, out Rune value, out int length)
    {
        value = default;
        length = text.IndexOf((byte)'}') + 1;
        var point = 0;
        for (var i = 3; i < length - 1; i++)
        {
            if (!char.IsAsciiHexDigit((char)text[i])) return false;
            point = (point << 4) | HexDigit(text[i]);
            if (point > 0x10FFFF) return false;
        }

        return length > 4 && Rune.TryCreate(point, out value);
    }

    private static int HexDigit(byte c) => char.IsAsciiDigit((char)c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static bool TryReadFour(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6 || text[0] != (byte)'\\' || text[1] != (byte)'u') return false;
        if (!Utf8Parser.TryParse(text[2..6], out ushort value, out var read, 'x') || read != 4) return false;
        unit = (char)value;
        return true;
    }
}
