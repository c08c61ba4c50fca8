using System.Text;

namespace GraphQl.Language;

/// <summary>The UTF-8 text of a document. <see href="https://spec.graphql.org/September2025/#sec-Source-Text">§2.1</see></summary>
public sealed class Source(ReadOnlyMemory<byte> utf8)
{
    /// <summary>What nodes belong to that were made by code and not read.</summary>
    public static readonly Source None = new(ReadOnlyMemory<byte>.Empty);

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Encodes the text; a lone surrogate becomes U+FFFD.</summary>
    public static Source FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// The line and column of an offset. Counted only here, when an error is told, so that reading does not pay for it.
    /// Line terminators are LF, CR and CR LF. <see href="https://spec.graphql.org/September2025/#sec-Line-Terminators">§2.1.2</see>
    /// </summary>
    public SourceLocation LocationOf(int offset)
    {
        var before = Utf8.Span[..Math.Clamp(offset, 0, Utf8.Length)];
        var (line, start) = (1, 0);
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] is not ((byte)'\n' or (byte)'\r')) continue;
            if (before[i] == (byte)'\r' && i + 1 < Utf8.Length && Utf8.Span[i + 1] == (byte)'\n')
            {
                if (i + 1 == before.Length) break;
                i++;
            }

            line++;
            start = i + 1;
        }

        return new(line, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }
}
