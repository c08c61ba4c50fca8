using System.Diagnostics;
using static Domain.Users.UserEvent;

namespace Domain.Users;

/// <summary>The state that a decision about an account needs.</summary>
public abstract record User
{
    private User() { }

    public sealed record Missing : User;

    public sealed record Registered(bool IsAdmin, bool IsDisabled) : User;

    public static readonly User Initial = new Missing();

    public static User Evolve(User state, UserEvent @event) => (state, @event) switch
    {
        (Missing, UserRegistered e) => new Registered(e.IsAdmin, IsDisabled: false),
        (Registered, PasswordChanged) => state,
        (Registered user, UserDisabled) => user with { IsDisabled = true },
        (Registered user, UserEnabled) => user with { IsDisabled = false },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}
