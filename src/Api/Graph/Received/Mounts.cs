using Api.Graph.DriveItems;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Graph.Received;

/// <summary>What the caller makes of what is shared with them: accept it, decline it, hide it or show it again.</summary>
internal static class Mounts
{
    public static async Task<GraphAnswer> AcceptAsync(GraphRequest request, CancellationToken ct)
    {
        if (!ShareJail.Names(request["drive"], out var mount) || mount is not null) return await ElsewhereAsync(request, ct);
        var body = await request.ReadAsync(ct);
        var remote = body.Object("remoteItem")?.Text("id");
        if (body.Refusal is { } unfit) return unfit;
        if (remote is null || FileIds.Parse(remote, request.Storage) is not PathRoot.AtNode node) return GraphRefusal.NotFound;
        var all = await ReceivedItem.AllAsync(request, ct);
        var received = all.FirstOrDefault(item => item.Node.Id == node.Id && item.Space.Id == node.Space);
        var (changed, refusal) = await ForEachAsync(request, received, request.Services.Shares.AcceptAsync, ct);
        return changed is null ? refusal! : GraphAnswer.Created(json => changed.Write(json, request));
    }

    public static async Task<GraphAnswer> DeclineAsync(GraphRequest request, CancellationToken ct)
    {
        if (!IsMount(request, out var share)) return await ElsewhereAsync(request, ct);
        var (changed, refusal) = await ForEachAsync(request, await FindAsync(request, share, ct), request.Services.Shares.DeclineAsync, ct);
        return changed is null ? refusal! : GraphAnswer.NoContent;
    }

    public static async Task<GraphAnswer> HideAsync(GraphRequest request, CancellationToken ct)
    {
        if (!IsMount(request, out var share)) return await ElsewhereAsync(request, ct);
        var body = await request.ReadAsync(ct);
        var isHidden = body.Flag("@UI.Hidden");
        if (body.Refusal is { } unfit) return unfit;
        if (isHidden is null) return GraphRefusal.Invalid("Nothing is named that could change.");
        var shares = request.Services.Shares;
        var (changed, refusal) = await ForEachAsync(
            request, await FindAsync(request, share, ct), isHidden.Value ? shares.HideAsync : shares.ShowAsync, ct);
        return changed is null ? refusal! : GraphAnswer.Ok(json => changed.Write(json, request));
    }

    private static bool IsMount(GraphRequest request, out ShareId share)
    {
        ShareId? named = null;
        var isMount = ShareJail.Names(request["drive"], out _) && ShareJail.Names(request["item"], out named) && named is not null;
        share = named ?? default;
        return isMount;
    }

    private static async ValueTask<ReceivedItem?> FindAsync(GraphRequest request, ShareId share, CancellationToken ct) =>
        (await ReceivedItem.AllAsync(request, ct)).FirstOrDefault(item => item.Shares.Any(each => each.Share.Id == share.Value));

    /// <summary>The item as it is afterwards.</summary>
    private static async ValueTask<(ReceivedItem? Item, GraphRefusal? Refusal)> ForEachAsync(
        GraphRequest request, ReceivedItem? item, Func<Envelope, ShareId, CancellationToken, Task<Outcome>> command, CancellationToken ct)
    {
        if (item is null) return (null, GraphRefusal.NotFound);
        request.About = (item.Space.Id, item.Node.Id);
        foreach (var share in item.Shares)
        {
            var id = new ShareId(share.Share.Id);
            if (await request.CommandAsync(AccessReasons.Self, by => command(by, id, ct), ct) is { } refusal) return (null, refusal);
        }

        var changed = await FindAsync(request, new ShareId(item.Shares[0].Share.Id), ct);
        return changed is null ? (null, GraphRefusal.NotFound) : (changed, null);
    }

    /// <summary>Files are made, changed and deleted by WebDAV, not here.</summary>
    private static async ValueTask<GraphRefusal> ElsewhereAsync(GraphRequest request, CancellationToken ct) =>
        (await ItemTarget.FindAsync(request, AccessAction.See, ct)).Refusal ?? GraphRefusal.MethodNotAllowed;
}
