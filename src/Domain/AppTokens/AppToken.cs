using System.Diagnostics;
using static Domain.AppTokens.AppTokenEvent;

namespace Domain.AppTokens;

/// <summary>The state that a decision about an app token needs.</summary>
public abstract record AppToken
{
    private AppToken() { }

    public sealed record Missing : AppToken;

    public sealed record Issued(UserId User, DateTimeOffset ExpiresAt) : AppToken;

    public sealed record Revoked : AppToken;

    public static readonly AppToken Initial = new Missing();

    public static AppToken Evolve(AppToken state, AppTokenEvent @event) => (state, @event) switch
    {
        (Missing, AppTokenCreated e) => new Issued(e.User, e.ExpiresAt),
        (Issued, AppTokenRevoked) => new Revoked(),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}

/// <summary>The rules of an app token. Pure; repeating a command yields no event.</summary>
public static class AppTokenDecider
{
    /// <summary>UTF-16 units of a label.</summary>
    public const int LabelMax = 256;

    public static readonly TimeSpan ValidMax = TimeSpan.FromDays(10 * 366);

    public static Decision<AppTokenEvent> Create(AppToken state, AppTokenCreated token, DateTimeOffset now) => state switch
    {
        AppToken.Missing when token.Label.Value.Length > LabelMax =>
            new Refusal(RefusalCode.InvalidInput, $"A label has at most {LabelMax} characters."),
        AppToken.Missing when token.ExpiresAt <= now || token.ExpiresAt - now > ValidMax =>
            new Refusal(RefusalCode.InvalidInput, "An app token expires in the future, within ten years."),
        AppToken.Missing => [token],
        _ => [],
    };

    public static Decision<AppTokenEvent> Revoke(AppToken state, UserId by) => state switch
    {
        AppToken.Issued token => [new AppTokenRevoked(token.User, by)],
        AppToken.Revoked => [],
        _ => new Refusal(RefusalCode.NotFound, "No such app token."),
    };
}
