using System.Text;

namespace GraphQl.Language;

/// <summary>The UTF-8 text of a document. <see href="https://spec.graphql.org/September2025/#sec-Source-Text">§2.1</see></summary>
public sealed class Source(ReadOnlyMemory<byte> utf8)
{
    /// <summary>So many bytes are looked at to tell one place; a document may have very many errors.</summary>
    private const int MarkEvery = 512;

    /// <summary>What nodes belong to that were made by code and not read.</summary>
    public static readonly Source None = new(ReadOnlyMemory<byte>.Empty);

    private Place[]? _marks;

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Encodes the text; a lone surrogate becomes U+FFFD.</summary>
    public static Source FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// The line and column of an offset. Counted only here, when an error is told, so that reading does not pay for it.
    /// Line terminators are LF, CR and CR LF. <see href="https://spec.graphql.org/September2025/#sec-Line-Terminators">§2.1.2</see>
    /// </summary>
    public SourceLocation LocationOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Utf8.Length);
        var marks = _marks ??= Mark(Utf8.Span);
        var place = marks[offset / MarkEvery];
        foreach (var b in Utf8.Span[(offset / MarkEvery * MarkEvery)..offset]) place = place.After(b);
        return new(place.Line, place.Column);
    }

    private static Place[] Mark(ReadOnlySpan<byte> text)
    {
        var marks = new Place[(text.Length / MarkEvery) + 1];
        var place = new Place(1, 1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i % MarkEvery == 0) marks[i / MarkEvery] = place;
            if (i < text.Length) place = place.After(text[i]);
        }

        return marks;
    }

    private readonly record struct Place(int Line, int Column, bool IsAfterReturn)
    {
        public Place After(byte b) => b switch
        {
            (byte)'\n' when IsAfterReturn => this with { IsAfterReturn = false },
            (byte)'\n' or (byte)'\r' => new(Line + 1, 1, b == (byte)'\r'),
            // The first byte of a character stands for it: from 0xF0 on it is one of two UTF-16 units.
            _ => new(Line, Column + (IsContinuation(b) ? 0 : b >= 0xF0 ? 2 : 1), false),
        };

        private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;
    }
}
