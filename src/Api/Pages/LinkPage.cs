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
        if (await Html.RefuseChangesAsync(api, takesForms: true)) return;
        if (!DavPath.TryParse(rawPath, out var path) || path!.Segments is not ["s", { } token, ..])
        {
            await SabreError.WriteAsync(api, DavRefusal.NotFound);
            return;
        }

        string[] below = [.. path.Segments.Skip(2)];
        if (!HttpMethods.IsPost(api.Http.Request.Method))
        {
            await AnswerAsync(api, await links.AuthenticateAsync(api, token), caller => AnswerAsync(api, caller, below));
        }
        else if (await UnlockPage.ReadPasswordAsync(api) is { } password)
        {
            // What is behind it is asked for anew, so that no browser sends the password again when the page is loaded again.
            await AnswerAsync(api, await links.UnlockAsync(api, token, password), _ =>
            {
                api.Http.Response.StatusCode = StatusCodes.Status303SeeOther;
                api.Http.Response.Headers.Location = $"/s{Href.Encode([token, .. below], isCollection: false)}";
                return Task.CompletedTask;
            });
        }
    }

    private static async Task AnswerAsync(ApiRequest api, LinkSignIn signIn, Func<Caller, Task> opened)
    {
        switch (signIn)
        {
            case LinkSignIn.Opened { Caller: var caller }: await opened(caller); break;
            case LinkSignIn.Refused { SignIn: var refused }: await UnlockPage.WriteAsync(api, refused); break;
            case LinkSignIn.Internal { Link: var link }:
                api.Http.Response.Redirect($"{ItemPage.Path}/{FileIds.Of(api.Services.Options.StorageId, link.Grant)}");
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

        var page = new Page(found.Node!, below, caller.Link, standing, await api.Services.SeenMembersAsync(caller, found, standing, ListedMax, ct));
        await Html.WriteAsync(api, StatusCodes.Status200OK, page.Title, page.Write, Page.Script);
    }
}
