using System.Text;
using GraphQl.Language;

namespace GraphQl.Tests.Language;

/// <summary>
/// What the vectors cannot hold, since JSON cannot.
/// <see href="https://spec.graphql.org/September2025/#sec-Source-Text">§2.1</see>
/// </summary>
public class LexerTests
{
    [Theory]
    [InlineData(new byte[] { 0xFF }, 1)] // no first byte
    [InlineData(new byte[] { 0x80 }, 1)] // a continuation by itself
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1)] // a lone surrogate
    [InlineData(new byte[] { 0xC0, 0xAF }, 1)] // longer than it has to be
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, 1)] // beyond U+10FFFF
    [InlineData(new byte[] { 0xE2, 0x82 }, 1)] // cut off
    public void Malformed_utf8_is_an_error_even_in_a_comment(byte[] malformed, int line)
    {
        var error = SyntaxError([.. "#"u8, .. malformed, .. "\n{a}"u8]);

        Assert.Equal(new SourceLocation(line, 2), Assert.Single(error.Locations));
    }

    [Theory]
    [InlineData("\"\\uD83D\"")]
    [InlineData("\"\\uDE00\\uD83D\"")]
    [InlineData("\"\\u{D800}\"")]
    public void A_lone_surrogate_cannot_be_escaped(string literal) =>
        Assert.Throws<SyntaxException>(() => Parser.ParseConstantValue(literal));

    [Theory]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"\\u{1F600}\"", "😀")]
    [InlineData("\"\\u{0000000000000041}\"", "A")] // any number of digits, as long as the value is one
    [InlineData("\"\\u0041\\/\\b\"", "A/\b")]
    public void Escapes_are_replaced(string literal, string expected) =>
        Assert.Equal(expected, Assert.IsType<StringValueNode>(Parser.ParseConstantValue(literal)).Value);

    [Fact]
    public void Columns_are_utf16_units()
    {
        var error = SyntaxError(Encoding.UTF8.GetBytes("{\r\n  a(x: \"é😀\") ?\n}"));

        Assert.Equal(new SourceLocation(2, 15), Assert.Single(error.Locations));
    }

    [Theory]
    [InlineData("a\nb\rc\r\nd", 0, 1, 1)]
    [InlineData("a\nb\rc\r\nd", 2, 2, 1)]
    [InlineData("a\nb\rc\r\nd", 4, 3, 1)]
    [InlineData("a\nb\rc\r\nd", 6, 4, 1)] // between CR and LF: the line has ended
    [InlineData("a\nb\rc\r\nd", 7, 4, 1)]
    [InlineData("a\nb\rc\r\nd", 99, 4, 2)]
    public void Line_feed_carriage_return_and_both_end_one_line(string text, int offset, int line, int column) =>
        Assert.Equal(new SourceLocation(line, column), Source.FromText(text).LocationOf(offset));

    private static GraphQlError SyntaxError(byte[] document) => Assert.Throws<SyntaxException>(() => Parser.Parse(document)).Error;
}
