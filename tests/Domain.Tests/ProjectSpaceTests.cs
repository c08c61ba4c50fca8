using Domain.Access;
using Domain.Spaces;
using Xunit;
using static Domain.Spaces.SpaceEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class ProjectSpaceTests
{
    private static readonly Spec<Space, SpaceEvent> TheSpace = new(Spaces.Space.Initial, Spaces.Space.Evolve, SpaceJson.Types);
    private static readonly ProjectSpaceCreated Created = new(Root, "Apollo", "apollo", "To the moon", 1000, Ann);
    private static readonly MemberAdded FirstManager = new(Grantee.User(Ann), Granted.Of(Roles.Manager), Ann);
    private static readonly PersonalSpaceCreated Personal = new(Ann, Root, "Ann", 1000, Ann);

    [Fact]
    public void Who_makes_a_space_manages_it() =>
        TheSpace.After().When(s => SpaceDecider.CreateProject(s, Created)).Follows(Created, FirstManager);

    [Fact]
    public void The_same_space_is_not_made_twice() =>
        TheSpace.After(Created, FirstManager).When(s => SpaceDecider.CreateProject(s, Created)).NothingFollows();

    [Fact]
    public void A_space_is_not_made_in_the_place_of_another()
    {
        TheSpace.After(Created).When(s => SpaceDecider.CreateProject(s, Created with { Root = Docs })).IsRefused(RefusalCode.Conflict);
        TheSpace.After(Personal).When(s => SpaceDecider.CreateProject(s, Created)).IsRefused(RefusalCode.Conflict);
        TheSpace.After(Created).When(s => SpaceDecider.CreatePersonal(s, Personal)).IsRefused(RefusalCode.Conflict);
    }

    public static TheoryData<string> NoNames =>
        ["", " ", "a/b", "a\\b", "a:b", "a?", "a*", "\"a\"", "<a", "a>", "a|b", "a\nb", new('x', 256)];

    [Theory]
    [MemberData(nameof(NoNames))]
    public void What_can_be_no_name_is_no_alias_either(string name)
    {
        TheSpace.After().When(s => SpaceDecider.CreateProject(s, Created with { Name = name })).IsRefused(RefusalCode.InvalidName);
        TheSpace.After().When(s => SpaceDecider.CreateProject(s, Created with { Alias = name })).IsRefused(RefusalCode.InvalidName);
        TheSpace.After(Created).When(s => SpaceDecider.Rename(s, name, Ann)).IsRefused(RefusalCode.InvalidName);
        TheSpace.After(Created).When(s => SpaceDecider.SetAlias(s, name, Ann)).IsRefused(RefusalCode.InvalidName);
    }

    [Fact]
    public void A_description_has_a_limit()
    {
        var text = new string('x', SpaceDecider.DescriptionMax + 1);
        TheSpace.After().When(s => SpaceDecider.CreateProject(s, Created with { Description = text })).IsRefused(RefusalCode.InvalidInput);
        TheSpace.After(Created).When(s => SpaceDecider.Describe(s, text, Ann)).IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_negative_quota_is_refused() => TheSpace.After()
        .When(s => SpaceDecider.CreateProject(s, Created with { QuotaBytes = -1 })).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void Every_change_tells_what_was_before()
    {
        TheSpace.After(Created).When(s => SpaceDecider.Rename(s, "Gemini", Bob)).Follows(new SpaceRenamed("Gemini", "Apollo", Bob));
        TheSpace.After(Created).When(s => SpaceDecider.Describe(s, null, Bob)).Follows(new SpaceDescribed(null, "To the moon", Bob));
        TheSpace.After(Created).When(s => SpaceDecider.SetAlias(s, "gemini", Bob)).Follows(new SpaceAliasSet("gemini", "apollo", Bob));
        TheSpace.After(Created).When(s => SpaceDecider.SetImage(s, Report, Bob)).Follows(new SpaceImageSet(Report, null, Bob));
        TheSpace.After(Created, new SpaceReadmeSet(Docs, null, Ann)).When(s => SpaceDecider.SetReadme(s, null, Bob))
            .Follows(new SpaceReadmeSet(null, Docs, Bob));
    }

    [Fact]
    public void A_personal_space_has_no_alias_of_its_own() =>
        TheSpace.After(Personal).When(s => SpaceDecider.SetAlias(s, "ann", Ann)).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_space_is_disabled_before_it_is_deleted()
    {
        TheSpace.After(Created).When(s => SpaceDecider.Delete(s, Ann)).IsRefused(RefusalCode.InvalidInput);
        TheSpace.After(Created).When(s => SpaceDecider.Disable(s, Ann)).Follows(new SpaceDisabled(Ann));
        TheSpace.After(Created, new SpaceDisabled(Ann)).When(s => SpaceDecider.Delete(s, Ann)).Follows(new SpaceDeleted("Apollo", Ann));
        TheSpace.After(Created, new SpaceDisabled(Ann), new SpaceEnabled(Ann)).When(s => SpaceDecider.Delete(s, Ann))
            .IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_space_that_is_deleted_stays_deleted()
    {
        SpaceEvent[] past = [Created, new SpaceDisabled(Ann), new SpaceDeleted("Apollo", Ann)];
        TheSpace.After(past).When(s => SpaceDecider.Delete(s, Ann)).NothingFollows();
        TheSpace.After(past).When(s => SpaceDecider.Enable(s, Ann)).IsRefused(RefusalCode.NotFound);
        TheSpace.After(past).When(s => SpaceDecider.CreateProject(s, Created)).IsRefused(RefusalCode.Conflict);
    }

    [Fact]
    public void A_personal_space_goes_to_another_person()
    {
        var handedOver = new SpaceHandedOver(Bob, Ann, Ann);
        TheSpace.After(Personal).When(s => SpaceDecider.HandOver(s, Bob, Ann)).Follows(handedOver);
        TheSpace.After(Personal, handedOver).When(s => SpaceDecider.HandOver(s, Bob, Ann)).NothingFollows();
        TheSpace.After(Personal, handedOver).When(s => SpaceDecider.HandOver(s, Ann, Bob)).Follows(new SpaceHandedOver(Ann, Bob, Bob));
    }

    [Fact]
    public void A_project_space_has_no_owner_to_hand_it_over() =>
        TheSpace.After(Created, FirstManager).When(s => SpaceDecider.HandOver(s, Bob, Ann)).IsRefused(RefusalCode.InvalidInput);

    public static TheoryData<string> Changes =>
        [.. SpaceMemberTests.Deeds.Select(deed => deed.Name).Where(name => name is not ("create" or "delete" or "expire bob"))];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Nothing_is_changed_that_is_not_there(string name) =>
        TheSpace.After().When(SpaceMemberTests.Deeds.Single(deed => deed.Name == name).Decide).IsRefused(RefusalCode.NotFound);
}
