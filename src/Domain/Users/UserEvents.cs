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

    /// <param name="Role">The name of an <see cref="AccountRole"/>.</param>
    public sealed record AccountRoleSet(string Role, string Was, UserId By) : UserEvent;

    public sealed record ProfileChanged(Profile Profile, Profile Was, UserId By) : UserEvent;

    /// <summary>The picture that others see them by; in the same append with its bytes, when they are few.</summary>
    public sealed record PhotoSet(BlobId Blob, long SizeBytes, string MimeType, UserId By) : UserEvent;

    public sealed record PhotoRemoved(UserId By) : UserEvent;

    /// <summary>Gone from every list, and for a time to be brought back. What they made stays, and who they were is known to the log.</summary>
    public sealed record UserDeleted(Personal Name, UserId By) : UserEvent;

    /// <summary>There again, as they were; what they were taken out of they are given anew or not.</summary>
    public sealed record UserRestored(Personal Name, UserId By) : UserEvent;

    /// <summary>The time in which a deleted account can be brought back is over.</summary>
    public sealed record UserErased(UserId By) : UserEvent;
}

/// <summary>What a person tells about themselves.</summary>
/// <param name="Language">A language tag (RFC 5646); null: the client's own.</param>
public sealed record Profile(Personal DisplayName, Personal? GivenName, Personal? Surname, Personal? Mail, string? Language);
