using Domain.Access;
using Domain.Shares;
using Xunit;
using static Domain.Shares.ShareEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class ShareTests
{
    private static readonly Spec<Share, ShareEvent> Share = new(Shares.Share.Initial, Shares.Share.Evolve, ShareJson.Types);
    private static readonly Grantee WithBob = Grantee.User(Bob);
    private static readonly Granted Viewing = Granted.Of(Roles.Viewer);
    private static readonly Granted Editing = Granted.Of(Roles.Editor, Noon);
    private static readonly ShareCreated Created = new(Home, Docs, WithBob, Viewing, "Have a look", Ann);
    private static readonly ShareChanged Widened = new(Home, Docs, WithBob, Editing, Viewing, Ann);
    private static readonly ShareRevoked Revoked = new(Home, Docs, WithBob, Viewing, Ann);

    [Fact]
    public void A_share_is_recorded_with_what_it_grants_and_its_message() =>
        Share.After().When(s => ShareDecider.Create(s, Created, isFolder: true)).Follows(Created);

    [Fact]
    public void The_same_share_is_not_made_twice() =>
        Share.After(Created).When(s => ShareDecider.Create(s, Created with { Granted = Editing }, isFolder: true)).NothingFollows();

    [Fact]
    public void A_share_that_has_ended_is_not_begun_again() =>
        Share.After(Created, Revoked).When(s => ShareDecider.Create(s, Created, isFolder: true)).NothingFollows();

    [Fact]
    public void Nobody_shares_with_themselves() =>
        Share.After().When(s => ShareDecider.Create(s, Created with { With = Grantee.User(Ann) }, isFolder: true))
            .IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_message_has_a_limit() => Share.After()
        .When(s => ShareDecider.Create(s, Created with { Message = new string('x', ShareDecider.MessageMax + 1) }, isFolder: true))
        .IsRefused(RefusalCode.InvalidInput);

    public static TheoryData<string> AllRoles => [.. Roles.All.Select(role => role.Name)];

    [Theory]
    [MemberData(nameof(AllRoles))]
    public void A_role_is_given_only_on_what_it_is_for(string name)
    {
        var role = Roles.FindByName(name)!;
        var share = Created with { Granted = Granted.Of(role) };
        foreach (var (isFolder, scope) in new[] { (true, RoleScope.Folder), (false, RoleScope.File) })
        {
            var then = Share.After().When(s => ShareDecider.Create(s, share, isFolder));
            if (role.Scope.HasFlag(scope)) then.Follows(share);
            else then.IsRefused(RefusalCode.InvalidInput);
        }
    }

    [Fact]
    public void A_role_grants_its_own_permissions_and_no_others() => Share.After()
        .When(s => ShareDecider.Create(s, Created with { Granted = Viewing with { Permissions = PermissionSet.All } }, isFolder: true))
        .IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_role_that_nobody_knows_is_none() => Share.After(Created)
        .When(s => ShareDecider.Change(s, Viewing with { Role = Guid.NewGuid() }, isFolder: true, Ann)).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void Permissions_without_a_role_are_granted_as_they_are()
    {
        var share = Created with { Granted = new Granted(Role: null, Permission.Stat | Permission.Upload, ExpiresAt: null) };
        Share.After().When(s => ShareDecider.Create(s, share, isFolder: false)).Follows(share);
    }

    [Fact]
    public void A_change_tells_what_was_granted_before() =>
        Share.After(Created).When(s => ShareDecider.Change(s, Editing, isFolder: true, Ann)).Follows(Widened);

    [Fact]
    public void A_change_to_what_is_granted_already_is_nothing() =>
        Share.After(Created, Widened).When(s => ShareDecider.Change(s, Editing, isFolder: true, Bob)).NothingFollows();

    [Fact]
    public void A_role_for_folders_is_not_given_on_a_file_later_either() =>
        Share.After(Created).When(s => ShareDecider.Change(s, Editing, isFolder: false, Ann)).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_share_is_revoked_once_and_tells_what_ended()
    {
        Share.After(Created, Widened).When(s => ShareDecider.Revoke(s, Ann)).Follows(Revoked with { Was = Editing });
        Share.After(Created, Revoked).When(s => ShareDecider.Revoke(s, Ann)).NothingFollows();
        Share.After().When(s => ShareDecider.Revoke(s, Ann)).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void A_share_expires_at_its_instant_and_not_before()
    {
        Share.After(Created, Widened).When(s => ShareDecider.Expire(s, Noon.AddTicks(-1))).NothingFollows();
        Share.After(Created, Widened).When(s => ShareDecider.Expire(s, Noon)).Follows(new ShareExpired(Home, Docs, WithBob, Editing));
    }

    [Fact]
    public void A_share_without_an_expiry_never_expires() =>
        Share.After(Created).When(s => ShareDecider.Expire(s, DateTimeOffset.MaxValue)).NothingFollows();

    [Fact]
    public void A_share_that_was_revoked_does_not_expire_as_well() =>
        Share.After(Created, Widened, Revoked).When(s => ShareDecider.Expire(s, Noon)).NothingFollows();

    [Fact]
    public void Who_receives_a_share_accepts_declines_hides_and_shows_it_for_themselves()
    {
        Share.After(Created).When(s => ShareDecider.Accept(s, Bob)).Follows(new ShareAccepted(Bob));
        Share.After(Created, new ShareAccepted(Bob)).When(s => ShareDecider.Accept(s, Bob)).NothingFollows();
        Share.After(Created, new ShareAccepted(Bob)).When(s => ShareDecider.Accept(s, Ann)).Follows(new ShareAccepted(Ann));
        Share.After(Created, new ShareAccepted(Bob)).When(s => ShareDecider.Decline(s, Bob)).Follows(new ShareDeclined(Bob));
        Share.After(Created).When(s => ShareDecider.Hide(s, Bob)).Follows(new ShareHidden(Bob));
        Share.After(Created).When(s => ShareDecider.Show(s, Bob)).NothingFollows();
        Share.After(Created, new ShareHidden(Bob), new ShareAccepted(Bob)).When(s => ShareDecider.Show(s, Bob))
            .Follows(new ShareShown(Bob));
    }

    [Fact]
    public void What_people_made_of_a_share_outlives_a_change_of_it() =>
        Share.After(Created, new ShareDeclined(Bob), Widened).When(s => ShareDecider.Decline(s, Bob)).NothingFollows();

    public static TheoryData<string> Changes => [.. Deeds.Where(d => d.Name is not ("create" or "revoke" or "expire")).Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Nothing_is_changed_that_is_not_there_or_no_longer(string name)
    {
        var deed = Deeds.Single(each => each.Name == name);
        Share.After().When(deed.Decide).IsRefused(RefusalCode.NotFound);
        Share.After(Created, Revoked).When(deed.Decide).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void Whatever_is_asked_in_whatever_order_is_lawful()
    {
        Laws.Hold(Shares.Share.Initial, Shares.Share.Evolve, Deeds);
        Laws.AreAboutAll(Shares.Share.Initial, Shares.Share.Evolve, Deeds);
    }

    private static IReadOnlyList<Deed<Share, ShareEvent>> Deeds =>
    [
        new("create", s => ShareDecider.Create(s, Created, isFolder: true)),
        new("widen", s => ShareDecider.Change(s, Editing, isFolder: true, Ann)),
        new("narrow", s => ShareDecider.Change(s, Viewing, isFolder: true, Ann)),
        new("deny", s => ShareDecider.Change(s, Granted.Of(Roles.Denied), isFolder: true, Ann)),
        new("accept", s => ShareDecider.Accept(s, Bob)),
        new("decline", s => ShareDecider.Decline(s, Bob)),
        new("hide", s => ShareDecider.Hide(s, Bob)),
        new("show after hiding", s => ShareDecider.Show(s, Bob)),
        new("revoke", s => ShareDecider.Revoke(s, Ann)),
        new("expire", s => ShareDecider.Expire(s, Noon)),
    ];
}
