using Api.Graph.Activities;
using Api.Graph.Applications;
using Api.Graph.DriveItems;
using Api.Graph.Drives;
using Api.Graph.Export;
using Api.Graph.Favorites;
using Api.Graph.Groups;
using Api.Graph.Invitations;
using Api.Graph.Me;
using Api.Graph.Permissions;
using Api.Graph.Photos;
using Api.Graph.Tags;
using Api.Graph.Users;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.Graph;

/// <summary>Answers one kind of request. A handler reads, asks the domain and says what became of it; it writes nothing itself.</summary>
internal delegate Task<GraphAnswer> GraphHandler(GraphRequest request, CancellationToken ct);

/// <param name="Template">Below the base.</param>
internal sealed record GraphRoute(string Method, string Template, GraphHandler Handler) : PathRoute(Method, Template);

/// <summary>The LibreGraph head: method and path template → handler. Everything in it is for people who are signed in.</summary>
internal static class GraphRoutes
{
    public const string Base = "/graph";
    public const string Stable = "/v1.0";
    public const string Beta = "/v1beta1";

    /// <summary>The first that fits answers.</summary>
    public static IReadOnlyList<GraphRoute> All { get; } =
    [
        .. MeRoutes.All,
        .. DriveRoutes.All,
        .. ItemRoutes.All,
        .. PermissionRoutes.All,
        .. UserRoutes.All,
        .. GroupRoutes.All,
        .. ReadApplications.All,
        .. FavoriteRoutes.All,
        .. TagRoutes.All,
        .. PhotoRoutes.All,
        .. ActivityRoutes.All,
        .. ExportRoute.All,
        .. InvitationRoutes.All,
    ];

    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, string rawPath)
    {
        var ct = api.Http.RequestAborted;
        if (await api.SeeAsync(ct) is { } early)
        {
            await GraphError.WriteAsync(api, early.ToGraph());
            return;
        }

        var (account, signIn) = await Account.OfAsync(api, authentication);
        if (account is null) await GraphError.WriteAsync(api, signIn.ToGraph());
        else if (!DavPath.TryParse(rawPath, out var path)) await GraphError.WriteAsync(api, GraphRefusal.Invalid("The path is malformed."));
        else await AnswerAsync(api, account, [.. path!.Segments.Skip(1)], ct);
    }

    private static async Task AnswerAsync(ApiRequest api, Account account, IReadOnlyList<string> path, CancellationToken ct)
    {
        var found = RouteMatch<GraphRoute>.Find(All, api.Http.Request.Method, path);
        if (found.Route is not { } route)
        {
            if (found.Allowed.Count > 0) api.Http.Response.Headers.Allow = string.Join(", ", found.Allowed);
            await GraphError.WriteAsync(api, found.Allowed.Count > 0 ? GraphRefusal.MethodNotAllowed : GraphRefusal.NotFound);
            return;
        }

        var request = new GraphRequest(api, account, route.Template, found.Values);
        var answer = await route.Handler(request, ct);
        if (answer is GraphAnswer.Refused { Refusal: var refusal }) Record(request, refusal);
        await answer.WriteAsync(api);
    }

    private static void Record(GraphRequest request, GraphRefusal refusal)
    {
        if (HttpMethods.IsGet(request.Http.Method)) return;
        request.Services.Access.Refused(
            request.Envelope(reason: ""), request.Route, refusal.ToDomain(), request.About.Space, request.About.Node);
    }
}
