using GraphQl.Language;

namespace GraphQl.Tests.Language;

public class ParserLimitTests
{
    [Fact]
    public void Tokens_are_counted_without_what_is_ignored()
    {
        var options = new ParserOptions { TokensMax = 3 };

        Assert.NotNull(Parser.Parse("# comment\n{,,, a ,,,} # comment", options));
        Assert.Throws<SyntaxException>(() => Parser.Parse("{ a b }", options));
    }

    [Theory]
    [InlineData("{a", "}")] // selections
    [InlineData("{...", "}")] // inline fragments
    [InlineData("{a(x:", "")] // not closed
    public void Selections_nest_as_deep_as_allowed(string open, string close)
    {
        var depth = 100_000;
        var document = string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));

        Assert.Throws<SyntaxException>(() => Parser.Parse(document, new() { TokensMax = int.MaxValue }));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("[{a:")]
    public void Values_nest_as_deep_as_allowed(string open) => Assert.Throws<SyntaxException>(
        () => Parser.ParseConstantValue(string.Concat(Enumerable.Repeat(open, 100_000)), new() { TokensMax = int.MaxValue }));

    [Fact]
    public void Types_nest_as_deep_as_allowed()
    {
        Assert.Throws<SyntaxException>(() => Parser.ParseType(new string('[', 100_000), new() { TokensMax = int.MaxValue }));
        Assert.Equal("[[Int!]]!", Parser.ParseType("[ [Int !]] !").ToString());
    }

    [Fact]
    public void The_bound_of_nesting_itself_is_allowed()
    {
        var options = new ParserOptions { NestingMax = 3 };

        Assert.NotNull(Parser.Parse("{ a { b { c } } d { e { f } } }", options));
        Assert.Throws<SyntaxException>(() => Parser.Parse("{ a { b { c(x: []) } } }", options));
    }

    [Fact]
    public void The_type_system_language_can_be_shut_out()
    {
        var options = new ParserOptions { AllowTypeSystem = false };

        Assert.NotNull(Parser.Parse("{ type }", options));
        Assert.Throws<SyntaxException>(() => Parser.Parse("type T { a: Int }", options));
        Assert.Throws<SyntaxException>(() => Parser.Parse("extend type T { a: Int }", options));
    }

    [Fact]
    public void An_empty_selection_set_is_read_unless_the_edition_is_asked_for()
    {
        Assert.Equal("{\n  a {}\n}", Printer.Print(Parser.Parse("{ a { } }")));
        Assert.Throws<SyntaxException>(() => Parser.Parse("{ a { } }", new() { AllowEmptySelectionSets = false }));
    }

    [Fact]
    public void A_long_name_does_not_make_a_long_message()
    {
        var exception = Assert.Throws<SyntaxException>(() => Parser.Parse(new string('a', 100_000)));

        Assert.True(exception.Message.Length < 200, exception.Message);
    }
}
