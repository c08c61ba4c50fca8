using System.Runtime.CompilerServices;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

public sealed class IncrementalTests
{
    private static readonly RequestExecutor Executor = new(new SchemaBuilder().Add(
        new ObjectType<object>("Query", "Root.",
        [
            new("a", "Int", _ => 1),
            new("b", "Int", _ => 2),
            new("c", "Int!", _ => null),
            new("self", "Query!", _ => new object()),
            new("selves", "[Query!]!", _ => new[] { new object(), new object() }),
            new("numbers", "[Int]", _ => new object?[] { 1, 2, 3 }),
            new("bad", "[Int!]", _ => new object?[] { 1, 2, null, 4 }),
        ])).AllowIncrementalDelivery().Build());

    [Fact]
    public async Task A_caller_who_takes_no_parts_gets_all_at_once() =>
        Assert.Equal("""{"data":{"a":1,"b":2,"numbers":[1,2,3]}}""", await Executor.AskAsync("{ a ... @defer { b } numbers @stream }"));

    [Fact]
    public async Task A_deferred_fragment_comes_after_the_rest() => Assert.Equal(
        [
            """{"data":{"a":1},"pending":[{"id":"0","path":[],"label":"later"}],"hasNext":true}""",
            """{"incremental":[{"id":"0","data":{"b":2}}],"completed":[{"id":"0"}],"hasNext":false}""",
        ],
        await Executor.PartsAsync("""{ a ... @defer(label: "later") { b } }"""));

    [Fact]
    public async Task What_was_delivered_is_not_delivered_again() => Assert.Equal(
        [
            """{"data":{"a":1},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
            """{"incremental":[{"id":"0","data":{"b":2}}],"completed":[{"id":"0"}],"hasNext":false}""",
        ],
        await Executor.PartsAsync("{ a ... @defer { a b } }"));

    [Fact]
    public async Task A_fragment_of_which_everything_was_delivered_is_not_announced() =>
        Assert.Equal(["""{"data":{"a":1}}"""], await Executor.PartsAsync("{ a ... @defer { a } }"));

    [Fact]
    public async Task A_field_of_two_fragments_is_delivered_once()
    {
        var parts = await Executor.PartsAsync("""{ ... @defer(label: "x") { a b } ... @defer(label: "y") { b } }""");

        Assert.Equal(
            """{"data":{},"pending":[{"id":"0","path":[],"label":"x"},{"id":"1","path":[],"label":"y"}],"hasNext":true}""", parts[0]);
        var rest = string.Concat(parts[1..]);
        Assert.Equal(2, rest.Split("\"b\":2").Length);
        Assert.Contains("{\"id\":\"0\"}", rest, StringComparison.Ordinal);
        Assert.Contains("{\"id\":\"1\"}", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fragment_within_another_is_announced_when_that_is_there() => Assert.Equal(
        [
            """{"data":{},"pending":[{"id":"0","path":[],"label":"x"}],"hasNext":true}""",
            """{"pending":[{"id":"1","path":["self"],"label":"y"}],"incremental":[{"id":"0","data":{"self":{"a":1}}}],"completed":"""
            + """[{"id":"0"}],"hasNext":true}""",
            """{"incremental":[{"id":"1","data":{"b":2}}],"completed":[{"id":"1"}],"hasNext":false}""",
        ],
        await Executor.PartsAsync("""{ ... @defer(label: "x") { self { a ... @defer(label: "y") { b } } } }"""));

    [Fact]
    public async Task Each_item_of_a_list_has_its_own_part()
    {
        var parts = await Executor.PartsAsync("{ selves { a ... @defer { b } } }");
        Assert.Equal(
            """{"data":{"selves":[{"a":1},{"a":1}]},"pending":"""
            + """[{"id":"0","path":["selves",0]},{"id":"1","path":["selves",1]}],"hasNext":true}""",
            parts[0]);
    }

    [Fact]
    public async Task Parts_below_a_shared_field_say_where_they_belong()
    {
        var parts = await Executor.PartsAsync("{ self { a } ... @defer { self { b } } }");
        Assert.Equal("""{"data":{"self":{"a":1}},"pending":[{"id":"0","path":[]}],"hasNext":true}""", parts[0]);
        Assert.Equal(
            """{"incremental":[{"id":"0","subPath":["self"],"data":{"b":2}}],"completed":[{"id":"0"}],"hasNext":false}""", parts[1]);
    }

    [Fact]
    public async Task An_error_that_goes_above_a_part_fails_the_part_alone()
    {
        var parts = await Executor.PartsAsync("{ a ... @defer { b c } }");
        Assert.StartsWith("""{"completed":[{"id":"0","errors":[{"message":""", parts[1], StringComparison.Ordinal);
        Assert.EndsWith("""path":["c"]}]}],"hasNext":false}""", parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_an_error_takes_away_announces_nothing()
    {
        var part = Assert.Single(await Executor.PartsAsync("{ a self { c ... @defer { b } } }"));
        Assert.EndsWith("\"data\":null}", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_brings_the_rest_of_the_list() => Assert.Equal(
        [
            """{"data":{"numbers":[1]},"pending":[{"id":"0","path":["numbers"]}],"hasNext":true}""",
            """{"incremental":[{"id":"0","items":[2,3]}],"completed":[{"id":"0"}],"hasNext":false}""",
        ],
        await Executor.PartsAsync("{ numbers @stream(initialCount: 1) }"));

    [Fact]
    public async Task An_item_that_may_not_be_null_ends_the_stream_after_those_before_it()
    {
        var parts = await Executor.PartsAsync("{ bad @stream }");
        Assert.Equal("""{"data":{"bad":[]},"pending":[{"id":"0","path":["bad"]}],"hasNext":true}""", parts[0]);
        Assert.StartsWith(
            """{"incremental":[{"id":"0","items":[1,2]}],"completed":[{"id":"0","errors":[{"message":""",
            parts[1],
            StringComparison.Ordinal);
        Assert.Contains("""path":["bad",2]""", parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_take_time_go_out_as_they_come()
    {
        var gates = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var closed = new TaskCompletionSource();
        var result = await Slow(Numbers()).ExecuteAsync(
            new("{ slow @stream(initialCount: 1) }") { IsIncremental = true }, CancellationToken.None);
        await using var parts = Assert.IsType<IncrementalStream>(result).Payloads.GetAsyncEnumerator();

        Assert.Equal("""{"data":{"slow":["1"]},"pending":[{"id":"0","path":["slow"]}],"hasNext":true}""", await NextAsync());
        gates[0].SetResult();
        Assert.Equal("""{"incremental":[{"id":"0","items":["2"]}],"hasNext":true}""", await NextAsync());
        gates[1].SetResult();
        Assert.Equal("""{"completed":[{"id":"0"}],"hasNext":false}""", await NextAsync());
        Assert.False(await parts.MoveNextAsync());
        await closed.Task;

        async IAsyncEnumerable<string> Numbers()
        {
            try
            {
                yield return "1";
                await gates[0].Task;
                yield return "2";
                await gates[1].Task;
            }
            finally
            {
                closed.SetResult();
            }
        }

        async Task<string> NextAsync()
        {
            Assert.True(await parts.MoveNextAsync());
            return Answers.Text(parts.Current);
        }
    }

    [Fact]
    public async Task A_list_that_takes_time_is_waited_for_where_nobody_takes_parts() =>
        Assert.Equal("{\"data\":{\"slow\":[\"1\",\"2\"]}}", await Slow(Async("1", "2")).AskAsync("{ slow @stream }"));

    [Fact]
    public async Task A_source_that_fails_ends_its_stream_alone()
    {
        var parts = await Slow(Async("1", "2", null)).PartsAsync("{ slow @stream(initialCount: 1) }");

        Assert.StartsWith("{\"data\":{\"slow\":[\"1\"]}", parts[0], StringComparison.Ordinal);
        var rest = string.Concat(parts[1..]);
        Assert.Contains("\"items\":[\"2\"]", rest, StringComparison.Ordinal);
        Assert.Contains("\"completed\":[{\"id\":\"0\",\"errors\":[{\"message\":\"lost\"", rest, StringComparison.Ordinal);
        Assert.EndsWith("\"path\":[\"slow\"]}]}],\"hasNext\":false}", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_makes_the_whole_list_null() => Assert.EndsWith(
        "\"path\":[\"slow\"]}],\"data\":{\"slow\":null}}", await Slow(Async("1", null)).AskAsync("{ slow }"), StringComparison.Ordinal);

    [Fact]
    public async Task Who_takes_no_more_parts_lets_the_source_go()
    {
        var closed = new TaskCompletionSource();
        var result = await Slow(Endless()).ExecuteAsync(new("{ slow @stream }") { IsIncremental = true }, CancellationToken.None);
        await foreach (var part in Assert.IsType<IncrementalStream>(result).Payloads)
        {
            if (Answers.Text(part).Contains("items", StringComparison.Ordinal)) break;
        }

        await closed.Task;

        async IAsyncEnumerable<string> Endless([EnumeratorCancellation] CancellationToken ct = default)
        {
            try
            {
                yield return "1";
                await Task.Delay(Timeout.Infinite, ct);
            }
            finally
            {
                closed.SetResult();
            }
        }
    }

    private static RequestExecutor Slow(IAsyncEnumerable<string> items) => new(
        new SchemaBuilder().Add(new ObjectType<object>("Query", "Root.", [new("slow", "[String!]", _ => items)]))
            .AllowIncrementalDelivery().Build());

    /// <summary>The items, each in a later turn; null is a failure.</summary>
    private static async IAsyncEnumerable<string> Async(params string?[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item ?? throw new GraphQlException("lost");
        }
    }

    [Fact]
    public async Task Fragments_that_double_at_each_step_come_to_an_end()
    {
        var fragments = Enumerable.Range(
            0, 25).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} @defer ... @defer {{ ...F{i + 1} }} }}");
        var document = $"{{ ...F0 }} {string.Join(' ', fragments)} fragment F25 on Query {{ a }}";
        var executor = new RequestExecutor(Executor.Schema, new() { Limits = null });
        Assert.Contains(
            "\"a\":1", string.Concat(await executor.PartsAsync(document).WaitAsync(TimeSpan.FromSeconds(10))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ a @stream }")]
    [InlineData("""{ ... @defer(label: "x") { a } ... @defer(label: "x") { b } }""")]
    [InlineData("query ($l: String) { ... @defer(label: $l) { a } }")]
    public async Task What_the_rules_refuse_is_not_run(string document) =>
        Assert.DoesNotContain("\"data\"", Assert.Single(await Executor.PartsAsync(document)), StringComparison.Ordinal);
}
