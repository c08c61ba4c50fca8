using Api.AuthApp;
using Api.Graph;
using Api.GraphQl;
using Api.GraphQl.Requests;
using Api.Http.Authentication;
using Api.Ocs;
using Api.Pages;
using Api.Settings;
using Api.WebDav;
using Api.WellKnown;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>Answers what is asked for at one path, or also below it.</summary>
/// <param name="WithBelow">False: nothing is below.</param>
internal sealed record Head(string Path, bool WithBelow, Func<ApiRequest, string, Task> AnswerAsync)
{
    public bool Answers(string path) => path.StartsWith(Path, StringComparison.Ordinal)
        && (path.Length == Path.Length || (WithBelow && path[Path.Length] == '/'));
}

/// <summary>Which head answers: by the beginning of the path, first match wins.</summary>
internal sealed class Heads : IDisposable
{
    private readonly Metrics _metrics;

    public Heads(ApiServices services)
    {
        var (authentication, health) = (new BasicAuthentication(services), new Health(services));
        var links = new LinkAuthentication(services);
        _metrics = new(services);
        var graphQl = new GraphQlHead(services, authentication);
        All =
        [
            new("/remote.php", WithBelow: true, WebDavAsync),
            new("/dav", WithBelow: true, WebDavAsync),
            new("/webdav", WithBelow: true, WebDavAsync),
            new("/auth-app", WithBelow: true, (api, path) => AppTokenRoutes.HandleAsync(api, authentication, path)),
            new(GraphRoutes.Base, WithBelow: true, (api, path) => GraphRoutes.HandleAsync(api, authentication, path)),
            new(SettingsRoutes.Base, WithBelow: true, (api, path) => SettingsRoutes.HandleAsync(api, authentication, path)),
            new(GraphQlHead.Path, WithBelow: true, graphQl.HandleAsync),
            new(OcsRoutes.Base, WithBelow: true, (api, path) => OcsRoutes.HandleAsync(api, authentication, links, path)),
            new("/s", WithBelow: true, (api, path) => LinkPage.HandleAsync(api, links, path)),
            new(ItemPage.Path, WithBelow: true, (api, path) => ItemPage.HandleAsync(api, authentication, path)),
            new("/index.php/s", WithBelow: true, LinkPage.RedirectAsync),
            new(WebFinger.Path, WithBelow: false, (api, _) => WebFinger.HandleAsync(api, authentication)),
            new("/status.php", WithBelow: false, static (api, _) => StatusPhp.HandleAsync(api)),
            new("/status", WithBelow: false, static (api, _) => StatusPhp.HandleAsync(api)),
            new("/healthz", WithBelow: false, static (api, _) => Health.AnswerAliveAsync(api.Http)),
            new("/readyz", WithBelow: false, (api, _) => health.AnswerReadyAsync(api.Http)),
            new("/metrics", WithBelow: false, (api, _) => _metrics.AnswerAsync(api.Http)),
        ];

        Task WebDavAsync(ApiRequest api, string path) => Routes.HandleAsync(api, authentication, links, path);
    }

    /// <summary>Everything that is answered: tests walk through it.</summary>
    public IReadOnlyList<Head> All { get; }

    /// <summary>Who watches the server must be answered even when nobody else is.</summary>
    public static bool IsAlwaysAdmitted(string path) => path is "/healthz" or "/readyz" or "/metrics";

    /// <summary>What may stay open for long has bounds of its own, and takes no turn from requests.</summary>
    public static bool IsStream(HttpContext http, string path) => path == GraphQlHead.Path && GraphQlHead.IsStream(http);

    public Task AnswerAsync(ApiRequest api, string path)
    {
        foreach (var head in All)
            if (head.Answers(path)) return head.AnswerAsync(api, path);
        return AnswerAboveAsync(api, path);
    }

    /// <summary>The edge's own refusals, in the form that the head's clients read.</summary>
    public static Task RefuseAsync(ApiRequest api, DavRefusal refusal) => (api.Http.Request.Path.Value ?? "") switch
    {
        GraphQlHead.Path => GraphQlErrors.WriteAsync(api, refusal),
        var path when IsBelow(path, GraphRoutes.Base) || IsBelow(path, SettingsRoutes.Base) =>
            GraphError.WriteAsync(api, refusal.ToGraph()),
        var path when IsBelow(path, OcsRoutes.Base) => OcsAnswer.To(api, path).RefuseAsync(refusal),
        _ => SabreError.WriteAsync(api, refusal),
    };

    public void Dispose() => _metrics.Dispose();

    private static bool IsBelow(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/');

    // Clients that look for a mount's root climb to "/": a quick answer without a page.
    private static Task AnswerAboveAsync(ApiRequest api, string path)
    {
        if (!HttpMethods.IsOptions(api.Http.Request.Method) || path is not ("/" or "*"))
            return SabreError.WriteAsync(api, DavRefusal.NotFound);
        Options.Answer(api.Http.Response, DavArea.Above);
        return Task.CompletedTask;
    }
}
