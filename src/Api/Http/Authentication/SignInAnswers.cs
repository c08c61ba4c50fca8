using Api.WebDav;
using Microsoft.AspNetCore.Http;

namespace Api.Http.Authentication;

/// <summary>What a WebDAV client hears when it is not signed in.</summary>
internal static class SignInAnswers
{
    public static DavRefusal ToDav(this SignIn signIn) => signIn switch
    {
        SignIn.Refused refused => DavRefusal.NotAuthenticated with { Message = refused.Reason },
        SignIn.Throttled throttled => new(
            StatusCodes.Status429TooManyRequests, "Too many wrong passwords; please wait.", RetryAfter: throttled.Wait),
        _ => Faults.Busy,
    };
}
