using Api.Http;
using Api.Http.Authentication;
using Api.Ocs.Sharing;
using WebDav;

namespace Api.Ocs;

/// <summary>One request with all that opens doors: of these a handler takes what it needs.</summary>
/// <param name="Id">The segment of the path that the template leaves open.</param>
internal sealed record OcsDoor(
    OcsAnswer Answer, BasicAuthentication Authentication, LinkAuthentication Links, string Template, string Id);

/// <param name="Template">Below the version; <c>{id}</c> is given to the handler.</param>
internal sealed record OcsRoute(string Method, string Template, Func<OcsDoor, Task> Handler) : PathRoute(Method, Template);

/// <summary>The Open Collaboration Services: capabilities, who one is, and sharing as clients of all ages know it.</summary>
internal static class OcsRoutes
{
    public const string Base = "/ocs";

    private const string Sharing = "apps/files_sharing/api/v1";
    private const string Shares = $"{Sharing}/shares";

    private delegate Task Handler(OcsRequest request, string id, CancellationToken ct);

    private static readonly OcsRoute[] Table =
    [
        new("GET", "config", static door => Config.HandleAsync(door.Answer)),
        new("GET", "cloud/capabilities", static door => Capabilities.HandleAsync(door.Answer, door.Authentication)),
        new("GET", $"{Sharing}/tokeninfo/unprotected/{{id}}", static door => TokenInfo.AnswerAsync(door.Answer, door.Links, door.Id)),
        SignedIn("GET", $"{Sharing}/tokeninfo/protected/{{id}}", TokenInfo.HandleAsync),
        SignedIn("GET", "cloud/user", static (request, _, ct) => CloudUsers.SelfAsync(request, ct)),
        SignedIn("GET", "cloud/user/signing-key", static (request, _, _) => CloudUsers.SigningKeyAsync(request)),
        SignedIn("GET", "cloud/users/{id}", CloudUsers.ShowAsync),
        SignedIn("GET", "cloud/users/{id}/groups", CloudUsers.GroupsAsync),
        SignedIn("GET", Shares, static (request, _, ct) => ListShares.HandleAsync(request, ct)),
        SignedIn("POST", Shares, static (request, _, ct) => CreateShare.HandleAsync(request, ct)),
        SignedIn("GET", $"{Shares}/{{id}}", ShowShare.HandleAsync),
        SignedIn("PUT", $"{Shares}/{{id}}", ChangeShare.HandleAsync),
        SignedIn("DELETE", $"{Shares}/{{id}}", DeleteShare.HandleAsync),
        SignedIn("POST", $"{Shares}/pending/{{id}}", ReceiveShare.AcceptAsync),
        SignedIn("DELETE", $"{Shares}/pending/{{id}}", ReceiveShare.DeclineAsync),
        SignedIn("PUT", $"{Shares}/pending/{{id}}", ReceiveShare.HideAsync),
        SignedIn("GET", $"{Sharing}/sharees", static (request, _, ct) => Sharees.HandleAsync(request, ct)),
    ];

    /// <summary>Every method and path that is answered: tests walk through it.</summary>
    public static IEnumerable<(string Method, string Template)> All => Table.Select(route => (route.Method, route.Template));

    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, LinkAuthentication links, string rawPath)
    {
        var answer = OcsAnswer.To(api, rawPath);
        if (!DavPath.TryParse(rawPath, out var path))
        {
            await answer.RefuseAsync(OcsAnswer.BadPath);
            return;
        }

        IReadOnlyList<string> below = path!.Segments.ElementAtOrDefault(1) is "v1.php" or "v2.php" ? [.. path.Segments.Skip(2)] : [];
        var found = RouteMatch<OcsRoute>.Find(Table, api.Http.Request.Method, below);
        if (found.Route is { } route)
        {
            await route.Handler(new(answer, authentication, links, $"{Base}/{route.Template}", found.Values.GetValueOrDefault("id", "")));
            return;
        }

        if (found.Allowed.Count > 0) api.Http.Response.Headers.Allow = string.Join(", ", found.Allowed);
        await answer.RefuseAsync(found.Allowed.Count > 0 ? OcsAnswer.NotAllowed : OcsAnswer.NotFound);
    }

    private static OcsRoute SignedIn(string method, string template, Handler handler) => new(method, template, async door =>
    {
        var (answer, ct) = (door.Answer, door.Answer.Api.Http.RequestAborted);
        if (await answer.Api.SeeAsync(ct) is { } early)
        {
            await answer.RefuseAsync(early);
            return;
        }

        var (account, signIn) = await Account.OfAsync(answer.Api, door.Authentication);
        if (account is null) await answer.RefuseAsync(signIn);
        else if (await OcsRequest.ReadAsync(answer, account, door.Template) is not { } request) await answer.RefuseAsync(OcsAnswer.BadForm);
        else await handler(request, door.Id, ct);
    });
}
