using Domain.Access;
using Xunit;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class AccessRulesTests
{
    public static TheoryData<AccessAction> Actions => [.. Enum.GetValues<AccessAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_owner_may_do_everything(AccessAction action) =>
        Assert.Equal(new AccessDecision(true, "owner"), AccessRules.Authorize(Ann, action, owner: Ann));

    [Theory]
    [MemberData(nameof(Actions))]
    public void Nobody_else_may_do_anything(AccessAction action) =>
        Assert.Equal(new AccessDecision(false, "no_grant"), AccessRules.Authorize(Bob, action, owner: Ann));

    [Theory]
    [MemberData(nameof(Actions))]
    public void Who_has_not_signed_in_may_do_nothing(AccessAction action) =>
        Assert.Equal(new AccessDecision(false, "anonymous"), AccessRules.Authorize(null, action, owner: Ann));

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_server_itself_may_only_clear_away(AccessAction action) =>
        Assert.Equal(
            action is AccessAction.See or AccessAction.Purge, AccessRules.Authorize(UserId.System, action, owner: Ann).IsAllowed);

    [Fact]
    public void A_refused_access_looks_like_nothing() => Assert.Equal(RefusalCode.NotFound, AccessRules.NotFound.Code);

    [Fact]
    public void Every_refusal_code_has_a_text_of_its_own() =>
        Assert.Distinct(Enum.GetValues<RefusalCode>().Select(code => code.Text));
}
