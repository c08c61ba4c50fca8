using Api.Http.Authentication;

namespace Api.Ocs;

/// <summary>Who one is. The id is the sign-in name: clients put it into their WebDAV path.</summary>
internal static class CurrentUser
{
    public static async Task HandleAsync(OcsAnswer answer, BasicAuthentication authentication)
    {
        var signIn = await authentication.AuthenticateAsync(answer.Api);
        for (var isAgain = false; signIn is SignIn.Accepted { Caller: var caller }; isAgain = true)
        {
            var account = await answer.Api.Services.Core.UserAsync(caller.Id, answer.Api.Http.RequestAborted);
            if (account is not null && caller.IsCurrent(account))
            {
                await answer.OkAsync(OcsValue.Object(
                    ("id", account.Name), ("display-name", account.DisplayName), ("email", account.Mail ?? ""), ("user-type", "Member"),
                    ("language", "en")));
                return;
            }

            signIn = isAgain ? SignIn.NoCredentials : await authentication.AuthenticateAgainAsync(answer.Api);
        }

        await answer.RefuseAsync(signIn);
    }
}
