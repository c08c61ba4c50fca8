using Api.AuthApp;
using Api.Graph;
using Api.Http.Authentication;
using Api.Ocs;
using Api.Pages;
using Api.WebDav;
using Api.WellKnown;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>Which head answers: by the beginning of the path, first match wins.</summary>
internal sealed class Heads : IDisposable
{
    private readonly BasicAuthentication _authentication;
    private readonly LinkAuthentication _links;
    private readonly Health _health;
    private readonly Metrics _metrics;

    public Heads(ApiServices services)
    {
        (_authentication, _health, _metrics) = (new(services), new(services), new(services));
        _links = new(services, _authentication);
    }

    /// <summary>Who watches the server must be answered even when nobody else is.</summary>
    public static bool IsAlwaysAdmitted(string path) => path is "/healthz" or "/readyz" or "/metrics";

    public Task AnswerAsync(ApiRequest api, string path)
    {
        if (IsBelow(path, "/remote.php") || IsBelow(path, "/dav") || IsBelow(path, "/webdav"))
            return Routes.HandleAsync(api, _authentication, _links, path);
        if (IsBelow(path, "/auth-app")) return AppTokenRoutes.HandleAsync(api, _authentication, path);
        if (IsBelow(path, GraphRoutes.Base)) return GraphRoutes.HandleAsync(api, _authentication, path);
        if (IsBelow(path, "/ocs")) return OcsRoutes.HandleAsync(api, _authentication, _links, path);
        return path switch
        {
            _ when IsBelow(path, "/s") => LinkPage.HandleAsync(api, _links, path),
            _ when path.StartsWith("/index.php/s/", StringComparison.Ordinal) => LinkPage.RedirectAsync(api, path),
            "/status.php" or "/status" => StatusPhp.HandleAsync(api),
            "/healthz" => Health.AnswerAliveAsync(api.Http),
            "/readyz" => _health.AnswerReadyAsync(api.Http),
            "/metrics" => _metrics.AnswerAsync(api.Http),
            _ => AnswerAboveAsync(api, path),
        };
    }

    /// <summary>The edge's own refusals, in the form that the head's clients read.</summary>
    public static Task RefuseAsync(ApiRequest api, DavRefusal refusal) =>
        IsBelow(api.Http.Request.Path.Value ?? "", GraphRoutes.Base)
            ? GraphError.WriteAsync(api, refusal.ToGraph())
            : SabreError.WriteAsync(api, refusal);

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
