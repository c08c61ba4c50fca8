using Domain.Access;
using Xunit;

namespace Domain.Tests;

public class AccessRulesTests
{
    private static readonly Guid Id = Guid.NewGuid();

    public static TheoryData<AccessAction> Actions => [.. Enum.GetValues<AccessAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_owner_may_do_everything(AccessAction action) =>
        Assert.Equal(new AccessDecision(true, true, "owner"), AccessRules.Authorize(action, Standing.Owner));

    [Theory]
    [MemberData(nameof(Actions))]
    public void A_stranger_may_do_nothing_and_sees_nothing(AccessAction action) =>
        Assert.Equal(new AccessDecision(false, false, "no_grant"), AccessRules.Authorize(action, Standing.Stranger));

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_server_itself_may_only_clear_away(AccessAction action) =>
        Assert.Equal(action is AccessAction.See or AccessAction.Mark or AccessAction.Purge, AccessRules.Authorize(action, Standing.System).IsAllowed);

    [Theory]
    [MemberData(nameof(Actions))]
    public void Who_may_see_a_thing_is_told_no_and_not_that_it_is_missing(AccessAction action)
    {
        var decision = AccessRules.Authorize(action, Of(GrantVia.Share, Roles.SecureViewer.Permissions));
        Assert.True(decision.IsVisible);
        Assert.Equal(action is AccessAction.See or AccessAction.Mark or AccessAction.List, decision.IsAllowed);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void A_denial_takes_away_all_that_was_granted(AccessAction action)
    {
        var denied = new Standing([Grant(GrantVia.Member, Roles.Manager.Permissions), Grant(GrantVia.Share, PermissionSet.None)]);
        Assert.Equal(new AccessDecision(false, false, "denied"), AccessRules.Authorize(action, denied));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Nothing_in_a_disabled_space_is_reached(AccessAction action) =>
        Assert.Equal(
            new AccessDecision(false, false, "space_disabled"),
            AccessRules.Authorize(action, Standing.Owner with { IsSpaceDisabled = true }));

    [Fact]
    public void Nested_grants_add_up()
    {
        var both = new Standing([Grant(GrantVia.Share, Permission.Stat | Permission.ReadContent), Grant(GrantVia.Share, Permission.Upload)]);
        Assert.True(AccessRules.Authorize(AccessAction.ReadContent, both).IsAllowed);
        Assert.True(AccessRules.Authorize(AccessAction.Write, both).IsAllowed);
        Assert.False(AccessRules.Authorize(AccessAction.Trash, both).IsAllowed);
    }

    [Fact]
    public void The_reason_is_the_nearest_grant_that_allows_it()
    {
        var standing = new Standing([
            Grant(GrantVia.Share, Roles.Viewer.Permissions),
            new ReachingGrant(GrantVia.Member, Id, Roles.SpaceEditor.Permissions, IsThroughGroup: true),
        ]);
        Assert.Equal("member_group", AccessRules.Authorize(AccessAction.Write, standing).Reason);
        Assert.Equal("share", AccessRules.Authorize(AccessAction.ReadContent, Of(GrantVia.Share, Roles.Viewer.Permissions)).Reason);
        Assert.Equal("insufficient_role", AccessRules.Authorize(AccessAction.Write, Of(GrantVia.Share, Roles.Viewer.Permissions)).Reason);
        Assert.Equal("link", AccessRules.Authorize(AccessAction.See, Of(GrantVia.Link, Roles.Viewer.Permissions)).Reason);
    }

    [Fact]
    public void Nobody_grants_more_than_they_have()
    {
        var now = DateTimeOffset.UnixEpoch;
        Assert.Null(GrantRules.Check(Granted.Of(Roles.Viewer), Roles.Manager.Permissions, now));
        Assert.Equal(GrantRules.Beyond, GrantRules.Check(Granted.Of(Roles.Editor), Roles.Viewer.Permissions, now));
        Assert.Equal(GrantRules.Expired, GrantRules.Check(Granted.Of(Roles.Viewer, now), Roles.Manager.Permissions, now));
        Assert.Equal(AccessRules.Forbidden, GrantRules.Check(Granted.Of(Roles.Denied), Roles.Editor.Permissions, now));
        Assert.Null(GrantRules.Check(Granted.Of(Roles.Denied), Roles.Manager.Permissions, now));
    }

    [Fact]
    public void A_refused_access_looks_like_nothing() => Assert.Equal(RefusalCode.NotFound, AccessRules.NotFound.Code);

    [Fact]
    public void Every_refusal_code_has_a_text_of_its_own() =>
        Assert.Distinct(Enum.GetValues<RefusalCode>().Select(code => code.Text));

    private static Standing Of(GrantVia via, PermissionSet permissions) => new([Grant(via, permissions)]);

    private static ReachingGrant Grant(GrantVia via, PermissionSet permissions) => new(via, Id, permissions, IsThroughGroup: false);
}
