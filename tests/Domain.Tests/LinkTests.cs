using Domain.Access;
using Domain.Links;
using Xunit;
using static Domain.Links.LinkEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class LinkTests
{
    private static readonly Spec<Link, LinkEvent> Link = new(Links.Link.Initial, Links.Link.Evolve, LinkJson.Types);

    private static readonly LinkCreated Created = new(
        Home, Docs, "AbCdEfGhIjKlMn0", "view", LinkType.View.OfFolder!.Value, HasPassword: false, "For all", Noon, IsQuick: false, Ann);

    private static readonly LinkRevoked Revoked = new(Home, Docs, Ann);

    private static readonly DateTimeOffset Before = Noon.AddHours(-1);

    [Fact]
    public void A_link_is_recorded_with_what_it_opens() =>
        Link.After().When(l => LinkDecider.Create(l, Created, isFolder: true, Before)).Follows(Created);

    [Fact]
    public void The_same_link_is_not_made_twice_nor_again_after_its_end()
    {
        Link.After(Created).When(l => LinkDecider.Create(l, Created with { Type = "edit" }, isFolder: true, Before)).NothingFollows();
        Link.After(Created, Revoked).When(l => LinkDecider.Create(l, Created, isFolder: true, Before)).NothingFollows();
    }

    [Fact]
    public void A_link_that_has_expired_already_is_none() =>
        Link.After().When(l => LinkDecider.Create(l, Created, isFolder: true, Noon)).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_label_has_a_limit()
    {
        var label = new string('x', LinkDecider.LabelMax + 1);
        Link.After().When(l => LinkDecider.Create(l, Created with { Label = label }, isFolder: true, Before))
            .IsRefused(RefusalCode.InvalidInput);
        Link.After(Created).When(l => LinkDecider.Label(l, label, Ann)).IsRefused(RefusalCode.InvalidInput);
    }

    [Theory]
    [InlineData("upload", false)]
    [InlineData("createOnly", false)]
    [InlineData("no such type", true)]
    public void A_link_of_a_type_that_such_a_thing_has_not_is_refused(string type, bool isFolder) =>
        Link.After().When(l => LinkDecider.Create(l, Created with { Type = type }, isFolder, Before)).IsRefused(RefusalCode.InvalidInput);

    public static TheoryData<string> Types => [.. LinkType.All.Select(type => type.Name).Where(name => name != "view")];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_link_gets_another_type_with_its_permissions(string name)
    {
        var type = LinkType.Find(name)!;
        Link.After(Created).When(l => LinkDecider.ChangeType(l, type, isFolder: true, Bob))
            .Follows(new LinkTypeChanged(name, type.OfFolder!.Value, "view", Bob));
    }

    [Fact]
    public void The_type_that_it_has_is_no_change() =>
        Link.After(Created).When(l => LinkDecider.ChangeType(l, LinkType.View, isFolder: true, Bob)).NothingFollows();

    [Fact]
    public void No_file_drop_is_made_of_a_file() =>
        Link.After(Created).When(l => LinkDecider.ChangeType(l, LinkType.CreateOnly, isFolder: false, Bob))
            .IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void Who_drops_files_sees_nothing_of_what_is_there()
    {
        var standing = new Standing(
            [new ReachingGrant(GrantVia.Link, Guid.NewGuid(), LinkType.CreateOnly.OfFolder!.Value, IsThroughGroup: false)]);
        Assert.True(AccessRules.Authorize(AccessAction.Write, standing).IsAllowed);
        foreach (var action in new[] { AccessAction.List, AccessAction.ReadContent, AccessAction.Move, AccessAction.Trash })
            Assert.False(AccessRules.Authorize(action, standing).IsAllowed, action.ToString());
    }

    [Fact]
    public void An_internal_link_opens_nothing_by_itself() => Assert.True(LinkType.Internal.OfFolder!.Value.IsEmpty);

    [Fact]
    public void An_expiry_is_set_and_taken_away_and_tells_what_it_was()
    {
        var later = Noon.AddDays(1);
        Link.After(Created).When(l => LinkDecider.SetExpiry(l, later, Before, Ann)).Follows(new LinkExpirySet(later, Noon, Ann));
        Link.After(Created).When(l => LinkDecider.SetExpiry(l, null, Before, Ann)).Follows(new LinkExpirySet(null, Noon, Ann));
        Link.After(Created).When(l => LinkDecider.SetExpiry(l, Noon, Before, Ann)).NothingFollows();
    }

    [Fact]
    public void An_expiry_in_the_past_is_refused() =>
        Link.After(Created).When(l => LinkDecider.SetExpiry(l, Before, Before, Ann)).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_link_expires_at_its_instant_and_not_before()
    {
        Link.After(Created).When(l => LinkDecider.Expire(l, Noon.AddTicks(-1))).NothingFollows();
        Link.After(Created).When(l => LinkDecider.Expire(l, Noon)).Follows(new LinkExpired(Home, Docs));
        Link.After(Created, new LinkExpirySet(null, Noon, Ann)).When(l => LinkDecider.Expire(l, DateTimeOffset.MaxValue)).NothingFollows();
    }

    [Fact]
    public void A_label_is_set_and_taken_away()
    {
        Link.After(Created).When(l => LinkDecider.Label(l, "For some", Ann)).Follows(new LinkLabeled("For some", "For all", Ann));
        Link.After(Created).When(l => LinkDecider.Label(l, null, Ann)).Follows(new LinkLabeled(null, "For all", Ann));
        Link.After(Created).When(l => LinkDecider.Label(l, "For all", Ann)).NothingFollows();
    }

    [Fact]
    public void Each_new_password_is_a_fact_and_none_is_taken_away_once()
    {
        var (set, taken) = (new LinkPasswordSet(true, Ann), new LinkPasswordSet(false, Ann));
        Link.After(Created).When(l => LinkDecider.SetPassword(l, hasPassword: false, Ann)).NothingFollows();
        Link.After(Created, set).When(l => LinkDecider.SetPassword(l, hasPassword: true, Ann)).Follows(set);
        Link.After(Created, set).When(l => LinkDecider.SetPassword(l, hasPassword: false, Ann)).Follows(taken);
        Link.After(Created, set, taken).When(l => LinkDecider.SetPassword(l, hasPassword: false, Ann)).NothingFollows();
    }

    [Fact]
    public void A_link_is_revoked_once()
    {
        Link.After(Created).When(l => LinkDecider.Revoke(l, Ann)).Follows(Revoked);
        Link.After(Created, Revoked).When(l => LinkDecider.Revoke(l, Ann)).NothingFollows();
        Link.After().When(l => LinkDecider.Revoke(l, Ann)).IsRefused(RefusalCode.NotFound);
    }

    public static TheoryData<string> Changes => [.. Deeds.Where(d => d.Name is not ("create" or "revoke" or "expire")).Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Nothing_is_changed_that_is_not_there_or_no_longer(string name)
    {
        var deed = Deeds.Single(each => each.Name == name);
        Link.After().When(deed.Decide).IsRefused(RefusalCode.NotFound);
        Link.After(Created, Revoked).When(deed.Decide).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void Whatever_is_asked_in_whatever_order_is_lawful()
    {
        Laws.Hold(Links.Link.Initial, Links.Link.Evolve, Deeds);
        Laws.AreAboutAll(Links.Link.Initial, Links.Link.Evolve, Deeds);
    }

    private static IReadOnlyList<Deed<Link, LinkEvent>> Deeds =>
    [
        new("create", l => LinkDecider.Create(l, Created, isFolder: true, Before)),
        new("open for edits", l => LinkDecider.ChangeType(l, LinkType.Edit, isFolder: true, Ann)),
        new("view only", l => LinkDecider.ChangeType(l, LinkType.View, isFolder: true, Ann)),
        new("set expiry", l => LinkDecider.SetExpiry(l, Noon.AddDays(1), Before, Ann)),
        new("lift expiry", l => LinkDecider.SetExpiry(l, null, Before, Ann)),
        new("label", l => LinkDecider.Label(l, "x", Ann)),
        new("unlabel", l => LinkDecider.Label(l, null, Ann)),
        new("set password", l => LinkDecider.SetPassword(l, hasPassword: true, Ann), IsFact: true),
        new("take password", l => LinkDecider.SetPassword(l, hasPassword: false, Ann)),
        new("revoke", l => LinkDecider.Revoke(l, Ann)),
        new("expire", l => LinkDecider.Expire(l, Noon.AddDays(2))),
    ];
}
