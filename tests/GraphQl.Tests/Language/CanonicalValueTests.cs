using GraphQl.Language;

namespace GraphQl.Tests.Language;

public class CanonicalValueTests
{
    [Theory]
    [InlineData("{a: 1, b: [2]}", "{b: [2] a: 1}")]
    [InlineData("{a: {c: 1, d: 2}}", "{a: {d: 2, c: 1}}")]
    [InlineData("\"a\\u0062\"", "\"ab\"")]
    public void Written_otherwise_but_meaning_the_same(string a, string b) => Assert.Equal(Text(a), Text(b));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "[1]")]
    [InlineData("1", "\"1\"")]
    [InlineData("A", "\"A\"")]
    [InlineData("[1, 2]", "[2, 1]")]
    [InlineData("\"x\"", "\"\"\"x\"\"\"")]
    [InlineData("{a: null}", "{}")]
    [InlineData("[\"a,\", \"b\"]", "[\"a\", \",b\"]")]
    [InlineData("{a: \"1:b\"}", "{a: \"1\", b: \"\"}")]
    public void Different_in_meaning_or_kind(string a, string b) => Assert.NotEqual(Text(a), Text(b));

    private static string Text(string literal) => CanonicalValue.Of(Parser.ParseConstantValue(literal));
}
