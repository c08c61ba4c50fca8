namespace Domain.Users;

/// <summary>Everything that can happen to an account. Stream: <c>user-{id}</c>.</summary>
/// <remarks>Password hashes stand in a table of their own, never in the log.</remarks>
public abstract record UserEvent
{
    private UserEvent() { }

    /// <param name="Name">The sign-in name.</param>
    public sealed record UserRegistered(
        Personal Name, Personal DisplayName, Personal? Mail, bool IsAdmin, UserId By) : UserEvent;

    /// <summary>Credentials verified before this event count no longer.</summary>
    public sealed record PasswordChanged(UserId By) : UserEvent;

    public sealed record UserDisabled(UserId By) : UserEvent;

    public sealed record UserEnabled(UserId By) : UserEvent;
}
