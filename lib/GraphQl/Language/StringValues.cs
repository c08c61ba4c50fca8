using System.Buffers;
using System.Text;

namespace GraphQl.Language;

/// <summary>What the text of a string token says. The token was checked by <see cref="StringLexer"/>.</summary>
internal static class StringValues
{
    /// <summary><see href="https://spec.graphql.org/September2025/#sec-String-Value.Static-Semantics">§2.10.4</see></summary>
    public static string Decode(ReadOnlySpan<byte> token)
    {
        var text = token[1..^1];
        var escape = text.IndexOf((byte)'\\');
        if (escape < 0) return Encoding.UTF8.GetString(text);

        var value = new StringBuilder(text.Length);
        while (escape >= 0)
        {
            value.Append(Encoding.UTF8.GetString(text[..escape]));
            StringEscape.TryRead(text[escape..], out var rune, out var length);
            value.Append(rune.ToString());
            text = text[(escape + length)..];
            escape = text.IndexOf((byte)'\\');
        }

        return value.Append(Encoding.UTF8.GetString(text)).ToString();
    }

    /// <summary>
    /// Removes the indentation that all lines but the first have in common, and blank lines at both ends.
    /// <see href="https://spec.graphql.org/September2025/#BlockStringValue()">§2.10.4</see>
    /// </summary>
    public static string DecodeBlock(ReadOnlySpan<byte> token)
    {
        var raw = Encoding.UTF8.GetString(token[3..^3]).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = raw.ReplaceLineEndingsOfGraphQl().Split('\n');
        var indent = CommonIndent(lines);

        var (first, last) = (0, lines.Length - 1);
        while (first <= last && IsBlank(lines[first])) first++;
        while (last > first && IsBlank(lines[last])) last--;

        var value = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first) value.Append('\n');
            value.Append(i == 0 ? lines[0] : lines[i].AsSpan(Math.Min(indent, lines[i].Length)));
        }

        return value.ToString();
    }

    private static int CommonIndent(string[] lines)
    {
        var common = int.MaxValue;
        for (var i = 1; i < lines.Length; i++)
            if (!IsBlank(lines[i])) common = Math.Min(common, Indent(lines[i]));
        return common == int.MaxValue ? 0 : common;
    }

    private static int Indent(string line)
    {
        var indent = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        return indent < 0 ? line.Length : indent;
    }

    private static bool IsBlank(string line) => Indent(line) == line.Length;

    /// <summary>LF, CR and CR LF only: U+2028 and its like end no line in GraphQL.</summary>
    private static string ReplaceLineEndingsOfGraphQl(this string text) =>
        text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
}
