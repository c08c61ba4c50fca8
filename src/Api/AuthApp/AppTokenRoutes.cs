using System.Globalization;
using System.Text.Json;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Commands;
using Domain;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using Projections.Core.Access;

namespace Api.AuthApp;

/// <summary><c>/auth-app/tokens</c>: passwords for single programs, each made, seen and revoked by itself. Reference: B2.</summary>
internal static class AppTokenRoutes
{
    private const string Template = "/auth-app/tokens";

    private static readonly TimeSpan ValidDefault = TimeSpan.FromHours(72);

    /// <summary>Every method that is answered: tests walk through it.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["GET", "POST", "DELETE"];

    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, string path)
    {
        if (path.TrimEnd('/') != Template)
        {
            await SabreError.WriteAsync(api, DavRefusal.NotFound);
            return;
        }

        if (!Methods.Contains(api.Http.Request.Method))
        {
            api.Http.Response.Headers.Allow = string.Join(", ", Methods);
            await SabreError.WriteAsync(api, DavRefusal.NotAllowed("This method is not allowed here."));
            return;
        }

        if (await api.SeeAsync(api.Http.RequestAborted) is { } early)
        {
            await SabreError.WriteAsync(api, early);
            return;
        }

        var (account, signIn) = await Account.OfAsync(api, authentication);
        if (account is null) await SabreError.WriteAsync(api, signIn.ToDav());

        // A token that made tokens would outlive its own revocation.
        else if (account.Caller.Token is not null) await SabreError.WriteAsync(api, DavRefusal.NotPermitted);
        else if (HttpMethods.IsGet(api.Http.Request.Method)) await ListAsync(api, account);
        else if (HttpMethods.IsPost(api.Http.Request.Method)) await CreateAsync(api, account);
        else await RevokeAsync(api, account);
    }

    private static async Task ListAsync(ApiRequest api, Account account)
    {
        var tokens = await api.Services.Grants.AppTokensAsync(account.User.Id, api.Http.RequestAborted);
        await JsonAnswer.WriteAsync(api.Http, json =>
        {
            json.WriteStartArray();
            foreach (var token in tokens) Write(json, token.Id.ToString(), token);
            json.WriteEndArray();
        });
    }

    private static async Task CreateAsync(ApiRequest api, Account account)
    {
        var (services, query, now) = (api.Services, api.Http.Request.Query, api.Services.Clock.GetUtcNow());
        if (!TryParse(query["expiry"].ToString(), out var validFor))
        {
            await SabreError.WriteAsync(api, DavRefusal.BadRequest("expiry is a duration such as 72h or 30m."));
            return;
        }

        var (text, id, label) = (AppTokenText.New(), Guid.CreateVersion7(), query["label"].ToString());
        if (label.Length == 0) label = "Generated via API";
        var outcome = await services.AppTokens.CreateAsync(
            Envelope(api, account), id, account.User.Id, label, AppTokenText.Digest(text), now + validFor, now, api.Http.RequestAborted);
        if (await RefusedAsync(api, account, outcome)) return;
        await JsonAnswer.WriteAsync(api.Http, json => Write(json, text, new AppTokenRow(id, account.User.Id, label, now + validFor, now)));
    }

    private static async Task RevokeAsync(ApiRequest api, Account account)
    {
        var (services, ct) = (api.Services, api.Http.RequestAborted);
        var text = api.Http.Request.Query["token"].ToString();
        var id = Guid.TryParse(text, out var given) ? given
            : await services.Credentials.FindTokenAsync(account.User.Id, AppTokenText.Digest(text), ct) ?? Guid.Empty;
        if (await services.Grants.AppTokenAsync(id, ct) is not { } token || token.Person != account.User.Id)
        {
            await SabreError.WriteAsync(api, DavRefusal.NotFound);
            return;
        }

        var outcome = await services.AppTokens.RevokeAsync(Envelope(api, account), id, ct);
        if (!await RefusedAsync(api, account, outcome)) api.Http.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static Envelope Envelope(ApiRequest api, Account account) =>
        api.Envelope(account.Caller, $"{api.Http.Request.Method} {Template}", AccessReasons.Self);

    /// <summary>Waits until what was done can be seen; a refusal is answered.</summary>
    private static async Task<bool> RefusedAsync(ApiRequest api, Account account, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Done { Position: { } position }:
                await api.TellWrittenAsync(position, api.Http.RequestAborted);
                return false;
            case Outcome.Refused { Refusal: var refusal }:
                api.Services.Access.Refused(Envelope(api, account), "app_token", refusal, null, null);
                await SabreError.WriteAsync(api, refusal.ToDav());
                return true;
            case Outcome.Stale:
                var isSignedIn = await api.IsSignedInAsync(account.Caller, api.Http.RequestAborted);
                await SabreError.WriteAsync(api, isSignedIn ? DavRefusal.Contended : DavRefusal.NotAuthenticated);
                return true;
            default: return false;
        }
    }

    private static void Write(Utf8JsonWriter json, string text, AppTokenRow token)
    {
        json.WriteStartObject();
        json.WriteString("token", text);
        json.WriteString("label", token.Label);
        json.WriteString("expiration_date", token.ExpiresAt);
        json.WriteString("created_date", token.CreatedAt);
        json.WriteEndObject();
    }

    /// <summary>A number and h, m, s or d; nothing: <see cref="ValidDefault"/>.</summary>
    private static bool TryParse(string text, out TimeSpan duration)
    {
        duration = ValidDefault;
        if (text.Length == 0) return true;
        if (!double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number is <= 0 or > 1e6) return false;
        var unit = text[^1] switch { 'd' => 86_400, 'h' => 3_600, 'm' => 60, 's' => 1, _ => 0 };
        duration = TimeSpan.FromSeconds(number * unit);
        return unit > 0;
    }
}
