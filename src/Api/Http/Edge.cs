using System.Diagnostics;
using Api.WebDav;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Api.Http;

/// <summary>
/// Where every request comes in and every fault ends: who asks from where, the request id, headers that all answers have, admission,
/// and the one place that turns exceptions into answers.
/// </summary>
internal sealed partial class Edge(ApiServices services, Heads heads)
{
    private readonly ILogger _log = services.Logs.CreateLogger("OpenCloud.Http");

    private readonly Cors _cors = new(services.Options.CorsOrigins);

    private readonly Admission _admission = new(
        services.Options.ConcurrentRequestsMax, services.Options.WaitingRequestsMax, services.Options.TurnWaitMax);

    public async Task HandleAsync(HttpContext http)
    {
        var startedAt = Stopwatch.GetTimestamp();
        RequestMetrics.Started();
        var api = Identify(http);
        try
        {
            var path = RawPath(http);
            if (_cors.Answer(http)) return;
            if (Framing.Check(http.Request) is { } unclear) await RefuseAndCloseAsync(api, unclear);
            else if (Heads.IsAlwaysAdmitted(path) || Heads.IsStream(http, path)) await heads.AnswerAsync(api, path);
            else await AdmitAsync(api, path);
        }
        catch (Exception fault)
        {
            await ExplainAsync(api, fault);
        }
        finally
        {
            RequestMetrics.Ended(http.Request.Method, http.Response.StatusCode, startedAt);
        }
    }

    private async Task AdmitAsync(ApiRequest api, string path)
    {
        if (!await _admission.EnterAsync(api.Http.RequestAborted))
        {
            await Heads.RefuseAsync(api, Faults.Busy);
            return;
        }

        try
        {
            await heads.AnswerAsync(api, path);
        }
        finally
        {
            _admission.Leave();
        }
    }

    // What else the connection holds may be no request at all.
    private static Task RefuseAndCloseAsync(ApiRequest api, DavRefusal refusal)
    {
        if (!api.Http.Response.HasStarted) api.Http.Response.Headers.Connection = "close";
        return Heads.RefuseAsync(api, refusal);
    }

    private ApiRequest Identify(HttpContext http)
    {
        var (address, scheme, host) = ClientOrigin.Of(http, services.Options.TrustedProxies);
        var id = RequestIds.Of(http.Request);
        var headers = http.Response.Headers;
        headers[RequestIds.Header] = id;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return new(http, services, id, address, scheme, host);
    }

    // An absolute-form target (RFC 9112 §3.2.2) names its host a second time; only its path says anything new. A fragment, which no
    // target may have, is left in: what it would be cut from is not what the client meant to name.
    internal static string RawPath(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var end = target.IndexOf('?', StringComparison.Ordinal);
        if (end >= 0) target = target[..end];
        if (target is ['/', ..] or "*") return target;
        var authority = target.IndexOf("://", StringComparison.Ordinal);
        var slash = authority < 0 ? -1 : target.IndexOf('/', authority + 3);
        return slash < 0 ? "/" : target[slash..];
    }

    private async Task ExplainAsync(ApiRequest api, Exception fault)
    {
        if (Faults.IsClientGone(fault, api.Http))
        {
            api.Http.Abort();
            return;
        }

        var (refusal, isBug) = Faults.Explain(fault);
        if (isBug) LogBug(fault, api.Http.Request.Method, api.RequestId);
        else if (refusal.Status >= StatusCodes.Status500InternalServerError) LogOutage(fault.Message, refusal.Status, api.RequestId);
        await (Faults.IsUnreadable(fault) ? RefuseAndCloseAsync(api, refusal) : Heads.RefuseAsync(api, refusal));
    }

    [LoggerMessage(LogLevel.Error, "{Method} failed (request {RequestId})")]
    private partial void LogBug(Exception fault, string method, string requestId);

    [LoggerMessage(LogLevel.Warning, "Answered {Status}: {Reason} (request {RequestId})")]
    private partial void LogOutage(string reason, int status, string requestId);
}
