using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

/// <summary>Equal subscriptions are answered once; all others each by themselves.</summary>
public sealed class SharedAnswersTests
{
    private const string Document = "subscription($by: [Int!]) { told(by: $by) }";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _begin = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RequestExecutor _executor;
    private object[] _events = [1, 2, 3];
    private Task _held = Task.CompletedTask;
    private int _awaited;
    private int _executions;

    public SharedAnswersTests() => _executor = new(Answers.Schema(
        new ObjectType<object>("Query", "Root.", [new("a", "Int", _ => 1)]),
        new ObjectType<object>("Subscription", "Root.",
        [
            SubscriptionField.Of<object>("told", "String", _ => new(EventsAsync()), TellAsync) with
            {
                Arguments = [new("by", "[Int!]")],
                SharedBy = context => context.State,
            },
        ])));

    [Fact]
    public async Task Equal_subscriptions_execute_an_event_once()
    {
        var told = await HearAllAsync(Request("anna", 2), Request("anna", 2), Request("anna", 2));

        Assert.All(told, answers => Assert.Equal(Told("anna", 2, 4, 6), answers));
        Assert.Equal(3, _executions);
    }

    [Fact]
    public async Task Each_person_gets_an_answer_of_their_own()
    {
        var told = await HearAllAsync(Request("anna", 2), Request("ben", 2), Request("anna", 2), Request("ben", 2));

        Assert.Equal([Told("anna", 2, 4, 6), Told("ben", 2, 4, 6), Told("anna", 2, 4, 6), Told("ben", 2, 4, 6)], told);
        Assert.Equal(6, _executions);
    }

    [Fact]
    public async Task Each_value_of_a_variable_gets_an_answer_of_its_own()
    {
        var told = await HearAllAsync(Request("anna", 2), Request("anna", 3), Request("anna", 2, 5), Request("anna", 3));

        Assert.Equal([Told("anna", 2, 4, 6), Told("anna", 3, 6, 9), Told("anna", 10, 20, 30), Told("anna", 3, 6, 9)], told);
        Assert.Equal(9, _executions);
    }

    [Fact]
    public async Task Each_document_gets_an_answer_of_its_own()
    {
        var told = await HearAllAsync(
            new("subscription { told(by: [2]) }") { Scope = new("anna") },
            new("subscription { heard: told(by: [2]) }") { Scope = new("anna") });

        Assert.Equal(Told("anna", 2, 4, 6), told[0]);
        Assert.Equal(Told("anna", 2, 4, 6).Select(text => text.Replace("told", "heard", StringComparison.Ordinal)), told[1]);
    }

    [Fact]
    public async Task Without_a_value_to_share_by_nothing_is_shared()
    {
        await HearAllAsync(Request(null, 2), Request(null, 2));

        Assert.Equal(6, _executions);
    }

    [Fact]
    public async Task An_error_is_told_to_all_who_share()
    {
        _events = [1, "no number", 3];
        var told = await HearAllAsync(Request("anna", 2), Request("anna", 2));

        Assert.Contains("no number", told[0][1], StringComparison.Ordinal);
        Assert.Equal(told[0], told[1]);
        Assert.Equal(3, _executions);
    }

    [Fact]
    public async Task Who_goes_while_an_event_is_executed_leaves_its_answer_to_the_others()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = held.Task;
        using var gone = new CancellationTokenSource();
        _awaited = 2;
        var (first, second) = (HearAsync(Request("anna", 2), gone.Token), HearAsync(Request("anna", 2), default));
        await _listening.Task.WaitAsync(Long);
        _begin.SetResult();
        await gone.CancelAsync();
        held.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Long));
        Assert.Equal(Told("anna", 2, 4, 6), await second.WaitAsync(Long));
    }

    [Fact]
    public async Task Who_is_far_behind_still_hears_everything_in_its_order()
    {
        _events = [.. Enumerable.Range(1, 2000).Cast<object>()];
        var told = await HearAllAsync(Request("anna", 1), Request("anna", 1));

        Assert.All(told, answers => Assert.Equal(Told("anna", [.. Enumerable.Range(1, 2000)]), answers));
    }

    private static OperationRequest Request(string? who, params object[] by) => new(Document)
    {
        Scope = new(who),
        Variables = new Dictionary<string, object?> { ["by"] = by.Select(factor => (object?)new JsonNumber($"{factor}")).ToList() },
    };

    private static string[] Told(string who, params int[] numbers) =>
        [.. numbers.Select(number => $$$"""{"data":{"told":"{{{who}}} {{{number}}}"}}""")];

    /// <summary>What each heard; all listen before anything is told.</summary>
    private async Task<string[][]> HearAllAsync(params OperationRequest[] requests)
    {
        _awaited = requests.Length;
        var heard = requests.Select(request => HearAsync(request, default)).ToList();
        await _listening.Task.WaitAsync(Long);
        _begin.SetResult();
        return await Task.WhenAll(heard).WaitAsync(Long);
    }

    private async Task<string[]> HearAsync(OperationRequest request, CancellationToken ct)
    {
        var answers = new List<string>();
        var stream = Assert.IsType<ResponseStream>(await _executor.ExecuteAsync(request, ct));
        await foreach (var response in stream.Responses.WithCancellation(ct)) answers.Add(Answers.Text(response));
        return [.. answers];
    }

    private async IAsyncEnumerable<object> EventsAsync()
    {
        if (Interlocked.Decrement(ref _awaited) == 0) _listening.SetResult();
        await _begin.Task;
        foreach (var each in _events) yield return each;
    }

    private async ValueTask<object?> TellAsync(object told, FieldContext context)
    {
        Interlocked.Increment(ref _executions);
        await _held;
        if (told is not int number) throw new GraphQlException($"{told}");
        return $"{context.State} {context.Argument<IReadOnlyList<object?>>("by")!.Aggregate(number, (product, by) => product * (int)by!)}";
    }
}
