using Api.Graph;
using Api.Http;
using Api.Http.Authentication;
using Domain.Access;
using Microsoft.AspNetCore.Http;

namespace Api.Settings;

/// <summary>
/// The settings API: what each person decides for themselves, which role their account has and what that lets them do. What settings and
/// roles there are is the server's own, and nobody changes it here.
/// </summary>
internal static class SettingsRoutes
{
    public const string Base = "/api/v0/settings";

    private delegate Task<GraphAnswer> Handler(SettingsRequest request, CancellationToken ct);

    private static readonly IReadOnlyDictionary<string, Handler> Table = new Dictionary<string, Handler>
    {
        ["bundles-list"] = Bundles.ListAsync,
        ["bundle-get"] = Bundles.GetAsync,
        ["bundle-save"] = FixedAsync,
        ["bundles-add-setting"] = FixedAsync,
        ["bundles-remove-setting"] = FixedAsync,
        ["values-list"] = Values.ListAsync,
        ["values-get"] = Values.GetAsync,
        ["values-get-by-unique-identifiers"] = Values.GetBySettingAsync,
        ["values-save"] = SaveValue.HandleAsync,
        ["roles-list"] = Bundles.RolesAsync,
        ["assignments-list"] = Assignments.ListAsync,
        ["assignments-list-filtered"] = Assignments.ListFilteredAsync,
        ["assignments-add"] = Assignments.AddAsync,
        ["assignments-remove"] = Assignments.RemoveAsync,
        ["permissions-list"] = Permissions.ListAsync,
        ["permissions-list-by-resource"] = Permissions.ListByResourceAsync,
        ["permissions-get-by-id"] = Permissions.GetAsync,
    };

    /// <summary>Every operation, each asked for by POST: tests walk through it.</summary>
    public static IEnumerable<string> All => Table.Keys;

    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, string path)
    {
        var ct = api.Http.RequestAborted;
        if (await api.SeeAsync(ct) is { } early)
        {
            await GraphError.WriteAsync(api, early.ToGraph());
            return;
        }

        var (account, signIn) = await Account.OfAsync(api, authentication);
        if (account is null)
        {
            await GraphError.WriteAsync(api, signIn.ToGraph());
            return;
        }

        var operation = path.Length > Base.Length ? path[(Base.Length + 1)..] : "";
        if (!Table.TryGetValue(operation, out var handler)) await GraphError.WriteAsync(api, GraphRefusal.NotFound);
        else if (HttpMethods.IsPost(api.Http.Request.Method)) await AnswerAsync(api, account, operation, handler, ct);
        else
        {
            api.Http.Response.Headers.Allow = "POST";
            await GraphError.WriteAsync(api, GraphRefusal.MethodNotAllowed);
        }
    }

    private static async Task AnswerAsync(ApiRequest api, Account account, string operation, Handler handler, CancellationToken ct)
    {
        var body = await GraphBody.ReadAsync(api.Http.Request, ct);
        var request = new SettingsRequest(api, account, operation, body);
        var answer = body.Refusal is { } unreadable ? unreadable : await handler(request, ct);
        if (answer is GraphAnswer.Refused { Refusal: var refusal } && IsChange(operation))
            api.Services.Access.Refused(request.Envelope(reason: ""), request.Route, refusal.ToDomain(), space: null, node: null);
        await answer.WriteAsync(api);
    }

    private static bool IsChange(string operation) =>
        operation is "values-save" or "assignments-add" or "assignments-remove" || Table[operation] == FixedAsync;

    private static Task<GraphAnswer> FixedAsync(SettingsRequest request, CancellationToken ct) =>
        Task.FromResult<GraphAnswer>(GraphRefusal.Denied("Which settings and roles there are is not changed here."));
}
