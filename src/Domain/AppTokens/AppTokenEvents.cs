namespace Domain.AppTokens;

/// <summary>
/// Everything that can happen to an app token: a password of its own for one program of a person's. Stream: <c>app_token-{id}</c>.
/// Its hash stands outside the log.
/// </summary>
public abstract record AppTokenEvent
{
    private AppTokenEvent() { }

    /// <param name="Label">What the person calls it.</param>
    public sealed record AppTokenCreated(UserId User, Personal Label, DateTimeOffset ExpiresAt, UserId By) : AppTokenEvent;

    public sealed record AppTokenRevoked(UserId User, UserId By) : AppTokenEvent;
}
