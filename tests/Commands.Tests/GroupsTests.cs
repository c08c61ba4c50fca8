using Domain;
using Domain.Access;
using Domain.Groups;
using EventStore;
using Xunit;

namespace Commands.Tests;

public class GroupsTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public async Task Of_many_that_make_groups_of_one_name_exactly_one_gets_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => CreateAsync(i % 2 == 0 ? "Crew" : " cREW ")));
        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.All(outcomes.OfType<Outcome.Refused>(), AssertTaken);
        Assert.Equal(9, outcomes.OfType<Outcome.Refused>().Count());
    }

    [Fact]
    public async Task A_new_name_is_taken_and_the_old_one_is_free()
    {
        var group = GroupId.New();
        await CreateAsync("old", group);
        Assert.IsType<Outcome.Done>(await ledger.Groups.RenameAsync(Ledger.By(), group, "new", default));

        AssertTaken(await CreateAsync("New"));
        Assert.IsType<Outcome.Done>(await CreateAsync("Old"));
        AssertTaken(await ledger.Groups.RenameAsync(Ledger.By(), group, "OLD", default));
    }

    [Fact]
    public async Task A_name_may_change_in_the_size_of_its_letters_alone_and_stays_taken()
    {
        var group = GroupId.New();
        await CreateAsync("sales", group);
        Assert.IsType<Outcome.Done>(await ledger.Groups.RenameAsync(Ledger.By(), group, "Sales", default));
        AssertTaken(await CreateAsync("sales"));
    }

    [Fact]
    public async Task The_name_of_a_deleted_group_is_free()
    {
        var group = GroupId.New();
        await CreateAsync("short-lived", group);
        Assert.IsType<Outcome.Done>(await ledger.Groups.DeleteAsync(Ledger.By(), group, default));
        Assert.IsType<Outcome.Done>(await CreateAsync("short-lived"));
        Assert.Null(Assert.IsType<Outcome.Done>(await ledger.Groups.DeleteAsync(Ledger.By(), group, default)).Position);
    }

    [Fact]
    public async Task Two_groups_put_into_each_other_at_once_meet()
    {
        var (one, two) = (await ledger.GroupAsync(), await ledger.GroupAsync());
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(
            ledger.Groups.AddMemberAsync(Ledger.By(), seenAt, one, Grantee.Group(two), isCycle: false, default),
            ledger.Groups.AddMemberAsync(Ledger.By(), seenAt, two, Grantee.Group(one), isCycle: false, default));

        var done = Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Equal(done.Position, Assert.Single(outcomes.OfType<Outcome.Stale>()).Position);
    }

    [Fact]
    public async Task Many_that_remove_one_member_record_it_once()
    {
        var bob = Grantee.User(UserId.New());
        var group = await ledger.GroupAsync(bob);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            ledger.Groups.RemoveMemberAsync(Ledger.By(), group, bob, default)));
        Assert.Single(outcomes, outcome => outcome is Outcome.Done { Position: not null });
    }

    [Fact]
    public async Task A_change_is_recorded_with_who_made_it_and_what_was_before()
    {
        var group = GroupId.New();
        await CreateAsync("recorded", group);
        var done = Assert.IsType<Outcome.Done>(await ledger.Groups.DescribeAsync(Ledger.By(), group, "Who keeps it", default));
        Assert.Equal(
            new GroupEvent.GroupDescribed("Who keeps it", null, Sample.Ann),
            (await ledger.EventsAsync(done.Position!.Value, 0).SingleAsync()).Event);
    }

    private static void AssertTaken(Outcome outcome) =>
        Assert.Equal(RefusalCode.NameTaken, Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);

    private Task<Outcome> CreateAsync(string name, GroupId? id = null) =>
        ledger.Groups.CreateAsync(Ledger.By(), id ?? GroupId.New(), name, null, default);
}
