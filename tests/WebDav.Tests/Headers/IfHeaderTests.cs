using FsCheck;
using FsCheck.Fluent;
using WebDav;
using Xunit;

namespace Tests.Headers;

/// <summary>RFC 4918 §10.4.</summary>
public class IfHeaderTests
{
    private const string Token = "urn:uuid:181d4fae-7d8c-11d0-a765-00a0c91e6bf2";

    [Theory]
    [InlineData("(<urn:uuid:1>)", "-: urn:uuid:1")]
    [InlineData("(Not <urn:uuid:1> <urn:uuid:2>)", "-: !urn:uuid:1 urn:uuid:2")]                    // §10.4.7
    [InlineData("(<urn:uuid:1> [\"e\"]) ([W/\"2\"])", "-: urn:uuid:1 \"e\" | -: W/\"2\"")]           // §10.4.6
    [InlineData("(<urn:uuid:1>) (Not <DAV:no-lock>)", "-: urn:uuid:1 | -: !DAV:no-lock")]           // §10.4.8
    [InlineData("</r1> (<urn:uuid:1> [W/\"A\"]) ([\"s\"])", "/r1: urn:uuid:1 W/\"A\" | /r1: \"s\"")] // §10.4.9
    [InlineData("<http://h/a> (<urn:a:b>) <http://h/b> ([\"x\"])", "http://h/a: urn:a:b | http://h/b: \"x\"")]
    [InlineData("(not<urn:a:b>[\"a]b\"])", "-: !urn:a:b \"a]b\"")]
    [InlineData("\t( <urn:a:b> )\t", "-: urn:a:b")]
    public void Lists_are_read(string text, string expected)
    {
        Assert.True(IfHeader.TryParse(text, out var header));
        Assert.Equal(expected, string.Join(" | ", header!.Lists.Select(Written)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("()")]
    [InlineData("(<urn:a:b>")]
    [InlineData("<urn:a:b>")]
    [InlineData("(<no-uri>)")]
    [InlineData("(<>)")]
    [InlineData("(<urn:a b>)")]
    [InlineData("(Not)")]
    [InlineData("(Not Not <urn:a:b>)")]
    [InlineData("([unquoted])")]
    [InlineData("([\"a\" ])")]
    [InlineData("([\"a tag holds no space\"])")]
    [InlineData("(<urn:a:b>) <http://h/a> (<urn:a:b>)")] // untagged, then tagged
    [InlineData("<http://h/a> <http://h/b> (<urn:a:b>)")]
    [InlineData("<relative> (<urn:a:b>)")]
    [InlineData("(<urn:a:b>) x")]
    public void Anything_else_is_malformed(string text) => Assert.False(IfHeader.TryParse(text, out _));

    [Theory]
    [InlineData("([\"e\"])", true)]
    [InlineData("([W/\"e\"])", false)] // compared strongly
    [InlineData("([\"x\"])", false)]
    [InlineData("(Not [\"x\"])", true)]
    [InlineData("([\"x\"]) ([\"e\"])", true)]  // lists: or
    [InlineData("([\"e\"] [\"x\"])", false)]   // conditions: and
    [InlineData($"(<{Token}>)", true)]
    [InlineData($"(<{Token}> [\"e\"])", true)]
    [InlineData($"(<{Token}> [\"x\"])", false)]
    [InlineData("(<DAV:no-lock>)", false)]
    [InlineData("(Not <DAV:no-lock>)", true)]
    [InlineData($"</here> (<{Token}>)", true)]
    [InlineData($"</other> (<{Token}>)", false)]
    [InlineData($"</other> (Not <{Token}>)", true)]
    [InlineData("</other> (Not [\"e\"])", true)]
    public void It_holds_when_any_list_does(string text, bool expected)
    {
        var here = new IfState(new EntityTag("e"), [Token]);
        Assert.True(IfHeader.TryParse(text, out var header));
        Assert.Equal(expected, header!.Holds(resource => resource is null or "/here" ? here : IfState.Nothing));
    }

    [Fact]
    public void Every_token_counts_as_submitted_even_a_negated_one_of_another_resource()
    {
        Assert.True(IfHeader.TryParse("</a> (<urn:1:1>) (Not <urn:2:2>) </b> ([\"x\"] <urn:3:3>) </a> (<urn:1:1>)", out var header));
        Assert.Equal(["urn:1:1", "urn:2:2", "urn:3:3"], header!.SubmittedTokens.Order());
        Assert.Equal(["/a", "/b"], header.Resources);
    }

    [Fact]
    public void Lists_conditions_and_length_have_limits()
    {
        Assert.True(IfHeader.TryParse(Repeated("(<a:b>)", IfHeader.ListsMax), out _));
        Assert.False(IfHeader.TryParse(Repeated("(<a:b>)", IfHeader.ListsMax + 1), out _));
        Assert.True(IfHeader.TryParse($"({Repeated("<a:b>", IfHeader.ConditionsMax)})", out _));
        Assert.False(IfHeader.TryParse($"({Repeated("<a:b>", IfHeader.ConditionsMax + 1)})", out _));
        Assert.False(IfHeader.TryParse($"({Repeated("<a:b>", 100_000)})", out _));
        Assert.False(IfHeader.TryParse($"(<a:{new string('b', IfHeader.CharsMax)}>)", out _));
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll(Header.ToArbitrary(), text =>
            IfHeader.TryParse(text, out var header) && IfHeader.TryParse(Sent(header!), out var again)
                && header!.Lists.Select(Written).SequenceEqual(again!.Lists.Select(Written))).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_pieces_never_throw() =>
        Prop.ForAll(
            Gen.Elements("(", ")", "<", ">", "[", "]", "\"", "W/", "Not", " ", "\t", "a:b", "/x", ",", "\0", "ü").ArrayOf().ToArbitrary(),
            pieces => IfHeader.TryParse(string.Concat(pieces), out var header) == header is not null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Gen<string> Header
    {
        get
        {
            var condition =
                from not in Gen.Elements("", "Not ")
                from value in Gen.Elements("<urn:uuid:1>", "<DAV:no-lock>", "[\"e\"]", "[W/\"]\"]")
                select not + value;
            var list = condition.NonEmptyListOf().Select(conditions => $"({string.Join(' ', conditions)})");
            var untagged = list.NonEmptyListOf().Select(lists => string.Join(' ', lists));
            var tagged = untagged.Select(lists => $"</a%20b> {lists}").NonEmptyListOf().Select(all => string.Join(' ', all));
            return Gen.OneOf(untagged, tagged).Resize(8);
        }
    }

    private static string Sent(IfHeader header) => string.Join(' ', header.Lists.Select(list =>
        (list.Resource is null ? "" : $"<{list.Resource}> ") + $"({string.Join(' ', list.Conditions.Select(Sent))})"));

    private static string Sent(IfCondition condition) =>
        (condition.IsNegated ? "Not " : "") + (condition.Token is null ? $"[{condition.Tag}]" : $"<{condition.Token}>");

    private static string Written(IfList list) => $"{list.Resource ?? "-"}: {string.Join(' ', list.Conditions.Select(Written))}";

    private static string Written(IfCondition condition) =>
        (condition.IsNegated ? "!" : "") + (condition.Token ?? condition.Tag.ToString());

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
