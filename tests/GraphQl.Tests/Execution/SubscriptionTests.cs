using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

public sealed class SubscriptionTests
{
    private static readonly RequestExecutor Executor = new(Answers.Schema(
        new ObjectType<object>("Query", "Root.", [new("a", "Int", _ => 1)]),
        new ObjectType<object>("Subscription", "Root.",
        [
            SubscriptionField.Of<int>("numbers", "Int", _ => new(Numbers()), (number, context) => new(number * (int)context.State!)),
            SubscriptionField.Of<int>("never", "Int", NeverAsync, (number, _) => new(number)),
            SubscriptionField.Of<int>("loaded", "Int", LoadedAsync, (number, _) => new(number)),
        ])));

    [Fact]
    public async Task Every_event_has_a_scope_of_its_own()
    {
        var factor = 0;
        var responses = await ResponsesAsync(new("subscription { numbers }") { ScopeOfEvent = () => new(++factor) });
        Assert.Equal(["""{"data":{"numbers":1}}""", """{"data":{"numbers":4}}""", """{"data":{"numbers":9}}"""], responses);
    }

    [Fact]
    public async Task Who_subscribes_may_load_first()
    {
        var loaders = new DataLoaders();
        var loader = loaders.Add(new DataLoader<int, object>(async (keys, _) =>
        {
            await Task.Yield();
            return keys.ToDictionary(key => key, object (key) => key * 10);
        }));
        Assert.Equal(["""{"data":{"loaded":70}}"""], await ResponsesAsync(new("subscription { loaded }") { Scope = new(loader, loaders) }));
    }

    [Fact]
    public async Task A_source_that_takes_too_long_is_not_waited_for()
    {
        var executor = new RequestExecutor(Executor.Schema, new() { TimeMax = TimeSpan.FromMilliseconds(50) });
        var result = await executor.ExecuteAsync(new("subscription { never }"), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("{\"errors\":[{\"message\":\"The operation took too long.\"}]}", Answers.Text(Assert.IsType<OperationResult>(result)));
    }

    private static async Task<string[]> ResponsesAsync(OperationRequest request)
    {
        var stream = Assert.IsType<ResponseStream>(
            await Executor.ExecuteAsync(request, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        var responses = new List<string>();
        await foreach (var response in stream.Responses) responses.Add(Answers.Text(response));
        return [.. responses];
    }

    private static async ValueTask<IAsyncEnumerable<int>> LoadedAsync(FieldContext context) =>
        One((int)(await ((DataLoader<int, object>)context.State!).LoadAsync(7))!);

    private static async ValueTask<IAsyncEnumerable<int>> NeverAsync(FieldContext context)
    {
        await Task.Delay(Timeout.Infinite, context.Aborted);
        return One(0);
    }

    private static async IAsyncEnumerable<int> One(int number)
    {
        await Task.Yield();
        yield return number;
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        await Task.Yield();
        for (var i = 1; i <= 3; i++) yield return i;
    }
}
