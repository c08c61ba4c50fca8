using System.Text;
using Domain.Nodes;
using Domain.Users;
using Xunit;

namespace Domain.Tests;

public class NameTests
{
    [Theory]
    [InlineData("report.txt")]
    [InlineData(" leading and trailing ")]
    [InlineData("...")]
    [InlineData(".hidden")]
    [InlineData("trailing.dot.")]
    [InlineData("back\\slash")]
    [InlineData("100% #?&;:@=+$,'\"<>|*[]{}~`^!")]
    [InlineData("ADS::$DATA")]
    [InlineData("CON")]
    [InlineData("日本語 ещё ελληνικά עברית")]
    [InlineData("😀 astral")]
    [InlineData("e\u0301 decomposed")]
    [InlineData("\u202egnp.exe")]
    [InlineData("line\u2028separator")]
    [InlineData("\u00a0")]
    [InlineData("-rf")]
    public void A_file_may_be_called(string name) => Assert.Equal(name, NodeName.Parse(name, out _)?.Value);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("/")]
    [InlineData("nul\0")]
    [InlineData("line\nbreak")]
    [InlineData("\r")]
    [InlineData("tab\t")]
    [InlineData("delete\u007f")]
    [InlineData("escape\u001b[31m")]
    public void A_file_may_not_be_called(string name)
    {
        Assert.Null(NodeName.Parse(name, out var refusal));
        Assert.Equal(RefusalCode.InvalidName, refusal?.Code);
    }

    /// <summary>Not theory data: half a surrogate pair does not survive a test runner's own transport.</summary>
    [Fact]
    public void A_name_is_well_formed_unicode() =>
        Assert.All(["\ud800", "a\udc00", "\udc00\ud800", "\ud800\ud800\udc00"], name => Assert.Null(NodeName.Parse(name, out _)));

    [Theory]
    [InlineData("a", 255)]
    [InlineData("é", 127)]
    [InlineData("日", 85)]
    [InlineData("😀", 63)]
    public void A_name_has_255_bytes_of_utf8_and_no_more(string letter, int longest)
    {
        var name = string.Concat(Enumerable.Repeat(letter, longest));
        Assert.True(Encoding.UTF8.GetByteCount(name) <= NodeName.MaxBytes);
        Assert.NotNull(NodeName.Parse(name, out _));
        Assert.Null(NodeName.Parse(name + letter, out _));
    }

    [Fact]
    public void Two_spellings_of_one_letter_are_two_names() =>
        Assert.NotEqual(NodeName.Parse("e\u0301", out _), NodeName.Parse("\u00e9", out _));

    [Theory]
    [InlineData("alan", "alan")]
    [InlineData("Alan.Turing+1@Example.org", "alan.turing+1@example.org")]
    [InlineData("a_b-c", "a_b-c")]
    public void A_sign_in_name_is_small_letters(string typed, string name) => Assert.Equal(name, SignInName.Parse(typed, out _)?.Value);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("günter")]
    [InlineData("\u212aelvin")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("a\0")]
    public void A_sign_in_name_is_plain_ascii(string typed)
    {
        Assert.Null(SignInName.Parse(typed, out var refusal));
        Assert.Equal(RefusalCode.InvalidName, refusal?.Code);
    }

    [Fact]
    public void A_sign_in_name_has_a_limit() => Assert.Null(SignInName.Parse(new string('a', SignInName.MaxLength + 1), out _));
}
