using System.Net;
using System.Security.Cryptography;
using System.Text;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.Pages;

/// <summary>
/// <c>/s/{token}</c> in a browser: a plain page that names what a link opens, lists a folder, hands out downloads and takes uploads. It
/// needs no program; only uploads use a few lines of script.
/// </summary>
internal static class LinkPage
{
    /// <summary>Members that one page lists; the rest is for WebDAV.</summary>
    public const int ListedMax = 1_000;

    public static Task RedirectAsync(ApiRequest api, string path)
    {
        api.Http.Response.Redirect(path["/index.php".Length..], permanent: true);
        return Task.CompletedTask;
    }

    public static async Task HandleAsync(ApiRequest api, LinkAuthentication links, string rawPath)
    {
        if (!HttpMethods.IsGet(api.Http.Request.Method) && !HttpMethods.IsHead(api.Http.Request.Method))
        {
            api.Http.Response.Headers.Allow = "GET, HEAD";
            await SabreError.WriteAsync(api, DavRefusal.NotAllowed("This page is only read."));
            return;
        }

        if (!DavPath.TryParse(rawPath, out var path) || path!.Segments is not ["s", { } token, ..])
        {
            await SabreError.WriteAsync(api, DavRefusal.NotFound);
            return;
        }

        string[] below = [.. path.Segments.Skip(2)];

        switch (await links.AuthenticateAsync(api, token))
        {
            case LinkSignIn.Opened { Caller: var caller }: await AnswerAsync(api, caller, below); break;
            case LinkSignIn.Refused { SignIn: var signIn }: await AskForPasswordAsync(api, signIn); break;
            case LinkSignIn.Internal { Link: var link }:
                api.Http.Response.Redirect($"/f/{FileIds.Of(api.Services.Options.StorageId, link.Grant)}");
                break;
            default: await SabreError.WriteAsync(api, DavRefusal.NotFound); break;
        }
    }

    private static async Task AnswerAsync(ApiRequest api, Caller caller, string[] below)
    {
        var (core, ct) = (api.Services.Core, api.Http.RequestAborted);
        var grant = caller.Link!.Grant;
        var found = await core.ResolveAsync(null, new PathRoot.AtNode(grant.Space, grant.Node), below, withInline: false, ct);
        var standing = found is { Space: { } space, Node: { IsTrashed: false } node }
            ? await api.Services.StandingAsync(caller, space, node.Id, ct)
            : Standing.Stranger;
        if (!AccessRules.Authorize(AccessAction.See, standing).IsAllowed || (caller.IsDropping && below.Length > 0))
        {
            await SabreError.WriteAsync(api, DavRefusal.NotFound);
            return;
        }

        var page = new Page(found.Node!, below, caller.Link, standing, await MembersAsync(api, caller, found, standing, ct));
        await WriteAsync(api, StatusCodes.Status200OK, page.Title, page.Write);
    }

    private static async Task<IReadOnlyList<NodeRow>> MembersAsync(
        ApiRequest api, Caller caller, Resolved found, Standing standing, CancellationToken ct)
    {
        var (node, members) = (found.Node!, new List<NodeRow>());
        if (!node.IsFolder || !AccessRules.Authorize(AccessAction.List, standing).IsAllowed) return members;
        var below = await api.Services.GrantsBelowAsync(caller, found.Space!, node.Id, ct);
        await foreach (var member in api.Services.Core.ChildrenAsync(node.Id, ct))
        {
            if (members.Count == ListedMax) break;
            if (below?[member.Id].Any(static grant => grant.Permissions.IsEmpty) == true) continue;
            members.Add(member);
        }

        return members;
    }

    private static Task AskForPasswordAsync(ApiRequest api, SignIn signIn)
    {
        var refusal = signIn.ToDav();
        if (refusal.Status == StatusCodes.Status401Unauthorized) ErrorHead.Invite(api.Http);
        return WriteAsync(api, refusal.Status, "A password is needed", static html =>
            html.Append("<p>This link is protected. Sign in as <b>public</b> with the password that you were given.</p>"));
    }

    private static async Task WriteAsync(ApiRequest api, int status, string title, Action<StringBuilder> body)
    {
        var html = new StringBuilder(4096);
        html.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(WebUtility.HtmlEncode(title)).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>")
            .Append(WebUtility.HtmlEncode(title)).Append("</h1>");
        body(html);
        html.Append("</main></body></html>");
        var bytes = Encoding.UTF8.GetBytes(html.ToString());
        var response = api.Http.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = Representation.CacheControl;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src '{Digest(Style)}'; script-src '{Digest(Page.Script)}'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'";
        if (!HttpMethods.IsHead(api.Http.Request.Method)) await response.Body.WriteAsync(bytes, api.Http.RequestAborted);
    }

    private static string Digest(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f6f7f9;color:#1c2330}
        main{max-width:46rem;margin:3rem auto;padding:1.5rem 2rem;background:#fff;border:1px solid #dde1e8;border-radius:8px}
        h1{font-size:1.4rem;overflow-wrap:anywhere}table{width:100%;border-collapse:collapse}
        td,th{padding:.4rem .3rem;border-bottom:1px solid #eceff3;text-align:left}td+td,th+th{text-align:right;white-space:nowrap}
        a{color:#0b5cad}a.button,button{display:inline-block;padding:.5rem 1rem;border:0;border-radius:6px;background:#0b5cad;color:#fff;
        text-decoration:none;font:inherit;cursor:pointer}.quiet{color:#5b6575}
        """;
}
