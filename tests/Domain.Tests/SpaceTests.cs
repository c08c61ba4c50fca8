using Domain.Spaces;
using Xunit;
using static Domain.Spaces.SpaceEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class SpaceTests
{
    private static readonly Spec<Space, SpaceEvent> TheSpace = new(Spaces.Space.Initial, Spaces.Space.Evolve, SpaceJson.Types);
    private static readonly PersonalSpaceCreated Created = new(Ann, Root, "Ann", 1000, Ann);

    [Fact]
    public void A_personal_space_is_recorded_with_owner_root_and_quota() =>
        TheSpace.After().When(s => SpaceDecider.CreatePersonal(s, Created)).Follows(Created);

    [Fact]
    public void The_same_space_is_not_made_twice() =>
        TheSpace.After(Created).When(s => SpaceDecider.CreatePersonal(s, Created)).NothingFollows();

    [Fact]
    public void A_negative_quota_is_refused() =>
        TheSpace.After().When(s => SpaceDecider.CreatePersonal(s, Created with { QuotaBytes = -1 })).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_new_quota_tells_what_it_was() =>
        TheSpace.After(Created).When(s => SpaceDecider.SetQuota(s, 2000, Bob)).Follows(new QuotaSet(2000, 1000, Bob));

    [Fact]
    public void A_quota_can_be_lifted() =>
        TheSpace.After(Created).When(s => SpaceDecider.SetQuota(s, null, Bob)).Follows(new QuotaSet(null, 1000, Bob));

    [Fact]
    public void The_quota_that_is_set_already_is_not_recorded_again() =>
        TheSpace.After(Created, new QuotaSet(2000, 1000, Ann)).When(s => SpaceDecider.SetQuota(s, 2000, Bob)).NothingFollows();

    [Fact]
    public void A_space_that_is_not_there_has_no_quota() =>
        TheSpace.After().When(s => SpaceDecider.SetQuota(s, 2000, Bob)).IsRefused(RefusalCode.NotFound);
}
