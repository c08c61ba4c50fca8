using Xunit;
using static EventStore.Tests.Requests;

namespace EventStore.Tests.Acceptance;

/// <summary>Guards, fences, names, budgets, attachments.</summary>
public abstract partial class EventStoreAcceptanceTests
{
    private static readonly Guid Scope = Guid.NewGuid();

    [Fact]
    public async Task A_guarded_stream_must_be_as_the_decision_saw_it()
    {
        var guarded = NewStream();
        var unborn = NewStream();
        await AppendAsync(Append(guarded, 0, new Noted("1")));

        (await AppendAsync(Note() with { Guards = [new(guarded, 1), new(unborn, 0)] })).Done();
        await AppendAsync(Append(guarded, 1, new Noted("2")));

        Assert.Equal(new AppendResult.WrongVersion(guarded.Key, 2), await AppendAsync(Note() with { Guards = [new(guarded, 1)] }));
    }

    [Fact]
    public async Task A_fence_refuses_what_was_decided_before_it_was_advanced()
    {
        var fence = Guid.NewGuid();
        var before = (await AppendAsync(Note() with { Fences = [new(fence, LogPosition.Start)] })).Done().Last;
        var advancing = Append(NewStream(), 0, new Noted("1"), new Noted("2")) with { Fences = [new(fence, before, Advance: true)] };
        var advanced = (await AppendAsync(advancing)).Done().Last;

        Assert.Equal(new AppendResult.Fenced(fence, advanced), await AppendAsync(Note() with { Fences = [new(fence, before)] }));
        Assert.Equal(
            new AppendResult.Fenced(fence, advanced),
            await AppendAsync(Note() with { Fences = [new(fence, before, Advance: true)] }));
        (await AppendAsync(Note() with { Fences = [new(fence, advanced)] })).Done();
    }

    [Fact]
    public async Task A_refused_command_does_not_advance_a_fence()
    {
        var fence = Guid.NewGuid();
        await AppendAsync(Append(NewStream(), 5, new Closed()) with { Fences = [new(fence, LogPosition.Start, Advance: true)] });

        (await AppendAsync(Note() with { Fences = [new(fence, LogPosition.Start)] })).Done();
    }

    [Fact]
    public async Task A_name_has_one_holder_until_it_is_released()
    {
        var (ann, bob) = (Guid.NewGuid(), Guid.NewGuid());
        (await AppendAsync(Note() with { Reserve = [new(Scope, "x", ann)] })).Done();

        Assert.Equal(new AppendResult.NameTaken(Scope, "x", ann), await AppendAsync(Note() with { Reserve = [new(Scope, "x", bob)] }));
        (await AppendAsync(Note() with { Reserve = [new(Scope, "X", bob), new(Guid.NewGuid(), "x", bob)] })).Done();
        (await AppendAsync(Note() with { Reserve = [new(Scope, "x", ann)] })).Done();

        (await AppendAsync(Note() with { Release = [new(Scope, "x", ann)] })).Done();
        (await AppendAsync(Note() with { Reserve = [new(Scope, "x", bob)] })).Done();
    }

    [Fact]
    public async Task Names_are_compared_byte_for_byte()
    {
        string[] names = ["é", "e\u0301", "É", " ", "  ", "😀", "a\u200b"];
        foreach (var name in names) (await AppendAsync(Note() with { Reserve = [new(Scope, name, Guid.NewGuid())] })).Done();

        foreach (var name in names)
            Assert.IsType<AppendResult.NameTaken>(await AppendAsync(Note() with { Reserve = [new(Scope, name, Guid.NewGuid())] }));
    }

    [Fact]
    public async Task A_name_is_handed_over_in_one_append()
    {
        var (old, @new) = (Guid.NewGuid(), Guid.NewGuid());
        await AppendAsync(Note() with { Reserve = [new(Scope, "x", old)] });

        (await AppendAsync(Note() with { Release = [new(Scope, "x", old)], Reserve = [new(Scope, "x", @new)] })).Done();

        Assert.Equal(new AppendResult.NameTaken(Scope, "x", @new), await AppendAsync(Note() with { Reserve = [new(Scope, "x", old)] }));
    }

    [Fact]
    public async Task Releasing_anothers_name_is_refused()
    {
        var (ann, bob) = (Guid.NewGuid(), Guid.NewGuid());
        await AppendAsync(Note() with { Reserve = [new(Scope, "x", ann)] });

        Assert.Equal(new AppendResult.WrongVersion(bob, 0), await AppendAsync(Note() with { Release = [new(Scope, "x", bob)] }));
        Assert.IsType<AppendResult.NameTaken>(await AppendAsync(Note() with { Reserve = [new(Scope, "x", bob)] }));
    }

    [Fact]
    public async Task A_name_that_cannot_be_stored_fails_alone()
    {
        var neighbours = Enumerable.Range(0, 20).Select(_ => AppendAsync(Note())).ToArray();
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(Note() with { Reserve = [new(Scope, "a\0b", Guid.NewGuid())] }));
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(Note() with { Reserve = [new(Scope, "a\ud800", Guid.NewGuid())] }));
        foreach (var neighbour in neighbours) (await neighbour).Done();
    }

    [Fact]
    public async Task A_budget_takes_what_fits()
    {
        var budget = Guid.NewGuid();
        (await AppendAsync(Note() with { Budgets = [new(budget, 4)], BudgetLimits = [new(budget, 10)] })).Done();

        Assert.Equal(new AppendResult.OverBudget(budget, 4, 10), await AppendAsync(Note() with { Budgets = [new(budget, 7)] }));
        (await AppendAsync(Note() with { Budgets = [new(budget, 6)] })).Done();
        Assert.Equal(new AppendResult.OverBudget(budget, 10, 10), await AppendAsync(Note() with { Budgets = [new(budget, 1)] }));
        (await AppendAsync(Note() with { Budgets = [new(budget, 0)] })).Done();
        (await AppendAsync(Note() with { Budgets = [new(budget, -3)] })).Done();
        (await AppendAsync(Note() with { Budgets = [new(budget, 3)] })).Done();
    }

    [Fact]
    public async Task A_limit_below_what_is_used_refuses_only_growth()
    {
        var budget = Guid.NewGuid();
        await AppendAsync(Note() with { Budgets = [new(budget, 8)] });
        (await AppendAsync(Note() with { BudgetLimits = [new(budget, 5)] })).Done();

        Assert.Equal(new AppendResult.OverBudget(budget, 8, 5), await AppendAsync(Note() with { Budgets = [new(budget, 1)] }));
        (await AppendAsync(Note() with { Budgets = [new(budget, -1)] })).Done();
        (await AppendAsync(Note() with { Budgets = [new(budget, 100)], BudgetLimits = [new(budget, null)] })).Done();
    }

    [Fact]
    public async Task Two_budgets_are_changed_together_or_not_at_all()
    {
        var (wide, tight) = (Guid.NewGuid(), Guid.NewGuid());
        await AppendAsync(Note() with { BudgetLimits = [new(wide, 100), new(tight, 1)] });

        Assert.Equal(
            new AppendResult.OverBudget(tight, 0, 1),
            await AppendAsync(Note() with { Budgets = [new(wide, 100), new(tight, 2)] }));
        (await AppendAsync(Note() with { Budgets = [new(wide, 100)] })).Done();
    }

    [Fact]
    public async Task Of_many_at_once_exactly_those_that_do_not_fit_are_refused()
    {
        var budget = Guid.NewGuid();
        await AppendAsync(Note() with { BudgetLimits = [new(budget, 100)] });

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => AppendAsync(Note() with { Budgets = [new(budget, 7)] })));

        Assert.Equal(14, results.OfType<AppendResult.Appended>().Count());
        Assert.All(results.OfType<AppendResult.OverBudget>(), over => Assert.Equal((98, 100), (over.Used, over.Limit)));
    }

    [Fact]
    public async Task One_of_many_gets_a_name_and_a_version_and_its_neighbours_do_not_notice()
    {
        var stream = NewStream();
        var named = Enumerable.Range(0, 20)
            .Select(_ => AppendAsync(Note() with { Reserve = [new(Scope, "one", Guid.NewGuid())] })).ToArray();
        var versioned = Enumerable.Range(0, 20).Select(_ => AppendAsync(Append(stream, 0, new Closed()))).ToArray();
        var neighbours = Enumerable.Range(0, 20).Select(_ => AppendAsync(Note())).ToArray();

        Assert.Single((await Task.WhenAll(named)).OfType<AppendResult.Appended>());
        Assert.Single((await Task.WhenAll(versioned)).OfType<AppendResult.Appended>());
        Assert.Equal(20, (await Task.WhenAll(neighbours)).OfType<AppendResult.Appended>().Count());
        Assert.Equal(new LogPosition(22), await Store.HeadAsync(default));
    }

    [Fact]
    public async Task The_same_command_from_two_callers_at_once_is_applied_once()
    {
        var request = Note();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AppendAsync(request)));

        Assert.Single(results, result => !result.Done().Repeated);
        Assert.Single(results.Select(result => result.Done().First).Distinct());
        Assert.Equal(new LogPosition(1), await Store.HeadAsync(default));
    }
}
