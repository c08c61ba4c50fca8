using Api.Http;
using Api.Http.Authentication;
using Api.Ocs.Sharing;
using Microsoft.AspNetCore.Http;

namespace Api.Ocs;

/// <summary>The Open Collaboration Services: capabilities, who one is, and sharing as clients of all ages know it.</summary>
internal static class OcsRoutes
{
    private const string Shares = "apps/files_sharing/api/v1/shares";

    private delegate Task Handler(OcsRequest request, string id, CancellationToken ct);

    /// <param name="Template">A segment in braces stands for one that the handler gets.</param>
    private sealed record Route(string Method, string Template, Handler Handler);

    private static readonly Route[] Table =
    [
        new("GET", "cloud/user", static (request, _, _) => CloudUsers.SelfAsync(request)),
        new("GET", "cloud/user/signing-key", static (request, _, _) => CloudUsers.SigningKeyAsync(request)),
        new("GET", "cloud/users/{id}", CloudUsers.ShowAsync),
        new("GET", "cloud/users/{id}/groups", CloudUsers.GroupsAsync),
        new("GET", Shares, static (request, _, ct) => ListShares.HandleAsync(request, ct)),
        new("POST", Shares, static (request, _, ct) => CreateShare.HandleAsync(request, ct)),
        new("GET", $"{Shares}/{{id}}", ShowShare.HandleAsync),
        new("PUT", $"{Shares}/{{id}}", ChangeShare.HandleAsync),
        new("DELETE", $"{Shares}/{{id}}", DeleteShare.HandleAsync),
        new("POST", $"{Shares}/pending/{{id}}", ReceiveShare.AcceptAsync),
        new("DELETE", $"{Shares}/pending/{{id}}", ReceiveShare.DeclineAsync),
        new("PUT", $"{Shares}/pending/{{id}}", ReceiveShare.HideAsync),
        new("GET", "apps/files_sharing/api/v1/sharees", static (request, _, ct) => Sharees.HandleAsync(request, ct)),
        new("GET", "apps/files_sharing/api/v1/tokeninfo/protected/{id}", TokenInfo.HandleAsync),
    ];

    /// <summary>Every method and path that somebody signed in can ask for: tests walk through it.</summary>
    public static IEnumerable<(string Method, string Template)> All => Table.Select(route => (route.Method, route.Template));

    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, LinkAuthentication links, string rawPath)
    {
        var isV2 = rawPath.StartsWith("/ocs/v2.php/", StringComparison.Ordinal);
        var answer = new OcsAnswer(api, isV2);
        if (!isV2 && !rawPath.StartsWith("/ocs/v1.php/", StringComparison.Ordinal))
        {
            await answer.RefuseAsync(OcsAnswer.NotFound);
            return;
        }

        var path = rawPath["/ocs/v1.php/".Length..].TrimEnd('/');
        await (path switch
        {
            "config" when IsRead(api) => Config.HandleAsync(answer),
            "cloud/capabilities" when IsRead(api) => Capabilities.HandleAsync(answer, authentication),
            _ when TokenInfo.IsOpen(path, out var token) && IsRead(api) => TokenInfo.AnswerAsync(answer, links, token),
            "config" or "cloud/capabilities" => answer.RefuseAsync(OcsAnswer.NotAllowed),
            _ => DispatchAsync(answer, authentication, path),
        });
    }

    private static bool IsRead(ApiRequest api) => HttpMethods.IsGet(api.Http.Request.Method);

    private static async Task DispatchAsync(OcsAnswer answer, BasicAuthentication authentication, string path)
    {
        var matches = Table.Where(route => Matches(route.Template, path)).ToList();
        if (matches.Count == 0)
        {
            await answer.RefuseAsync(OcsAnswer.NotFound);
            return;
        }

        if (matches.Find(route => route.Method == answer.Api.Http.Request.Method) is not { } route)
        {
            answer.Api.Http.Response.Headers.Allow = string.Join(", ", matches.Select(match => match.Method));
            await answer.RefuseAsync(OcsAnswer.NotAllowed);
            return;
        }

        var (account, signIn) = await Account.OfAsync(answer.Api, authentication);
        if (account is null) await answer.RefuseAsync(signIn);
        else if (await OcsRequest.ReadAsync(answer, account, $"/ocs/{route.Template}") is not { } request) await answer.RefuseAsync(OcsAnswer.BadForm);
        else await route.Handler(request, Uri.UnescapeDataString(IdOf(route.Template, path)), answer.Api.Http.RequestAborted);
    }

    private static bool Matches(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First == "{id}" || pair.First == pair.Second);
    }

    private static string IdOf(string template, string path) =>
        template.Split('/').Zip(path.Split('/')).FirstOrDefault(pair => pair.First == "{id}").Second ?? "";
}
