using Api.Graph;
using Api.Http;
using Api.Http.Authentication;
using Microsoft.AspNetCore.Http;

namespace Api.WellKnown;

/// <summary>
/// WebFinger, RFC 7033: where a client finds its server. Of every account of this host the answer is the same, so that nobody learns
/// which there are; the server's own address is told to who is signed in.
/// </summary>
internal static class WebFinger
{
    public const string Path = "/.well-known/webfinger";

    private static readonly string[] Instance =
        ["http://webfinger.opencloud/rel/server-instance", "http://webfinger.owncloud/rel/server-instance"];

    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication)
    {
        var request = api.Http.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            api.Http.Response.Headers.Allow = "GET, HEAD";
            await GraphError.WriteAsync(api, GraphRefusal.MethodNotAllowed);
            return;
        }

        // §4.2: without a resource, or with a malformed one, the request is a bad one.
        if (request.Query["resource"] is not [{ } resource] || !Uri.TryCreate(resource, UriKind.Absolute, out var subject))
        {
            await GraphError.WriteAsync(api, GraphRefusal.Invalid("A resource is needed: an acct: or https: address."));
            return;
        }

        if (!IsOurs(api, subject))
        {
            await GraphError.WriteAsync(api, GraphRefusal.NotFound);
            return;
        }

        var isSignedIn = request.Headers.Authorization.Count > 0 && (await Account.OfAsync(api, authentication)).Account is not null;
        await WriteAsync(api, resource, isSignedIn);
    }

    private static bool IsOurs(ApiRequest api, Uri subject)
    {
        var host = subject.Scheme switch
        {
            "acct" => subject.AbsolutePath.Split('@') is [_, .., var named] ? named : "",
            "http" or "https" => subject.Authority,
            _ => "",
        };

        // With its port, as addresses name it, or without, as accounts do.
        return api.Origins.Any(origin =>
            host.Equals(origin.Host, StringComparison.OrdinalIgnoreCase)
            || host.Equals($"{origin.Host}:{origin.Port}", StringComparison.OrdinalIgnoreCase));
    }

    private static Task WriteAsync(ApiRequest api, string subject, bool isSignedIn)
    {
        var wanted = api.Http.Request.Query["rel"];
        var address = api.Services.Options.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{api.Scheme}://{api.Host.Value}";
        return JsonAnswer.WriteAsync(api.Http, json =>
        {
            json.WriteStartObject();
            json.WriteString("subject", subject);
            json.WriteStartArray("links");
            foreach (var rel in isSignedIn ? Instance : [])
            {
                if (wanted.Count > 0 && !wanted.Contains(rel)) continue;
                json.WriteStartObject();
                json.WriteString("rel", rel);
                json.WriteString("href", address);
                json.WriteStartObject("titles");
                json.WriteString("en", StatusPhp.ProductName);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
