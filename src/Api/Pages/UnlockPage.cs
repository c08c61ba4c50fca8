using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Api.Pages;

/// <summary>What stands at a link's address until its password is typed: a form, and no word of what is behind it.</summary>
internal static class UnlockPage
{
    /// <summary>The field, and the whole form.</summary>
    private const int NameMaxBytes = 16, PasswordMaxBytes = 1024, FormMaxBytes = 4 * 1024;

    private const string Field = "password";

    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>RFC 9110 §15.5.2 wants a challenge. Browsers have no dialog for this one, and show the page.</summary>
    private const string Challenge = "Form realm=\"OpenCloud\"";

    /// <summary>The password that the form sent; null, and it is answered, when it is not the link's own form that came.</summary>
    public static async Task<string?> ReadPasswordAsync(ApiRequest api)
    {
        var request = api.Http.Request;
        var refusal = SameOrigin.IsDenied(api) ? DavRefusal.Forbidden("A link's password is typed into its own page.")
            : request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) != true ? DavRefusal.UnsupportedMediaType($"The password comes as {FormType}.")
            : null;
        try
        {
            if (refusal is null)
            {
                using var reader = new FormReader(new LimitedStream(request.Body, FormMaxBytes))
                {
                    ValueCountLimit = 1,
                    KeyLengthLimit = NameMaxBytes,
                    ValueLengthLimit = PasswordMaxBytes,
                };
                return (await reader.ReadFormAsync(api.Http.RequestAborted)).GetValueOrDefault(Field).ToString();
            }
        }
        catch (InvalidDataException)
        {
            refusal = DavRefusal.BadRequest("The form is malformed or too long.");
        }

        await SabreError.WriteAsync(api, refusal!);
        return null;
    }

    public static Task WriteAsync(ApiRequest api, SignIn signIn)
    {
        var refusal = signIn.ToDav();
        var (response, error) = (api.Http.Response, ErrorOf(signIn, api.Services.Clock.GetUtcNow()));
        if (refusal.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = Challenge;
        ErrorHead.TellWhen(response, refusal.Status, refusal.RetryAfter);
        return Html.WriteAsync(api, refusal.Status, "A password is needed", html =>
        {
            html.Append("<p>This link is protected. Type the password that you were given with it.</p>");
            if (error is not null) html.Append("<p class=\"error\" role=\"alert\">").Append(Html.Text(error)).Append("</p>");
            html.Append("<form method=\"post\"><p><label for=\"password\">Password</label> <input id=\"password\" type=\"password\" name=\"")
                .Append(Field).Append("\" autocomplete=\"off\" required autofocus> <button>Open</button></p></form>");
        });
    }

    private static string? ErrorOf(SignIn signIn, DateTimeOffset now) => signIn switch
    {
        _ when signIn == SignIn.NoCredentials => null,
        SignIn.Refused => "This is not the password. Please try again.",
        SignIn.Throttled throttled =>
            $"Too many wrong passwords came from your network. The next one is looked at from {(now + throttled.Wait).UtcDateTime:HH:mm:ss} UTC on.",
        _ => "There is more to do than this server can at the moment. Please try again.",
    };
}
