using System.Diagnostics;
using static Domain.Users.UserEvent;

namespace Domain.Users;

/// <summary>The state that a decision about an account needs.</summary>
public abstract record User
{
    private User() { }

    public sealed record Missing : User;

    /// <param name="Photo">Null: none.</param>
    public sealed record Registered(Personal Name, Profile Profile, AccountRole Role, bool IsDisabled, BlobId? Photo = null) : User;

    /// <summary>May still come back.</summary>
    public sealed record Deleted(Registered Was) : User;

    public sealed record Erased : User;

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
        (Registered user, PhotoSet e) => user with { Photo = e.Blob },
        (Registered user, PhotoRemoved) => user with { Photo = null },
        (Registered user, UserDeleted) => new Deleted(user),
        (Deleted gone, UserRestored) => gone.Was,
        (Deleted, UserErased) => new Erased(),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}
