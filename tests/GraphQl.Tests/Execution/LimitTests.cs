using GraphQl.Execution;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Execution;

/// <summary>What is refused before anything runs. Each limit has tests of its own beside its rule.</summary>
public sealed class LimitTests
{
    private static readonly GraphQlSchema Schema =
        Answers.Schema(
            new ObjectType<object>("Query", "Root.", [new("self", "Query", query => query ?? new object()), new("n", "Int", _ => 1)]));

    [Fact]
    public async Task A_document_beyond_a_limit_is_not_run()
    {
        var executor = new RequestExecutor(Schema, new() { Limits = new() { DepthMax = 2 } });
        Assert.Equal("""{"data":{"self":{"n":1}}}""", await executor.AskAsync("{ self { n } }"));
        Assert.DoesNotContain("data", await executor.AskAsync("{ self { self { n } } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_costs_too_much_is_not_run_and_the_cost_is_told()
    {
        var executor = new RequestExecutor(Schema, new() { Cost = new() { TypeCostMax = 2 } });
        Assert.Contains("\"extensions\":{\"cost\":{\"fieldCost\":", await executor.AskAsync("{ self { n } }"), StringComparison.Ordinal);
        var refused = await executor.AskAsync("{ self { self { n } } }");
        Assert.Contains("objects 3 of 2", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_length_that_a_variable_tells_is_judged_before_anything_runs()
    {
        var calls = 0;
        var schema = new SchemaBuilder().Add(CostDirectives.Cost).Add(CostDirectives.ListSize).Add(
            new ObjectType<object>("Query", "Root.",
            [
                new("selves", "[Query]", (_, _) => new(Enumerable.Repeat(new object(), ++calls).ToArray()))
                {
                    Arguments = [new("first", "Int!", null, "50")],
                    Directives = [CostDirectives.Sized(["first"])],
                },
                new("n", "Int", _ => 1),
            ])).Build();
        var executor = new RequestExecutor(schema, new() { Cost = new() { TypeCostMax = 40 } });

        const string Document = "query ($n: Int) { selves(first: $n) { n } }";
        Assert.Contains("objects 42 of 40", await AskAsync(Document, 41), StringComparison.Ordinal);
        Assert.Contains("objects 51 of 40", await AskAsync(Document, null), StringComparison.Ordinal);
        Assert.Contains("objects 61 of 40", await AskAsync(Document.Replace("Int", "Int = 60"), null), StringComparison.Ordinal);
        Assert.Equal(0, calls);
        Assert.Contains("\"data\"", await AskAsync(Document, 39), StringComparison.Ordinal);

        async Task<string> AskAsync(string text, int? n) => Answers.Text((OperationResult)await executor.ExecuteAsync(
            new(text) { Variables = n is null ? null : new Dictionary<string, object?> { ["n"] = new JsonNumber($"{n}") } },
            CancellationToken.None));
    }

    [Fact]
    public async Task Where_cost_counts_a_length_has_to_be_told_by_one_argument()
    {
        var schema = new SchemaBuilder().Add(CostDirectives.ListSize).Add(new ObjectType<object>("Query", "Root.",
        [
            new("numbers", "[Int]", _ => new[] { 1 })
            {
                Arguments = [new("first", "Int"), new("last", "Int")],
                Directives = [CostDirectives.Sized(["first", "last"])],
            },
        ])).Build();
        var executor = new RequestExecutor(schema, new() { Cost = new() });

        Assert.Contains("\"data\"", await executor.AskAsync("{ numbers(last: 1) }"), StringComparison.Ordinal);
        Assert.Contains("exactly one of the arguments first, last", await executor.AskAsync("{ numbers }"), StringComparison.Ordinal);
        Assert.Contains("\"data\"", await new RequestExecutor(schema).AskAsync("{ numbers }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ selves { n } }", 7, true)] // two items of the list, a number in each
    [InlineData("{ selves { n selves { n } } }", 7, false)]
    public async Task A_response_with_too_many_values_is_given_up(string document, int max, bool isAnswered)
    {
        var schema = Answers.Schema(new ObjectType<object>(
            "Query", "Root.", [new("selves", "[Query]", _ => new[] { new object(), new object() }), new("n", "Int", _ => 1)]));

        var answer = await new RequestExecutor(schema, new() { ValuesMax = max }).AskAsync(document);

        Assert.Equal(isAnswered, !answer.Contains("too large", StringComparison.Ordinal));
        Assert.Equal(isAnswered, !answer.Contains("\"data\":null", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_with_too_many_tokens_is_not_read()
    {
        var executor = new RequestExecutor(Schema, new() { Parser = new() { TokensMax = 5 } });
        Assert.DoesNotContain("data", await executor.AskAsync("{ n n n n n }"), StringComparison.Ordinal);
    }
}
