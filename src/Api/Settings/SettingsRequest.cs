using Api.Graph;
using Api.Http;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Settings;

/// <summary>One request of the settings API: a JSON object by POST, whatever is asked.</summary>
internal sealed class SettingsRequest(ApiRequest api, Account account, string operation, GraphBody body)
{
    private const string Oneself = "me";

    public ApiServices Services => api.Services;

    public UserRow User => account.User;

    public GraphBody Body => body;

    public string Route => $"POST {SettingsRoutes.Base}/{operation}";

    public Envelope Envelope(string reason) => api.Envelope(account.Caller, Route, reason);

    /// <summary>Whose settings a body speaks of: one's own, and anybody's for who manages accounts. Else there is nobody.</summary>
    public async ValueTask<UserRow?> PersonAsync(GraphBody about, CancellationToken ct)
    {
        var text = about.Text("accountUuid") ?? about.Text("account_uuid") ?? Oneself;
        if (text is Oneself or "" || text == User.Id.Value.ToString("D")) return User;
        return Guid.TryParseExact(text, "D", out var id) ? await PersonAsync(id, ct) : null;
    }

    /// <inheritdoc cref="PersonAsync(GraphBody, CancellationToken)"/>
    public async ValueTask<UserRow?> PersonAsync(Guid id, CancellationToken ct)
    {
        if (id == User.Id.Value) return User;
        if (!User.Role.ManagesAccounts) return null;
        return await Services.Core.UserAsync(new UserId(id), ct) is { IsDeleted: false } person ? person : null;
    }

    public string ReasonFor(UserRow person) => person.Id == User.Id ? AccessReasons.Self : AccessReasons.AccountRole;

    /// <summary>Null when it is done and visible.</summary>
    public async Task<GraphRefusal?> CommandAsync(Func<CancellationToken, Task<Outcome>> command, CancellationToken ct) =>
        await api.SettleAsync(account.Caller, command, ct) is Outcome.Refused no ? no.Refusal.ToGraph() : null;

    /// <summary>A member by either of the two names that clients write it by.</summary>
    public static string? Text(GraphBody body, string camel, string snake) => body.Text(camel) ?? body.Text(snake);

    public static Guid? Id(GraphBody body, string camel, string snake) =>
        Guid.TryParseExact(Text(body, camel, snake), "D", out var id) ? id : null;
}
