using System.Diagnostics;
using System.Text;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Validation;

/// <summary>Documents made to keep §5.3.2 busy. All are within the limits of the parser.</summary>
public class FieldMergingEffortTests
{
    private static readonly GraphQlSchema Schema = SchemaBuilder.FromSdl(Parser.Parse("""
        interface N { x: Int a: N b: N }
        type P implements N { x: Int a: N b: N }
        type R implements N { x: Int a: N b: N }
        type Query { n: N }
        """));

    [Fact]
    public void Thousands_of_equal_fields_are_held_against_one() => Assert.Empty(Check($"{{ {Repeat("n{x}", 2400)} }}"));

    [Fact]
    public void Fragments_that_double_at_every_step_are_looked_at_once_each() =>
        Assert.Empty(Check("{n{...F0}}" + Join(150, i => $"fragment F{i} on N{{a{{...F{i + 1}}} ...F{i + 1}}}") + "fragment F150 on N{x}"));

    [Fact]
    public void Objects_and_interfaces_mixed_at_every_step_are_looked_at_once_each() => Assert.Empty(Check(
        "{n{...F0}}"
        + Join(150, i => $"fragment F{i} on N{{...on P{{a{{...F{i + 1}}}}} ...on R{{a{{...F{i + 1}}}}} a{{...F{i + 1}}}}}")
        + "fragment F150 on N{x}"));

    [Fact]
    public void Cycles_of_different_lengths_end()
    {
        var document = "{n{...A0 ...B0}}"
            + Join(101, i => $"fragment A{i} on N{{a{{...A{(i + 1) % 101}}}}}")
            + Join(103, i => $"fragment B{i} on N{{a{{...B{(i + 1) % 103}}}}}");

        Assert.Empty(Check(document));
    }

    /// <summary>Each choice on the way down is carried along, so that no two ways lead to the same set.</summary>
    [Fact]
    public void What_combines_in_more_ways_than_there_is_time_for_is_refused()
    {
        var document = new StringBuilder("{n{...C0}}");
        const int Levels = 24;
        for (var level = 0; level < Levels; level++)
        {
            document.Append($"fragment C{level} on N{{a{{...C{level + 1} ...X{level}_{level}}} b{{...C{level + 1} ...Y{level}_{level}}}}}");
            for (var carried = 0; carried < level; carried++)
            {
                foreach (var name in (string[])[$"X{carried}_", $"Y{carried}_"])
                    document.Append($"fragment {name}{level - 1} on N{{a{{...{name}{level}}} b{{...{name}{level}}}}}");
            }
        }

        document.Append($"fragment C{Levels} on N{{x}}");
        for (var carried = 0; carried < Levels; carried++)
            document.Append($"fragment X{carried}_{Levels - 1} on N{{x}} fragment Y{carried}_{Levels - 1} on N{{x}}");

        var error = Assert.Single(Check(document.ToString()));
        Assert.Contains("too many ways", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<GraphQlError> Check(string text)
    {
        var document = Parser.Parse(text, ParserOptions.Default with { TokensMax = 20_000 });
        var watch = Stopwatch.StartNew();
        var errors = Validator.Validate(Schema, document, [FieldSelectionMerging.Check]);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        return errors;
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Join(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
