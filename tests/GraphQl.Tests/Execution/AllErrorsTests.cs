using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors">§6.4.4</see></summary>
public sealed class AllErrorsTests
{
    private int _calls;

    [Fact]
    public async Task Below_null_nothing_more_is_done()
    {
        var answer = await Executor(tellAll: false).AskAsync("{ parent { broken below { broken } } }");

        Assert.Equal(1, Count(answer, "\"message\""));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task All_errors_are_told_where_that_is_asked_for()
    {
        var answer = await Executor(tellAll: true).AskAsync("{ parent { broken below { broken } } }");

        Assert.Equal(2, Count(answer, "\"message\""));
        Assert.Contains("\"path\":[\"parent\",\"below\",\"broken\"]", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"data\":{\"parent\":null}}", answer, StringComparison.Ordinal);
        Assert.Equal(2, _calls);
    }

    private RequestExecutor Executor(bool tellAll)
    {
        var schema = Answers.Schema(
            new ObjectType<object>("Query", "Root.", [new("parent", "Child", _ => this)]),
            new ObjectType<object>("Child", "What fails.",
            [
                new("broken", "Int!", _ => ++_calls > 0 ? throw new GraphQlException("broken") : 0),
                new("below", "Child!", _ => this),
            ]));
        return new(schema, new() { TellAllErrors = tellAll });
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
