using WebDav;
using Xunit;

namespace Tests.Headers;

/// <summary>RFC 9110 §8.8.3, §13.1.1, §13.1.2.</summary>
public class EntityTagTests
{
    [Theory]
    [InlineData("\"a\"", "a", false)]
    [InlineData("W/\"a\"", "a", true)]
    [InlineData("\"\"", "", false)]
    [InlineData("\"a]b,c\"", "a]b,c", false)]
    [InlineData("\"ü\"", "ü", false)]
    public void A_tag_is_quoted_and_may_be_weak(string text, string opaque, bool isWeak)
    {
        Assert.True(EntityTag.TryParse(text, out var tag));
        Assert.Equal(new EntityTag(opaque, isWeak), tag);
        Assert.Equal(text, tag.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\"a")]
    [InlineData("w/\"a\"")] // the prefix is case-sensitive
    [InlineData("W/ \"a\"")]
    [InlineData("\"a\"b")]
    [InlineData("\"a b\"")]
    public void Anything_else_is_no_tag(string text) => Assert.False(EntityTag.TryParse(text, out _));

    [Theory] // the table of RFC 9110 §8.8.3.2
    [InlineData("W/\"1\"", "W/\"1\"", false, true)]
    [InlineData("W/\"1\"", "W/\"2\"", false, false)]
    [InlineData("W/\"1\"", "\"1\"", false, true)]
    [InlineData("\"1\"", "\"1\"", true, true)]
    public void Tags_compare_strongly_or_weakly(string left, string right, bool strongly, bool weakly)
    {
        Assert.True(EntityTag.TryParse(left, out var a));
        Assert.True(EntityTag.TryParse(right, out var b));
        Assert.Equal((strongly, weakly), (a.MatchesStrongly(b), a.MatchesWeakly(b)));
    }

    [Theory]
    [InlineData("\"1\"", "1", true)]
    [InlineData("\"0\", \"1\"", "1", true)]
    [InlineData("\"0\",,\t\"1\" ,", "1", true)] // empty list elements are passed over, RFC 9110 §5.6.1
    [InlineData("W/\"1\"", "1", false)]
    [InlineData("\"a,b\"", "a", false)]
    [InlineData("*", "1", true)]
    [InlineData("*", null, false)]
    [InlineData("\"1\"", null, false)]
    public void If_match_holds_when_the_tag_is_listed(string text, string? current, bool expected) =>
        Assert.Equal(expected, Parsed(text).HoldsAsIfMatch(current is null ? null : new EntityTag(current)));

    [Theory]
    [InlineData("\"1\"", "1", false)]
    [InlineData("\"zzz\", W/\"1\"", "1", false)]
    [InlineData("\"2\"", "1", true)]
    [InlineData("*", "1", false)]
    [InlineData("*", null, true)]
    [InlineData("\"1\"", null, true)]
    public void If_none_match_holds_when_the_tag_is_not_listed(string text, string? current, bool expected) =>
        Assert.Equal(expected, Parsed(text).HoldsAsIfNoneMatch(current is null ? null : new EntityTag(current)));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("abc")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("*, \"a\"")]
    [InlineData("\"a\", *")]
    public void A_malformed_list_is_an_error(string text) => Assert.False(EntityTagCondition.TryParse(text, out _));

    [Fact]
    public void A_list_has_a_limit()
    {
        Assert.True(EntityTagCondition.TryParse(Tags(EntityTagCondition.TagsMax), out _));
        Assert.False(EntityTagCondition.TryParse(Tags(EntityTagCondition.TagsMax + 1), out _));
    }

    private static string Tags(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{i}\""));

    private static EntityTagCondition Parsed(string text)
    {
        Assert.True(EntityTagCondition.TryParse(text, out var condition));
        return condition!;
    }
}
