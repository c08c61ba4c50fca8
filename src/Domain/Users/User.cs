using System.Diagnostics;
using static Domain.Users.UserEvent;

namespace Domain.Users;

/// <summary>The state that a decision about an account needs.</summary>
public abstract record User
{
    private User() { }

    public sealed record Missing : User;

    public sealed record Registered(Personal Name, Profile Profile, AccountRole Role, bool IsDisabled) : User;

    public sealed record Deleted : User;

    public static readonly User Initial = new Missing();

    public static User Evolve(User state, UserEvent @event) => (state, @event) switch
    {
        (Missing, UserRegistered e) => new Registered(
            e.Name,
            new Profile(e.DisplayName, GivenName: null, Surname: null, e.Mail, Language: null),
            e.IsAdmin ? AccountRole.Admin : AccountRole.User,
            IsDisabled: false),
        (Registered, PasswordChanged) => state,
        (Registered user, UserDisabled) => user with { IsDisabled = true },
        (Registered user, UserEnabled) => user with { IsDisabled = false },
        (Registered user, AccountRoleSet e) => user with { Role = AccountRole.FindByName(e.Role) ?? AccountRole.Guest },
        (Registered user, ProfileChanged e) => user with { Profile = e.Profile },
        (Registered, UserDeleted) => new Deleted(),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}
