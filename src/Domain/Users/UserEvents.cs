namespace Domain.Users;

/// <summary>Everything that can happen to an account. Stream: <c>user-{id}</c>. Password hashes stand in their own table, never in the log.</summary>
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
