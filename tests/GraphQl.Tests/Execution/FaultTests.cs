using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

public sealed class FaultTests
{
    private static readonly ObjectType<object> Query = new("Query", "Root.",
    [
        new("refused", "String", _ => throw new GraphQlException("not yours", new Dictionary<string, object?> { ["code"] = "FORBIDDEN" })),
        new("fault", "String", _ => throw new InvalidOperationException("password is swordfish")),
        new("fine", "Int", _ => 1),
        new("slow", "Int", async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.Aborted);
            return 1;
        }),
    ]);

    [Fact]
    public async Task A_refusal_is_told_with_its_extensions() => Assert.Equal(
        """{"errors":[{"message":"not yours","locations":[{"line":1,"column":3}],"path":["refused"],"extensions":"""
        + """{"code":"FORBIDDEN"}}],"data":"""
        + """{"refused":null,"fine":1}}""",
        await new RequestExecutor(Answers.Schema(Query)).AskAsync("{ refused fine }"));

    [Fact]
    public async Task The_text_of_a_fault_stays_inside_and_goes_to_the_host()
    {
        var seen = new List<Exception>();
        var options = new ExecutionOptions
        {
            OnFault = fault =>
            {
                seen.Add(fault);
                return new("Something broke.");
            },
        };

        var answer = await new RequestExecutor(Answers.Schema(Query), options).AskAsync("{ fault }");

        Assert.DoesNotContain("swordfish", answer, StringComparison.Ordinal);
        Assert.Contains("Something broke.", answer, StringComparison.Ordinal);
        Assert.Equal("password is swordfish", Assert.Single(seen).Message);
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_ends_without_data()
    {
        var executor = new RequestExecutor(Answers.Schema(Query), new() { TimeMax = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("""{"errors":[{"message":"The operation took too long."}],"data":null}""", await executor.AskAsync("{ fine slow }"));
    }

    [Fact]
    public async Task A_caller_who_goes_away_ends_the_operation()
    {
        using var gone = new CancellationTokenSource();
        var running = new RequestExecutor(Answers.Schema(Query)).ExecuteAsync(new("{ slow }"), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await running);
    }
}
