using Projections.Search.Kql;
using Xunit;

namespace Projections.Tests.Search;

public sealed class ParserTests
{
    private const string Id = "0198a2b3-0000-7000-8000-000000000001";

    /// <summary>A Saturday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 15, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("report", "name~*report*")]
    [InlineData("\"annual report\"", "name~*annual report*")]
    [InlineData("name:report", "name~*report*")]
    [InlineData("name=report.txt", "name~report.txt")]
    [InlineData("name:\"*.txt\"", "name~*.txt")]
    [InlineData("rep?rt*", "name~rep?rt*")]
    [InlineData(@"50\*2", @"name~*50\*2*")]
    [InlineData("\"say \\\"hi\\\"\"", "name~*say \\\"hi\\\"*")]
    [InlineData("C++", "name~*C++*")]
    [InlineData("a-b", "name~*a-b*")]
    [InlineData("NAME:x", "name~*x*")]
    [InlineData("name: x", "name~*x*")]
    [InlineData("and or not", "(name~*and* & name~*or* & name~*not*)")]
    public void Names(string query, string expected) => Assert.Equal(expected, Print(query));

    [Theory]
    [InlineData("a b", "(name~*a* & name~*b*)")]
    [InlineData("a AND b", "(name~*a* & name~*b*)")]
    [InlineData("a +b", "(name~*a* & name~*b*)")]
    [InlineData("+a +b", "(name~*a* & name~*b*)")]
    [InlineData("a OR b", "(name~*a* | name~*b*)")]
    [InlineData("a OR b c", "(name~*a* | (name~*b* & name~*c*))")]
    [InlineData("a OR b AND c", "(name~*a* | (name~*b* & name~*c*))")]
    [InlineData("(a OR b) c", "((name~*a* | name~*b*) & name~*c*)")]
    [InlineData("NOT a", "!name~*a*")]
    [InlineData("a -b", "(name~*a* & !name~*b*)")]
    [InlineData("a NOT b OR c", "((name~*a* & !name~*b*) | name~*c*)")]
    [InlineData("NOT NOT a", "!!name~*a*")]
    [InlineData("-(a OR b)", "!(name~*a* | name~*b*)")]
    public void Words_and_operators(string query, string expected) => Assert.Equal(expected, Print(query));

    [Theory]
    [InlineData("name:a name:b", "(name~*a* | name~*b*)")]
    [InlineData("name:a type:1 name:b", "((name~*a* | name~*b*) & file)")]
    [InlineData("name:a +name:b", "(name~*a* & name~*b*)")]
    [InlineData("name:a NOT name:b NOT name:c", "(name~*a* & !name~*b* & !name~*c*)")]
    [InlineData("type:1 type:2 x", "((file | folder) & name~*x*)")]
    [InlineData("name:(a b)", "(name~*a* & name~*b*)")]
    [InlineData("name:(a OR b)", "(name~*a* | name~*b*)")]
    [InlineData("name:(a -b)", "(name~*a* & !name~*b*)")]
    [InlineData("mediatype:(image video)", "(media(image/*) | media(video/*))")]
    [InlineData("mediatype:(\"image\" OR \"pdf\")", "(media(image/*) | media(application/pdf))")]
    [InlineData("mediatype:image/png", "media(image/png)")]
    [InlineData("mediatype:folder", "folder")]
    [InlineData("(name:\"*x*\" OR name:y) AND mediatype:(audio)", "((name~*x* | name~*y*) & media(audio/*))")]
    [InlineData("hidden:true", "hidden")]
    [InlineData("hidden:F", "!hidden")]
    [InlineData("type:file", "file")]
    public void Keys_side_by_side(string query, string expected) => Assert.Equal(expected, Print(query));

    [Theory]
    [InlineData("size:10", "size Contains 10")]
    [InlineData("size>=2.5MB", "size GreaterOrEqual 2500000")]
    [InlineData("size<1KiB", "size Less 1024")]
    [InlineData("size<=3g", "size LessOrEqual 3000000000")]
    public void Sizes(string query, string expected) => Assert.Equal(expected, Print(query));

    [Theory]
    [InlineData("mtime:2026-07-04", "2026-07-04T00:00:00 .. 2026-07-05T00:00:00")]
    [InlineData("mtime=2026-07", "2026-07-01T00:00:00 .. 2026-08-01T00:00:00")]
    [InlineData("mtime>2026-07-04", "2026-07-05T00:00:00 .. ")]
    [InlineData("mtime>=2026-07-04", "2026-07-04T00:00:00 .. ")]
    [InlineData("mtime<2026-07-04", " .. 2026-07-04T00:00:00")]
    [InlineData("mtime<=2026-07-04", " .. 2026-07-05T00:00:00")]
    [InlineData("mtime>2026-07-04T10:00:00Z", "2026-07-04T10:00:01 .. ")]
    [InlineData("mtime>=\"2026-07-04T10:00:00.000+02:00\"", "2026-07-04T08:00:00 .. ")]
    [InlineData("mtime:today", "2026-08-01T00:00:00 .. 2026-08-02T00:00:00")]
    [InlineData("mtime:yesterday", "2026-07-31T00:00:00 .. 2026-08-01T00:00:00")]
    [InlineData("mtime:\"this week\"", "2026-07-27T00:00:00 .. 2026-08-03T00:00:00")]
    [InlineData("mtime:\"last week\"", "2026-07-20T00:00:00 .. 2026-07-27T00:00:00")]
    [InlineData("mtime:\"last 7 days\"", "2026-07-26T00:00:00 .. 2026-08-02T00:00:00")]
    [InlineData("mtime:\"this month\"", "2026-08-01T00:00:00 .. 2026-09-01T00:00:00")]
    [InlineData("mtime:\"last month\"", "2026-07-01T00:00:00 .. 2026-08-01T00:00:00")]
    [InlineData("mtime:\"last 30 days\"", "2026-07-03T00:00:00 .. 2026-08-02T00:00:00")]
    [InlineData("mtime:\"This Year\"", "2026-01-01T00:00:00 .. 2027-01-01T00:00:00")]
    [InlineData("mtime:\"last year\"", "2025-01-01T00:00:00 .. 2026-01-01T00:00:00")]
    public void Times(string query, string expected) => Assert.Equal(expected, Print(query));

    [Theory]
    [InlineData($"id:{Id}", $"id {Id}")]
    [InlineData($"id:s$x!{Id}", $"id {Id}")]
    [InlineData($"rootid:s${Id}!{Id}", $"space {Id}")]
    [InlineData($"rootid:{Id}", $"space {Id}")]
    [InlineData($"scope:s${Id}", $"at {Id}:")]
    [InlineData($"scope:s$x!{Id}", $"at {Id}:")]
    [InlineData($"scope:{Id}/a/b", $"at {Id}:a/b")]
    [InlineData("path:\"./a b/c\"", "at :a b/c")]
    public void Ids_and_places(string query, string expected) => Assert.Equal(expected, Print(query));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("AND a", "may not begin with AND or OR")]
    [InlineData("OR a", "may not begin with AND or OR")]
    [InlineData("a AND", "ends too early")]
    [InlineData("a OR OR b", "nothing before it")]
    [InlineData("NOT", "ends too early")]
    [InlineData("(a", "no partner")]
    [InlineData("a)", "no partner")]
    [InlineData("()", "closing parenthesis")]
    [InlineData("\"a", "no partner")]
    [InlineData("content:x", "\"content\"")]
    [InlineData("author:x", "\"author\"")]
    [InlineData("tag>x", "\"tag\" has no order")]
    [InlineData("12:30", "\"12\"")]
    [InlineData(":x", "no key before it")]
    [InlineData("name:", "\"name\" has no value")]
    [InlineData("name:\"\"", "\"name\" has no value")]
    [InlineData("name>a", "\"name\" has no order")]
    [InlineData("name:(a type:1)", "may not hold keys")]
    [InlineData("size>(1 2)", "takes no order")]
    [InlineData("size:big", "\"size\" wants")]
    [InlineData("size:1*", "no wildcards")]
    [InlineData("size:99999999999PB", "\"size\" wants")]
    [InlineData("mtime:soon", "\"mtime\" wants")]
    [InlineData("mtime:9999-12-31", "\"mtime\" wants")]
    [InlineData("type:3", "\"type\" wants")]
    [InlineData("mediatype:sculpture", "\"sculpture\"")]
    [InlineData("hidden:maybe", "\"hidden\" wants")]
    [InlineData("id:7", "\"id\" wants")]
    [InlineData("a NEAR b", "NEAR")]
    [InlineData("a\0b", "null character")]
    public void What_cannot_be_understood_is_said_in_a_sentence(string query, string expected) =>
        Assert.Contains(expected, Assert.Throws<KqlException>(() => Parser.Parse(query, Now)).Message, StringComparison.Ordinal);

    [Fact]
    public void Limits_hold()
    {
        Assert.Contains("longer", Refusal(new string('a', KqlLimits.LengthMax + 1)), StringComparison.Ordinal);
        Assert.Contains("terms", Refusal(string.Join(' ', Enumerable.Repeat("a", KqlLimits.TermsMax + 1))), StringComparison.Ordinal);
        Assert.Contains("nested", Refusal(new string('(', KqlLimits.DepthMax + 1)), StringComparison.Ordinal);
        Assert.Contains("nested", Refusal(new string('-', KqlLimits.DepthMax + 1) + "a"), StringComparison.Ordinal);
        Assert.Contains("wildcards", Refusal(new string('*', KqlLimits.WildcardsMax + 1)), StringComparison.Ordinal);
        Assert.Contains("Unicode", Refusal("a\ud800"), StringComparison.Ordinal);

        static string Refusal(string query) => Assert.Throws<KqlException>(() => Parser.Parse(query, Now)).Message;
    }

    [Fact]
    public void Whatever_is_typed_is_understood_or_refused()
    {
        string[] pieces =
        [
            "a", "\"", "(", ")", ":", "=", "<", ">", "+", "-", "*", "?", "\\", " ", "AND", "OR", "NOT", "name:", "size>", "mtime:today",
            "mtime:", "\u00e9", "\ud83d\ude00", "\ud800", "\0", "\u2028", "2026-01-01", "scope:", Id, "'", ";--", "%", "_", "$1",
        ];
        var random = new Random(7);
        for (var i = 0; i < 50_000; i++)
        {
            var query = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                new SqlCompiler([]).Compile(Scopes.Split(Parser.Parse(query, Now)).Query ?? new Expr.Hidden(true));
            }
            catch (KqlException)
            {
                // Refused in a sentence.
            }
        }
    }

    private static string Print(string query) => ExprText.Of(Parser.Parse(query, Now));
}
