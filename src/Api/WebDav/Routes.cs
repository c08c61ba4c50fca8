using System.Collections.Frozen;
using Api.Http;
using Domain.Access;
using Microsoft.AspNetCore.Http;

namespace Api.WebDav;

/// <summary>A verb: answers a request whose target is resolved.</summary>
public delegate Task DavVerb(DavRequest request, CancellationToken ct);

/// <summary>The table method → handler of each area of WebDAV addresses. What a URL names is settled before the verb runs.</summary>
public static class Routes
{
    private enum Reads
    {
        Nothing,
        Target,
        TargetWithContent,
    }

    private readonly record struct Route(DavVerb Verb, AccessAction Action, Reads Reads = Reads.Target);

    private static readonly FrozenDictionary<string, Route> Tree = new Dictionary<string, Route>
    {
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Route> Trash = new Dictionary<string, Route>
    {
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Route> Meta = new Dictionary<string, Route>
    {
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Route> Above = new Dictionary<string, Route>
    {
    }.ToFrozenDictionary();

    /// <summary>Answers a request below <c>/dav</c>, <c>/webdav</c> or <c>/remote.php</c>.</summary>
    /// <param name="rawPath">The path as it was sent.</param>
    public static async Task HandleAsync(ApiRequest api, Caller caller, string rawPath)
    {
        var ct = api.Http.RequestAborted;
        if (DavAddress.Parse(rawPath, caller, api.Services.Options.StorageId) is not { } address)
        {
            await SabreError.WriteAsync(api.Http, DavRefusal.BadPath, api.RequestId);
            return;
        }

        var isKnown = TableOf(address.Area).TryGetValue(api.Http.Request.Method, out var route);
        var request = new DavRequest(api, caller, address, route.Action);
        if (!isKnown)
        {
            await RefuseMethodAsync(request);
            return;
        }

        if (await SeeAsync(request, ct) is { } late) await request.RefuseAsync(late);
        else if (route.Reads != Reads.Nothing && await request.ResolveAsync(route.Reads == Reads.TargetWithContent, ct) is { } refusal)
            await request.RefuseAsync(refusal);
        else await route.Verb(request, ct);
    }

    /// <summary>The methods that an address of this kind knows, for OPTIONS and 405.</summary>
    public static string Allow(DavArea area) => string.Join(", ", TableOf(area).Keys.Order(StringComparer.Ordinal));

    private static FrozenDictionary<string, Route> TableOf(DavArea area) => area switch
    {
        DavArea.Tree => Tree,
        DavArea.Trash => Trash,
        DavArea.Meta => Meta,
        _ => Above,
    };

    // A position that core does not reach in time: the client asked for something that this server cannot show yet.
    private static async ValueTask<DavRefusal?> SeeAsync(DavRequest request, CancellationToken ct)
    {
        if (!request.Request.TryGetLogPosition(out var position)) return DavRefusal.BadRequest($"{LogPositions.Header} is no position.");
        return position is not { } wanted || await request.Services.WaitForCoreAsync(wanted, ct)
            ? null
            : new(StatusCodes.Status503ServiceUnavailable, "What was written elsewhere cannot be shown here yet.");
    }

    private static Task RefuseMethodAsync(DavRequest request)
    {
        if (request.Address.Area == DavArea.Nowhere) return request.RefuseAsync(DavRefusal.NotFound);
        if (!Tree.ContainsKey(request.Request.Method) && !HttpMethods.IsTrace(request.Request.Method))
            return request.RefuseAsync(new(StatusCodes.Status501NotImplemented, "This method is unknown here."));
        request.Response.Headers.Allow = Allow(request.Address.Area);
        return request.RefuseAsync(DavRefusal.NotAllowed("This method is not allowed here."));
    }
}
