using System.Collections.Frozen;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav.Trash;
using Api.WebDav.Versions;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>A verb: answers a request whose target is resolved.</summary>
public delegate Task DavVerb(DavRequest request, CancellationToken ct);

/// <summary>The table method → handler of each area of WebDAV addresses. What a URL names is settled before the verb runs.</summary>
public static class Routes
{
    private enum Reads
    {
        Target,
        TargetWithContent,

        /// <summary>Most often there is none yet.</summary>
        NewTarget,

        /// <summary>Whether the caller's account still is as it was when they signed in.</summary>
        Caller,
        Nothing,
    }

    private readonly record struct Route(DavVerb Verb, AccessAction Action, Reads Reads = Reads.Target);

    private static readonly FrozenDictionary<string, Route> Tree = new Dictionary<string, Route>
    {
        ["OPTIONS"] = new(Options.HandleAsync, AccessAction.See, Reads.Nothing),
        ["GET"] = new(Get.HandleAsync, AccessAction.ReadContent, Reads.TargetWithContent),
        ["HEAD"] = new(Get.HandleAsync, AccessAction.ReadContent),
        ["PUT"] = new(Put.HandleAsync, AccessAction.Write, Reads.NewTarget),
        ["DELETE"] = new(Delete.HandleAsync, AccessAction.Trash),
        ["MKCOL"] = new(Mkcol.HandleAsync, AccessAction.Create),
        ["COPY"] = new(Copy.HandleAsync, AccessAction.ReadContent),
        ["MOVE"] = new(Move.HandleAsync, AccessAction.Move),
        ["PROPFIND"] = new(PropFind.HandleAsync, AccessAction.See),
        ["PROPPATCH"] = new(PropPatch.HandleAsync, AccessAction.Mark),
        ["LOCK"] = new(Lock.HandleAsync, AccessAction.Lock),
        ["UNLOCK"] = new(Unlock.HandleAsync, AccessAction.Lock),
        ["REPORT"] = new(Report.HandleAsync, AccessAction.List),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Route> Deleted = new Dictionary<string, Route>
    {
        ["OPTIONS"] = new(Options.HandleAsync, AccessAction.See, Reads.Nothing),
        ["PROPFIND"] = new(TrashPropFind.HandleAsync, AccessAction.ListTrash),
        ["MOVE"] = new(TrashMove.HandleAsync, AccessAction.Restore),
        ["DELETE"] = new(TrashDelete.HandleAsync, AccessAction.Purge),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Route> Meta = new Dictionary<string, Route>
    {
        ["OPTIONS"] = new(Options.HandleAsync, AccessAction.See, Reads.Nothing),
        ["PROPFIND"] = new(MetaPropFind.HandleAsync, AccessAction.See),
        ["GET"] = new(VersionGet.HandleAsync, AccessAction.ReadVersions),
        ["HEAD"] = new(VersionGet.HandleAsync, AccessAction.ReadVersions),
        ["COPY"] = new(VersionCopy.HandleAsync, AccessAction.RestoreVersion),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Route> Mounts = new Dictionary<string, Route>
    {
        ["OPTIONS"] = new(Options.HandleAsync, AccessAction.See, Reads.Nothing),
        ["PROPFIND"] = new(SharesPropFind.HandleAsync, AccessAction.See, Reads.Caller),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Route> Above = new Dictionary<string, Route>
    {
        ["OPTIONS"] = new(Options.HandleAsync, AccessAction.See, Reads.Nothing),
        ["REPORT"] = new(Report.HandleAsync, AccessAction.See, Reads.Caller),
    }.ToFrozenDictionary();

    /// <summary>HTTP's own methods that no address takes: 405, RFC 9110 §15.5.6. What nobody knows is answered 501, §15.6.2.</summary>
    private static readonly FrozenSet<string> NeverAllowed = FrozenSet.Create("PATCH", "POST", "TRACE");

    private static readonly FrozenDictionary<DavArea, string> AllowOf =
        Enum.GetValues<DavArea>().ToFrozenDictionary(
            area => area, area => string.Join(", ", TableOf(area).Keys.Order(StringComparer.Ordinal)));

    /// <summary>Answers a request below <c>/dav</c>, <c>/webdav</c> or <c>/remote.php</c>.</summary>
    /// <param name="rawPath">The path as it was sent.</param>
    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, LinkAuthentication links, string rawPath)
    {
        if (DavPath.TryParse(rawPath, out var path) && DavAddress.LinkToken(path!) is { } token)
        {
            await ServeLinkAsync(api, authentication, links, token, path!);
            return;
        }

        var signIn = await authentication.AuthenticateAsync(api);
        for (var isAgain = false; ; isAgain = true)
        {
            if (signIn is not SignIn.Accepted { Caller: var caller })
            {
                await SabreError.WriteAsync(api, signIn.ToDav());
                return;
            }

            if (await TryServeAsync(api, caller, rawPath)) return;
            signIn = isAgain ? SignIn.NoCredentials : await authentication.AuthenticateAgainAsync(api);
        }
    }

    private static async Task ServeLinkAsync(
        ApiRequest api, BasicAuthentication authentication, LinkAuthentication links, string token, DavPath path)
    {
        switch (await links.AuthenticateAsync(api, token))
        {
            case LinkSignIn.Opened { Caller: var caller }: await TryServeAsync(api, caller, Edge.RawPath(api.Http)); break;

            // The page asks for the password in words; a browser's own dialog would ask for a name that nobody knows.
            case LinkSignIn.Refused when IsOpenedInBrowser(api.Http.Request):
                api.Http.Response.Redirect($"/s{Href.Encode(path.Segments.SkipWhile(segment => segment != token), isCollection: false)}");
                break;
            case LinkSignIn.Refused { SignIn: var signIn }: await SabreError.WriteAsync(api, signIn.ToDav()); break;

            // An address for those who may reach the thing anyway.
            case LinkSignIn.Internal { Link: var link }:
                if ((await Account.OfAsync(api, authentication)).Account is null) await SabreError.WriteAsync(api, DavRefusal.NotAuthenticated);
                else api.Http.Response.Redirect($"/dav/spaces/{FileIds.Of(api.Services.Options.StorageId, link.Grant)}", permanent: false, preserveMethod: true);
                break;
            default: await SabreError.WriteAsync(api, DavRefusal.NotFound); break;
        }
    }

    private static bool IsOpenedInBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Authorization.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The methods that an address of this kind knows, for OPTIONS and 405.</summary>
    public static string Allow(DavArea area) => AllowOf[area];

    /// <summary>False, and nothing is answered yet, when the credentials turned out to count no longer.</summary>
    private static async Task<bool> TryServeAsync(ApiRequest api, Caller caller, string rawPath)
    {
        var ct = api.Http.RequestAborted;
        if (!DavPath.TryParse(rawPath, out var path))
        {
            await SabreError.WriteAsync(api, DavRefusal.BadPath);
            return true;
        }

        var address = DavAddress.Of(path!, caller, api.Services.Options.StorageId);
        var isKnown = TableOf(address.Area).TryGetValue(api.Http.Request.Method, out var route);
        var request = new DavRequest(api, caller, address, route.Action);
        if (address.Area == DavArea.Nowhere)
        {
            await request.RefuseAsync(DavRefusal.NotFound);
            return true;
        }

        if (!isKnown)
        {
            await RefuseMethodAsync(request);
            return true;
        }

        var refusal = await api.SeeAsync(ct);
        refusal ??= route.Reads switch
        {
            Reads.Nothing => null,
            Reads.Caller => await request.CheckCallerAsync(ct),
            Reads.NewTarget => await request.ResolveNewAsync(ct),
            var reads => await request.ResolveAsync(withContent: reads == Reads.TargetWithContent, ct),
        };
        if (refusal == DavRefusal.NotAuthenticated) return false;
        await (refusal is null ? route.Verb(request, ct) : request.RefuseAsync(refusal));
        return true;
    }

    private static FrozenDictionary<string, Route> TableOf(DavArea area) => area switch
    {
        DavArea.Tree => Tree,
        DavArea.Trash => Deleted,
        DavArea.Meta => Meta,
        DavArea.Shares => Mounts,
        _ => Above,
    };

    private static Task RefuseMethodAsync(DavRequest request)
    {
        if (!Tree.ContainsKey(request.Request.Method) && !NeverAllowed.Contains(request.Request.Method))
            return request.RefuseAsync(new(StatusCodes.Status501NotImplemented, "This method is unknown here."));
        request.Response.Headers.Allow = Allow(request.Address.Area);
        return request.RefuseAsync(DavRefusal.NotAllowed("This method is not allowed here."));
    }
}
