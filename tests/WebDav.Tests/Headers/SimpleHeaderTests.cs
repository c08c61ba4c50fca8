using WebDav;
using Xunit;

namespace Tests.Headers;

public class SimpleHeaderTests
{
    [Theory] // RFC 4918 §10.2
    [InlineData("0", Depth.Zero)]
    [InlineData("1", Depth.One)]
    [InlineData("infinity", Depth.Infinity)]
    [InlineData(" Infinity ", Depth.Infinity)]
    public void A_depth_is_one_of_three(string text, Depth expected)
    {
        Assert.True(DepthHeader.TryParse(text, out var depth));
        Assert.Equal(expected, depth);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("banana")]
    [InlineData("1,noroot")]
    [InlineData("0, 1")]
    public void Any_other_depth_is_an_error(string text) => Assert.False(DepthHeader.TryParse(text, out _));

    [Theory] // RFC 4918 §10.6
    [InlineData("", true)]
    [InlineData("T", true)]
    [InlineData("t", true)]
    [InlineData("F", false)]
    [InlineData(" f ", false)]
    public void Overwrite_is_yes_unless_F(string text, bool expected)
    {
        Assert.True(OverwriteHeader.TryParse(text, out var overwrite));
        Assert.Equal(expected, overwrite);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("TF")]
    [InlineData("1")]
    public void Any_other_overwrite_is_an_error(string text) => Assert.False(OverwriteHeader.TryParse(text, out _));

    [Theory] // RFC 4918 §10.7
    [InlineData("Second-600", 600)]
    [InlineData("second-0", 0)]
    [InlineData("Second-4100000000", 4100000000)] // beyond 32 bits signed
    [InlineData("Extend-1, Second-30, Infinite", 30)]
    public void A_timeout_is_the_first_choice_understood(string text, long seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), TimeoutHeader.Parse(text));

    [Theory]
    [InlineData("Infinite, Second-4100000000")]
    [InlineData("infinite")]
    [InlineData("Second-99999999999999999999999999")]
    [InlineData("Second-999999999999")]
    public void A_timeout_too_large_to_hold_is_as_long_as_can_be(string text) =>
        Assert.Equal(TimeSpan.MaxValue, TimeoutHeader.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("Second-")]
    [InlineData("Second--5")]
    [InlineData("Second-5.5")]
    [InlineData("garbage")]
    public void A_timeout_that_is_not_understood_is_no_wish(string text) => Assert.Null(TimeoutHeader.Parse(text));

    [Fact]
    public void Only_the_first_choices_of_a_timeout_are_read() =>
        Assert.Null(TimeoutHeader.Parse(string.Join(',', Enumerable.Repeat("x", TimeoutHeader.ChoicesMax)) + ",Second-5"));

    [Theory] // RFC 7240 §4.2
    [InlineData("return=minimal", true)]
    [InlineData("respond-async, return = \"minimal\" ; foo=bar", true)]
    [InlineData("return=representation", false)]
    [InlineData("depth-noroot", false)]
    [InlineData("", false)]
    public void Prefer_may_ask_for_less(string text, bool expected) => Assert.Equal(expected, PreferHeader.IsReturnMinimal(text));

    [Theory] // RFC 4918 §10.5; without brackets as some clients send it
    [InlineData("<urn:uuid:a515cfa4-5da4-22e1-f5b5-00a0451e6bf7>", "urn:uuid:a515cfa4-5da4-22e1-f5b5-00a0451e6bf7")]
    [InlineData(" urn:uuid:1 ", "urn:uuid:1")]
    [InlineData("<opaquelocktoken:x>", "opaquelocktoken:x")]
    public void A_lock_token_may_leave_its_brackets_out(string text, string expected)
    {
        Assert.True(LockTokenHeader.TryParse(text, out var token));
        Assert.Equal(expected, token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("no-uri")]
    [InlineData("<urn:a> <urn:b>")]
    [InlineData("<urn:uuid:1")]
    public void What_is_no_uri_is_no_lock_token(string text) => Assert.False(LockTokenHeader.TryParse(text, out _));

    [Fact]
    public void A_lock_token_has_a_limit() =>
        Assert.False(LockTokenHeader.TryParse("urn:" + new string('x', LockTokenHeader.CharsMax), out _));

    [Theory] // RFC 9110 §5.6.7
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    public void A_date_comes_in_three_forms(string text)
    {
        Assert.True(HttpDate.TryParse(text, out var time));
        Assert.Equal(new DateTimeOffset(1994, 11, 6, 8, 49, 37, TimeSpan.Zero), time);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("1994-11-06T08:49:37Z")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 CET")]
    public void Anything_else_is_no_date(string? text) => Assert.False(HttpDate.TryParse(text, out _));

    [Fact]
    public void A_date_is_sent_in_one_form_and_in_GMT()
    {
        var elsewhere = new DateTimeOffset(1994, 11, 6, 10, 49, 37, 999, TimeSpan.FromHours(2));
        Assert.Equal("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.Format(elsewhere));
    }
}
