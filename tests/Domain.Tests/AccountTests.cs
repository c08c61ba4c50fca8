using Domain.Users;
using Xunit;
using static Domain.Tests.Sample;
using static Domain.Users.UserEvent;

namespace Domain.Tests;

/// <summary>An account after its registration: role, profile, end.</summary>
public class AccountTests
{
    private static readonly Spec<User, UserEvent> User = new(Users.User.Initial, Users.User.Evolve, UserJson.Types);
    private static readonly UserRegistered Registered = new("alan", "Alan Turing", "alan@example.org", false, Ann);
    private static readonly Profile Profile = new("Alan Turing", null, null, "alan@example.org", null);
    private static readonly UserDeleted Deleted = new("alan", Ann);

    private static readonly Deed<User, UserEvent>[] Deeds =
    [
        new("register", u => UserDecider.Register(
            u, SignInName.Parse("alan", out _)!.Value, "Alan Turing", "alan@example.org", false, Ann)),
        new("change password", u => UserDecider.ChangePassword(u, Ann), IsFact: true),
        new("disable", u => UserDecider.Disable(u, Ann)),
        new("enable", u => UserDecider.Enable(u, Ann)),
        new("make admin", u => UserDecider.SetRole(u, AccountRole.Admin, Ann)),
        new("make guest", u => UserDecider.SetRole(u, AccountRole.Guest, Ann)),
        new("speak german", u => UserDecider.ChangeProfile(u, Profile with { Language = "de" }, Ann)),
        new("speak anything", u => UserDecider.ChangeProfile(u, Profile, Ann)),
        new("show a photo", u => UserDecider.SetPhoto(u, Text.Blob, 120, "image/png", Ann)),
        new("show no photo", u => UserDecider.RemovePhoto(u, Ann)),
        new("delete", u => UserDecider.Delete(u, Ann)),
        new("restore", u => UserDecider.Restore(u, Ann)),
        new("erase", u => UserDecider.Erase(u, Ann)),
    ];

    [Fact]
    public void Who_is_registered_as_admin_has_that_role_and_everybody_else_is_a_user()
    {
        User.After(Registered).When(u => UserDecider.SetRole(u, AccountRole.User, Ann)).NothingFollows();
        User.After(Registered with { IsAdmin = true }).When(u => UserDecider.SetRole(u, AccountRole.Admin, Ann)).NothingFollows();
    }

    [Fact]
    public void A_new_role_tells_what_it_was() => User.After(Registered, new AccountRoleSet("spaceadmin", "user", Ann))
        .When(u => UserDecider.SetRole(u, AccountRole.Guest, Bob)).Follows(new AccountRoleSet("user-light", "spaceadmin", Bob));

    [Fact]
    public void A_role_that_a_later_version_knows_may_do_least_here() => User.After(Registered, new AccountRoleSet("emperor", "user", Ann))
        .When(u => UserDecider.SetRole(u, AccountRole.Guest, Bob)).NothingFollows();

    [Theory]
    [InlineData("admin", true, true, true, true)]
    [InlineData("spaceadmin", false, true, true, true)]
    [InlineData("user", false, false, true, true)]
    [InlineData("user-light", false, false, false, false)]
    public void A_role_tells_what_its_account_may_do(string name, bool accounts, bool spaces, bool creates, bool shares)
    {
        var role = AccountRole.FindByName(name)!;
        Assert.Equal((accounts, spaces, creates, shares), (role.ManagesAccounts, role.ManagesSpaces, role.CreatesSpaces, role.Shares));
    }

    [Fact]
    public void A_changed_profile_tells_the_whole_of_before_and_after()
    {
        var after = new Profile("A. M. Turing", "Alan", "Turing", null, "en-GB");
        User.After(Registered).When(u => UserDecider.ChangeProfile(u, after, Bob)).Follows(new ProfileChanged(after, Profile, Bob));
        User.After(Registered, new ProfileChanged(after, Profile, Bob)).When(u => UserDecider.ChangeProfile(u, after, Bob))
            .NothingFollows();
    }

    public static TheoryData<string> Unfit =>
        ["no display name", "display name", "mail", "given name", "surname", "language", "no language", "tag"];

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_a_person_tells_has_limits(string what)
    {
        var much = new string('x', UserDecider.TextMax + 1);
        var profile = what switch
        {
            "no display name" => Profile with { DisplayName = "" },
            "display name" => Profile with { DisplayName = much },
            "mail" => Profile with { Mail = much },
            "given name" => Profile with { GivenName = much },
            "surname" => Profile with { Surname = much },
            "language" => Profile with { Language = new string('x', UserDecider.LanguageMax + 1) },
            "no language" => Profile with { Language = "" },
            _ => Profile with { Language = "de; drop" },
        };
        User.After(Registered).When(u => UserDecider.ChangeProfile(u, profile, Bob)).IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void An_account_ends_once_and_tells_its_name()
    {
        User.After(Registered).When(u => UserDecider.Delete(u, Ann)).Follows(Deleted);
        User.After(Registered, Deleted).When(u => UserDecider.Delete(u, Ann)).NothingFollows();
        User.After().When(u => UserDecider.Delete(u, Ann)).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void A_deleted_account_comes_back_as_it_was()
    {
        var restored = new UserRestored("alan", Bob);
        User.After(Registered, new UserDisabled(Ann), Deleted).When(u => UserDecider.Restore(u, Bob)).Follows(restored);
        User.After(Registered, new UserDisabled(Ann), Deleted, restored).When(u => UserDecider.Disable(u, Bob)).NothingFollows();
        User.After(Registered).When(u => UserDecider.Restore(u, Bob)).NothingFollows();
        User.After().When(u => UserDecider.Restore(u, Bob)).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void An_account_is_erased_after_it_was_deleted_and_never_comes_back()
    {
        User.After(Registered).When(u => UserDecider.Erase(u, Ann)).IsRefused(RefusalCode.InvalidInput);
        User.After(Registered, Deleted).When(u => UserDecider.Erase(u, Ann)).Follows(new UserErased(Ann));
        User.After(Registered, Deleted, new UserErased(Ann)).When(u => UserDecider.Restore(u, Ann)).IsRefused(RefusalCode.NotFound);
        User.After(Registered, Deleted, new UserErased(Ann)).When(u => UserDecider.Delete(u, Ann)).NothingFollows();
    }

    [Fact]
    public void A_photo_is_recorded_once_and_within_its_limit()
    {
        var set = new PhotoSet(Text.Blob, 120, "image/png", Ann);
        User.After(Registered).When(u => UserDecider.SetPhoto(u, Text.Blob, 120, "image/png", Ann)).Follows(set);
        User.After(Registered, set).When(u => UserDecider.SetPhoto(u, Text.Blob, 120, "image/png", Ann)).NothingFollows();
        User.After(Registered, set).When(u => UserDecider.RemovePhoto(u, Ann)).Follows(new PhotoRemoved(Ann));
        User.After(Registered).When(u => UserDecider.RemovePhoto(u, Ann)).NothingFollows();
        foreach (var size in new[] { 0, UserDecider.PhotoMaxBytes + 1 })
            User.After(Registered).When(u => UserDecider.SetPhoto(u, Text.Blob, size, "image/png", Ann)).IsRefused(RefusalCode.LimitExceeded);
    }

    public static TheoryData<string> Changes => [.. Deeds.Select(deed => deed.Name).Where(name => name is not ("register" or "delete" or "restore" or "erase"))];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Nothing_is_changed_of_an_account_that_is_not_there_or_no_longer(string name)
    {
        var deed = Deeds.Single(each => each.Name == name);
        User.After().When(deed.Decide).IsRefused(RefusalCode.NotFound);
        User.After(Registered, Deleted).When(deed.Decide).IsRefused(RefusalCode.NotFound);
    }

    [Fact]
    public void Whatever_is_asked_in_whatever_order_is_lawful()
    {
        Laws.Hold(Users.User.Initial, Users.User.Evolve, Deeds);
        Laws.AreAboutAll(Users.User.Initial, Users.User.Evolve, Deeds);
    }
}
