using static Domain.Users.User;
using static Domain.Users.UserEvent;

namespace Domain.Users;

/// <summary>The rules of an account. Pure; repeating a command yields no event, but for a password, which nobody can compare.</summary>
public static class UserDecider
{
    /// <summary>UTF-16 units of a display name or an address: far above any real one, far below an event's limit.</summary>
    public const int TextMax = 256;

    public static Decision<UserEvent> Register(
        User state, SignInName name, string displayName, string? mail, bool isAdmin, UserId by) => state switch
        {
            Missing when displayName.Length is 0 or > TextMax =>
                new Refusal(RefusalCode.InvalidInput, $"A display name has 1 to {TextMax} characters."),
            Missing when mail?.Length > TextMax => new Refusal(RefusalCode.InvalidInput, $"A mail address has at most {TextMax} characters."),
            Missing => [new UserRegistered(name.Value, displayName, mail is null ? default(Personal?) : mail, isAdmin, by)],
            _ => [],
        };

    public static Decision<UserEvent> ChangePassword(User state, UserId by) => state switch
    {
        Registered => [new PasswordChanged(by)],
        _ => NotFound,
    };

    public static Decision<UserEvent> Disable(User state, UserId by) => state switch
    {
        Registered { IsDisabled: true } => [],
        Registered => [new UserDisabled(by)],
        _ => NotFound,
    };

    public static Decision<UserEvent> Enable(User state, UserId by) => state switch
    {
        Registered { IsDisabled: false } => [],
        Registered => [new UserEnabled(by)],
        _ => NotFound,
    };

    private static Refusal NotFound => new(RefusalCode.NotFound, "No such account.");
}
