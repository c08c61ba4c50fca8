using Domain.Access;
using Domain.Groups;
using Xunit;
using static Domain.Groups.GroupEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class GroupTests
{
    private static readonly Spec<Group, GroupEvent> Group = new(Groups.Group.Initial, Groups.Group.Evolve, GroupJson.Types);
    private static readonly GroupCreated Created = new("staff", "Who works here", Ann);
    private static readonly Grantee WithBob = Grantee.User(Bob);

    [Fact]
    public void A_group_is_recorded_with_its_name() =>
        Group.After().When(g => GroupDecider.Create(g, "staff", "Who works here", Ann)).Follows(Created);

    [Fact]
    public void A_group_is_formed_once() => Group.After(Created).When(g => GroupDecider.Create(g, "other", null, Bob)).NothingFollows();

    public static TheoryData<string> NoNames => ["", "  ", new string('x', GroupDecider.TextMax + 1)];

    [Theory]
    [MemberData(nameof(NoNames))]
    public void A_group_has_a_name_within_limits(string name)
    {
        Group.After().When(g => GroupDecider.Create(g, name, null, Ann)).IsRefused(RefusalCode.InvalidName);
        Group.After(Created).When(g => GroupDecider.Rename(g, name, Ann)).IsRefused(RefusalCode.InvalidName);
    }

    [Fact]
    public void A_description_has_a_limit() =>
        Group.After(Created).When(g => GroupDecider.Describe(g, new string('x', GroupDecider.TextMax + 1), Ann))
            .IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_new_name_tells_what_it_was() =>
        Group.After(Created).When(g => GroupDecider.Rename(g, "crew", Bob)).Follows(new GroupRenamed("crew", "staff", Bob));

    [Fact]
    public void The_same_name_again_is_nothing() => Group.After(Created).When(g => GroupDecider.Rename(g, "staff", Bob)).NothingFollows();

    [Fact]
    public void A_description_can_be_taken_away() =>
        Group.After(Created).When(g => GroupDecider.Describe(g, null, Bob)).Follows(new GroupDescribed(null, "Who works here", Bob));

    [Fact]
    public void The_same_description_again_is_nothing() =>
        Group.After(Created).When(g => GroupDecider.Describe(g, "Who works here", Bob)).NothingFollows();

    [Fact]
    public void A_person_becomes_a_member_once()
    {
        Group.After(Created).When(g => GroupDecider.Add(g, WithBob, isCycle: false, Ann)).Follows(new GroupMemberAdded(WithBob, Ann));
        Group.After(Created, new GroupMemberAdded(WithBob, Ann)).When(g => GroupDecider.Add(g, WithBob, isCycle: false, Ann))
            .NothingFollows();
    }

    [Fact]
    public void A_person_and_a_group_of_one_id_are_two_members()
    {
        var twin = Grantee.Group(new GroupId(Bob.Value));
        Group.After(Created, new GroupMemberAdded(WithBob, Ann)).When(g => GroupDecider.Add(g, twin, isCycle: false, Ann))
            .Follows(new GroupMemberAdded(twin, Ann));
    }

    [Fact]
    public void A_group_never_holds_itself() =>
        Group.After(Created).When(g => GroupDecider.Add(g, Grantee.Group(Staff), isCycle: true, Ann)).IsRefused(RefusalCode.Cycle);

    [Fact]
    public void A_full_group_takes_nobody_more()
    {
        var full = Enumerable.Range(0, GroupDecider.MembersMax)
            .Select(_ => (GroupEvent)new GroupMemberAdded(Grantee.User(UserId.New()), Ann));
        var last = new GroupMemberAdded(WithBob, Ann);
        Group.After([Created, .. full]).When(g => GroupDecider.Add(g, WithBob, isCycle: false, Ann)).IsRefused(RefusalCode.LimitExceeded);
        Group.After([Created, last, .. full.Skip(1)]).When(g => GroupDecider.Add(g, WithBob, isCycle: false, Ann)).NothingFollows();
    }

    [Fact]
    public void A_member_leaves_once()
    {
        var removed = new GroupMemberRemoved(WithBob, Ann);
        Group.After(Created, new GroupMemberAdded(WithBob, Ann)).When(g => GroupDecider.Remove(g, WithBob, Ann)).Follows(removed);
        Group.After(Created, new GroupMemberAdded(WithBob, Ann), removed).When(g => GroupDecider.Remove(g, WithBob, Ann)).NothingFollows();
    }

    [Fact]
    public void A_group_ends_once_and_tells_its_last_name()
    {
        var renamed = new GroupRenamed("crew", "staff", Ann);
        Group.After(Created, renamed).When(g => GroupDecider.Delete(g, Bob)).Follows(new GroupDeleted("crew", Bob));
        Group.After(Created, new GroupDeleted("staff", Bob)).When(g => GroupDecider.Delete(g, Bob)).NothingFollows();
    }

    public static TheoryData<string> Changes => [.. Deeds.Where(deed => deed.Name is not ("create" or "delete")).Select(deed => deed.Name)];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Nothing_is_changed_that_is_not_there_or_no_longer(string name)
    {
        var deed = Deeds.Single(each => each.Name == name);
        Group.After().When(deed.Decide).IsRefused(RefusalCode.NotFound);
        Group.After(Created, new GroupDeleted("staff", Bob)).When(deed.Decide).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void Whatever_is_asked_in_whatever_order_is_lawful()
    {
        Laws.Hold(Groups.Group.Initial, Groups.Group.Evolve, Deeds);
        Laws.AreAboutAll(Groups.Group.Initial, Groups.Group.Evolve, Deeds);
    }

    private static IReadOnlyList<Deed<Group, GroupEvent>> Deeds =>
    [
        new("create", g => GroupDecider.Create(g, "staff", null, Ann)),
        new("rename", g => GroupDecider.Rename(g, "crew", Ann)),
        new("rename back", g => GroupDecider.Rename(g, "staff", Ann)),
        new("describe", g => GroupDecider.Describe(g, "x", Ann)),
        new("undescribe", g => GroupDecider.Describe(g, null, Ann)),
        new("add bob", g => GroupDecider.Add(g, WithBob, isCycle: false, Ann)),
        new("add a group", g => GroupDecider.Add(g, Grantee.Group(Staff), isCycle: false, Ann)),
        new("remove bob", g => GroupDecider.Remove(g, WithBob, Ann)),
        new("remove the group", g => GroupDecider.Remove(g, Grantee.Group(Staff), Ann)),
        new("delete", g => GroupDecider.Delete(g, Ann)),
    ];
}
