using GraphQl.Execution;
using GraphQl.TypeSystem;

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
    public async Task A_text_with_too_many_tokens_is_not_read()
    {
        var executor = new RequestExecutor(Schema, new() { Parser = new() { TokensMax = 5 } });
        Assert.DoesNotContain("data", await executor.AskAsync("{ n n n n n }"), StringComparison.Ordinal);
    }
}
