using Domain.Users;
using Xunit;
using static Domain.Tests.Sample;
using static Domain.Users.UserEvent;

namespace Domain.Tests;

public class UserTests
{
    private static readonly Spec<User, UserEvent> User = new(Users.User.Initial, Users.User.Evolve, UserJson.Types);
    private static readonly UserRegistered Registered = new("alan", "Alan Turing", "alan@example.org", false, Ann);

    [Fact]
    public void An_account_is_recorded() =>
        User.After().When(u => Register(u, "Alan Turing")).Follows(Registered);

    [Fact]
    public void An_account_is_registered_once() => User.After(Registered).When(u => Register(u, "Alan Turing")).NothingFollows();

    [Fact]
    public void An_account_has_a_display_name() => User.After().When(u => Register(u, "")).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void A_display_name_has_a_limit() =>
        User.After().When(u => Register(u, new string('x', UserDecider.TextMax + 1))).IsRefused(RefusalCode.InvalidInput);

    [Fact]
    public void Each_new_password_is_a_fact() =>
        User.After(Registered, new PasswordChanged(Ann)).When(u => UserDecider.ChangePassword(u, Ann)).Follows(new PasswordChanged(Ann));

    [Fact]
    public void An_account_is_disabled_once() =>
        User.After(Registered, new UserDisabled(Ann)).When(u => UserDecider.Disable(u, Ann)).NothingFollows();

    [Fact]
    public void A_disabled_account_can_be_enabled() =>
        User.After(Registered, new UserDisabled(Ann)).When(u => UserDecider.Enable(u, Bob)).Follows(new UserEnabled(Bob));

    [Fact]
    public void An_enabled_account_needs_no_enabling() => User.After(Registered).When(u => UserDecider.Enable(u, Bob)).NothingFollows();

    [Fact]
    public void Nobody_can_be_disabled() => User.After().When(u => UserDecider.Disable(u, Ann)).IsRefused(RefusalCode.NotFound);

    private static Decision<UserEvent> Register(User user, string displayName) =>
        UserDecider.Register(user, SignInName.Parse("alan", out _)!.Value, displayName, "alan@example.org", isAdmin: false, Ann);
}
