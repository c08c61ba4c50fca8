using System.Diagnostics;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Validation;

/// <summary>Documents as large as the parser lets in, each made to keep one rule busy.</summary>
public class HostileDocumentTests
{
    private static readonly GraphQlSchema Schema = SchemaBuilder.FromSdl("""
        input In { a: Int b: In }
        type Query { a(x: Int, in: In): Int self: Query }
        """);

    public static TheoryData<string, string> Documents => new()
    {
        { "unknown fields", "{" + Many(4900, i => $"selfish{i} ") + "}" },
        { "unknown arguments", "{a(" + Many(3000, i => $"y{i}:1 ") + ")}" },
        { "one argument very often", "{a(" + Many(3000, _ => "x:1 ") + ")}" },
        { "one alias for many fields", "{" + Many(3000, i => $"x:a{i} ") + "}" },
        { "fields of an input object", "{a(in:{" + Many(3000, i => $"a{i}:1 ") + "})}" },
        { "one input field very often", "{a(in:{" + Many(3000, _ => "a:1 ") + "})}" },
        { "values of a wrong type", "{" + Many(1200, i => $"a{i}:a(x:\"s\")") + "}" },
        { "directives", "{a" + Many(4900, _ => "@d") + "}" },
        { "operations without a name", Many(2400, _ => "{a}") },
        { "operations with one name", Many(1900, _ => "query Q{a}") },
        { "variables with one name", "query(" + Many(2400, _ => "$v:Int") + "){a}" },
        { "variables that are not used", "query(" + Many(2400, i => $"$v{i}:Int") + "){a}" },
        { "variables that are not defined", Queries(300, "...F") + "fragment F on Query{" + Many(900, i => $"a(x:$v{i})") + "}" },
        { "fragments that are not used", Many(1200, i => $"fragment F{i} on Query{{a}}") },
        { "a chain of fragments in many operations", Queries(500, "...F0") + Many(700, i => $"fragment F{i} on Query{{...F{i + 1}}}") },
        { "one long cycle", Many(1100, i => $"fragment F{i} on Query{{...F{(i + 1) % 1100}}}") },
        { "many long cycles", Many(600, i => $"fragment F{i} on Query{{...F{i + 1} ...F0}}") },
        { "fragments with one name", Many(1200, _ => "fragment F on Query{...F}") },
        { "nested inline fragments", Many(190, _ => "{...") + "{a}" + Many(190, _ => "}") },
        { "nested fields", Many(190, _ => "{self") + "{a}" + Many(190, _ => "}") },
        { "nested input objects", "{a(in:" + Many(190, _ => "{b:") + "{a:1}" + Many(190, _ => "}") + ")}" },
        { "a long name", "{" + new string('a', 1_000_000) + "}" },
        { "a long string", "{a(x:\"" + new string('é', 1_000_000) + "\")}" },
        { "root fields of subscriptions", Many(200, _ => "subscription{...F}") + "fragment F on Query{" + Many(4000, i => $"a{i} ") + "}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Are_answered_in_time(string name, string text)
    {
        var watch = Stopwatch.StartNew();
        var document = Parser.Parse(text);
        ValidationRule[] rules = [.. SpecifiedRules.All, .. DocumentLimits.Default.Rules];
        Validator.Validate(Schema, document, rules);

        // No rule is spared because others found enough.
        foreach (var rule in rules) Validator.Validate(Schema, document, [rule]);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{name} took {watch.Elapsed}.");
    }

    private static string Queries(int count, string selection) => Many(count, i => $"query Q{i}{{{selection}}}");

    private static string Many(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
