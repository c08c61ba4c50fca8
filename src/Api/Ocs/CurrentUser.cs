using Api.Http.Authentication;
using Domain.Users;

namespace Api.Ocs;

/// <summary>Who one is. The id is the sign-in name: clients put it into their WebDAV path.</summary>
internal static class CurrentUser
{
    public static async Task HandleAsync(OcsAnswer answer, BasicAuthentication authentication)
    {
        var (account, signIn) = await Account.OfAsync(answer.Api, authentication);
        await (account is null ? answer.RefuseAsync(signIn) : answer.OkAsync(OcsValue.Object(
            ("id", account.User.Name), ("display-name", account.User.DisplayName), ("email", account.User.Mail ?? ""),
            ("user-type", account.User.Role == AccountRole.Guest ? "Guest" : "Member"), ("language", "en"))));
    }
}
