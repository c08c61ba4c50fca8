using System.Globalization;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Ocs.Sharing;

/// <summary>GET of shares: on a path, received ones, or all that the caller made.</summary>
internal static class ListShares
{
    public static async Task HandleAsync(OcsRequest request, CancellationToken ct)
    {
        if (request.IsTrue("shared_with_me")) await request.Answer.OkAsync(OcsValue.List([.. await ReceivedAsync(request, ct)]));
        else if (request["path"] is { Length: > 0 } || request["space_ref"] is { Length: > 0 }) await OfOneAsync(request, ct);
        else await request.Answer.OkAsync(OcsValue.List([.. await MadeAsync(request, ct)]));
    }

    private static async Task<IEnumerable<OcsValue>> ReceivedAsync(OcsRequest request, CancellationToken ct)
    {
        // 0 accepted (what nobody has said no to is), 1 waiting, 2 declined.
        var state = request["state"] ?? "0";
        var rows = await request.Services.Grants.SharedWithAsync(request.Caller.Id, ct);
        return rows
            .Where(row => state switch
            {
                "all" => true,
                "1" => row is { IsAccepted: null, IsMounted: false },
                "2" => row.IsAccepted == false,
                _ => row.IsMounted,
            })
            .Where(row => !row.IsHidden || request.IsTrue("show_hidden"))
            .Select(row => ShareView.Of(request, row.Share, row.Node, row.Space, $"/Shares/{row.Node.Name}", row));
    }

    private static async Task OfOneAsync(OcsRequest request, CancellationToken ct)
    {
        var (root, path, refusal) = CreateShare.Place(request);
        Located? at = null;
        if (refusal is null) (at, refusal) = await request.LocateAsync(root!, path, AccessAction.SeeGrants, ct);
        if (at is null)
        {
            await request.Answer.RefuseAsync(refusal!);
            return;
        }

        var (grants, place) = (request.Services.Grants, await ShowShare.PathAsync(request, at, ct));
        var shares = (await grants.GrantsOnAsync(at.Node.Id, ct)).Where(grant => grant.Via == GrantVia.Share);
        var links = await grants.LinksOnAsync(at.Node.Id, ct);
        await request.Answer.OkAsync(OcsValue.List(
        [
            .. shares.Select(share => ShareView.Of(request, share, at.Node, at.Space, place)),
            .. links.Select(link => ShareView.Of(request, link, at.Node, at.Space, place)),
        ]));
    }

    private static async Task<List<OcsValue>> MadeAsync(OcsRequest request, CancellationToken ct)
    {
        var types = (request["share_types"] ?? "0,1,3").Split(',').Select(type => type.Trim()).ToHashSet();
        var found = new List<OcsValue>();
        foreach (var share in await request.Services.Grants.SharedByAsync(request.Caller.Id, ct))
        {
            var type = share.Subject.IsGroup ? ShareView.Group : ShareView.User;
            if (!types.Contains(type.ToString(CultureInfo.InvariantCulture))) continue;
            if (await ShowShare.LocateAsync(request, share, AccessAction.SeeGrants, ct) is { } at)
                found.Add(ShareView.Of(request, share, at.Node, at.Space, await ShowShare.PathAsync(request, at, ct)));
        }

        if (!types.Contains("3")) return found;
        foreach (var link in await request.Services.Grants.LinksByAsync(request.Caller.Id, ct))
        {
            if (await ShowShare.LocateAsync(request, link.Grant, AccessAction.SeeGrants, ct) is { } at)
                found.Add(ShareView.Of(request, link, at.Node, at.Space, await ShowShare.PathAsync(request, at, ct)));
        }

        return found;
    }
}
