using Domain.Access;
using Domain.Spaces;
using Xunit;
using static Domain.Spaces.SpaceEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class SpaceMemberTests
{
    private static readonly Spec<Space, SpaceEvent> TheSpace = new(Space.Initial, Space.Evolve, SpaceJson.Types);
    private static readonly ProjectSpaceCreated Created = new(Root, "Apollo", "apollo", "To the moon", 1000, Ann);
    private static readonly Grantee WithAnn = Grantee.User(Ann), WithBob = Grantee.User(Bob), WithStaff = Grantee.Group(Staff);
    private static readonly Granted Managing = Granted.Of(Roles.Manager), Viewing = Granted.Of(Roles.SpaceViewer);
    private static readonly Granted ViewingTillNoon = Granted.Of(Roles.SpaceViewer, Noon);
    private static readonly Granted ManagingTillNoon = Granted.Of(Roles.Manager, Noon);
    private static readonly SpaceEvent[] OfAnn = [Created, new MemberAdded(WithAnn, Managing, Ann)];
    private static readonly SpaceEvent[] OfAnnAndBob = [.. OfAnn, new MemberAdded(WithBob, Viewing, Ann)];

    internal static IReadOnlyList<Deed<Space, SpaceEvent>> Deeds =>
    [
        new("create", s => SpaceDecider.CreateProject(s, Created)),
        new("set quota", s => SpaceDecider.SetQuota(s, 7, Ann)),
        new("lift quota", s => SpaceDecider.SetQuota(s, null, Ann)),
        new("rename", s => SpaceDecider.Rename(s, "Gemini", Ann)),
        new("describe", s => SpaceDecider.Describe(s, "x", Ann)),
        new("set alias", s => SpaceDecider.SetAlias(s, "gemini", Ann)),
        new("set image", s => SpaceDecider.SetImage(s, Report, Ann)),
        new("set readme", s => SpaceDecider.SetReadme(s, Report, Ann)),
        new("add bob", s => SpaceDecider.SetMember(s, WithBob, ViewingTillNoon, Ann)),
        new("bob manages", s => SpaceDecider.SetMember(s, WithBob, Managing, Ann)),
        new("bob manages till noon", s => SpaceDecider.SetMember(s, WithBob, ManagingTillNoon, Ann)),
        new("the staff views", s => SpaceDecider.SetMember(s, WithStaff, Viewing, Ann)),
        new("ann views", s => SpaceDecider.SetMember(s, WithAnn, Viewing, Bob)),
        new("remove bob", s => SpaceDecider.RemoveMember(s, WithBob, Ann)),
        new("remove ann", s => SpaceDecider.RemoveMember(s, WithAnn, Bob)),
        new("remove the staff", s => SpaceDecider.RemoveMember(s, WithStaff, Bob)),
        new("expire bob", s => SpaceDecider.ExpireMember(s, WithBob, Noon)),
        new("disable", s => SpaceDecider.Disable(s, Ann)),
        new("enable", s => SpaceDecider.Enable(s, Ann)),
        new("delete", s => SpaceDecider.Delete(s, Ann)),
    ];

    [Fact]
    public void A_member_is_added_once()
    {
        TheSpace.After(OfAnn).When(s => SpaceDecider.SetMember(s, WithBob, Viewing, Ann)).Follows(new MemberAdded(WithBob, Viewing, Ann));
        TheSpace.After(OfAnnAndBob).When(s => SpaceDecider.SetMember(s, WithBob, Viewing, Ann)).NothingFollows();
    }

    [Fact]
    public void Another_role_or_expiry_tells_what_it_was() => TheSpace.After(OfAnnAndBob)
        .When(s => SpaceDecider.SetMember(s, WithBob, ViewingTillNoon, Ann))
            .Follows(new MemberChanged(WithBob, ViewingTillNoon, Viewing, Ann));

    public static TheoryData<string> AllRoles => [.. Roles.All.Select(role => role.Name)];

    [Theory]
    [MemberData(nameof(AllRoles))]
    public void Only_a_role_for_spaces_makes_a_member(string name)
    {
        var granted = Granted.Of(Roles.FindByName(name)!);
        var then = TheSpace.After(OfAnn).When(s => SpaceDecider.SetMember(s, WithBob, granted, Ann));
        if (Roles.FindByName(name)!.Scope.HasFlag(RoleScope.Space)) then.Follows(new MemberAdded(WithBob, granted, Ann));
        else then.IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_role_grants_its_own_permissions_and_no_others()
    {
        var more = Viewing with { Permissions = PermissionSet.All };
        TheSpace.After(OfAnn).When(s => SpaceDecider.SetMember(s, WithBob, more, Ann)).IsRefused(RefusalCode.InvalidInput);
        TheSpace.After(OfAnnAndBob).When(s => SpaceDecider.SetMember(s, WithBob, more, Ann)).IsRefused(RefusalCode.InvalidInput);
        TheSpace.After(OfAnn).When(s => SpaceDecider.SetMember(s, WithBob, more with { Role = null }, Ann))
            .IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_personal_space_has_no_members() => TheSpace.After(new PersonalSpaceCreated(Ann, Root, "Ann", null, Ann))
        .When(s => SpaceDecider.SetMember(s, WithBob, Viewing, Ann)).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void The_last_manager_neither_leaves_nor_becomes_less()
    {
        TheSpace.After(OfAnnAndBob).When(s => SpaceDecider.RemoveMember(s, WithAnn, Ann)).IsRefused(RefusalCode.InvalidInput);
        TheSpace.After(OfAnnAndBob).When(s => SpaceDecider.SetMember(s, WithAnn, Viewing, Ann)).IsRefused(RefusalCode.InvalidInput);
        TheSpace.After(OfAnnAndBob).When(s => SpaceDecider.SetMember(s, WithAnn, ManagingTillNoon, Ann))
            .IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_manager_until_some_day_does_not_free_the_last_one_for_ever()
    {
        var bobTillNoon = new MemberChanged(WithBob, ManagingTillNoon, Viewing, Ann);
        TheSpace.After([.. OfAnnAndBob, bobTillNoon]).When(s => SpaceDecider.RemoveMember(s, WithAnn, Ann))
            .IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void Beside_another_manager_the_first_may_go()
    {
        SpaceEvent[] past = [.. OfAnnAndBob, new MemberChanged(WithBob, Managing, Viewing, Ann)];
        TheSpace.After(past).When(s => SpaceDecider.RemoveMember(s, WithAnn, Bob)).Follows(new MemberRemoved(WithAnn, Managing, Bob));
        TheSpace.After(past).When(s => SpaceDecider.SetMember(s, WithAnn, Viewing, Bob))
            .Follows(new MemberChanged(WithAnn, Viewing, Managing, Bob));
    }

    [Fact]
    public void Who_is_no_manager_may_go_at_any_time()
    {
        TheSpace.After(OfAnnAndBob).When(s => SpaceDecider.RemoveMember(s, WithBob, Bob)).Follows(new MemberRemoved(WithBob, Viewing, Bob));
        TheSpace.After(OfAnn).When(s => SpaceDecider.RemoveMember(s, WithBob, Bob)).NothingFollows();
    }

    [Fact]
    public void A_membership_expires_at_its_instant_and_not_before()
    {
        SpaceEvent[] past = [.. OfAnn, new MemberAdded(WithBob, ViewingTillNoon, Ann)];
        TheSpace.After(past).When(s => SpaceDecider.ExpireMember(s, WithBob, Noon.AddTicks(-1))).NothingFollows();
        TheSpace.After(past).When(s => SpaceDecider.ExpireMember(s, WithBob, Noon)).Follows(new MemberExpired(WithBob, ViewingTillNoon));
        TheSpace.After(OfAnnAndBob).When(s => SpaceDecider.ExpireMember(s, WithBob, DateTimeOffset.MaxValue)).NothingFollows();
    }

    [Fact]
    public void A_full_space_takes_nobody_more_and_still_changes_whom_it_has()
    {
        var crowd = Enumerable.Range(1, SpaceDecider.MembersMax - 2)
            .Select(_ => (SpaceEvent)new MemberAdded(Grantee.User(UserId.New()), Viewing, Ann));
        SpaceEvent[] past = [.. OfAnnAndBob, .. crowd];
        TheSpace.After(past).When(s => SpaceDecider.SetMember(s, WithStaff, Viewing, Ann)).IsRefused(RefusalCode.LimitExceeded);
        TheSpace.After(past).When(s => SpaceDecider.SetMember(s, WithBob, Managing, Ann))
            .Follows(new MemberChanged(WithBob, Managing, Viewing, Ann));
    }

    [Fact]
    public void However_members_come_and_go_somebody_manages_the_space()
    {
        Laws.Hold(Space.Initial, Space.Evolve, Deeds, static state => state is not Space.Made space || space.HasManagerBeside(null));
        Laws.AreAboutAll(Space.Initial, Space.Evolve, Deeds);
    }
}
