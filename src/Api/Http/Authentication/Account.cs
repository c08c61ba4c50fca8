using Projections.Core;

namespace Api.Http.Authentication;

/// <summary>Who asks, with their account as it is now.</summary>
public sealed record Account(Caller Caller, UserRow User)
{
    /// <summary>Null, and why, when the credentials are none, wrong, or count no longer.</summary>
    internal static async Task<(Account? Account, SignIn SignIn)> OfAsync(ApiRequest api, BasicAuthentication authentication)
    {
        var signIn = await authentication.AuthenticateAsync(api);
        for (var isAgain = false; signIn is SignIn.Accepted { Caller: var caller }; isAgain = true)
        {
            var user = await api.Services.Core.CallerAsync(caller.Id, api.Http.RequestAborted);
            if (user is not null && caller.IsCurrent(user, api.Services.Clock.GetUtcNow())) return (new Account(caller, user), signIn);
            signIn = isAgain ? SignIn.NoCredentials : await authentication.AuthenticateAgainAsync(api);
        }

        return (null, signIn);
    }
}
