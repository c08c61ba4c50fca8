using System.Globalization;
using Api.Http;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Ocs.Sharing;

/// <summary>GET of shares: on a path, received ones, or all that the caller made.</summary>
internal static class ListShares
{
    private static readonly string[] PlaceNames = ["path", "space_ref", "space"];

    public static async Task HandleAsync(OcsRequest request, CancellationToken ct)
    {
        if (request.IsTrue("shared_with_me")) await request.Answer.OkAsync(OcsValue.List([.. await ReceivedAsync(request, ct)]));
        else if (PlaceNames.Any(name => request[name] is { Length: > 0 })) await OfOneAsync(request, ct);
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
            .Select(row => ShareView.Of(request, row));
    }

    private static async Task OfOneAsync(OcsRequest request, CancellationToken ct)
    {
        var (root, path, refusal) = CreateShare.Place(request);
        SeenItem? at = null;
        if (refusal is null) (at, refusal) = await request.FindAsync(root!, path, AccessAction.SeeGrants, ct);
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

    private static async Task<IEnumerable<OcsValue>> MadeAsync(OcsRequest request, CancellationToken ct)
    {
        var (grants, person) = (request.Services.Grants, request.Caller.Id);
        var types = (request["share_types"] ?? "0,1,3").Split(',').Select(type => type.Trim()).ToHashSet();
        var shares = await grants.SharedByAsync(person, ct);
        var links = IsWanted(ShareView.Link) ? await grants.LinksByAsync(person, ct) : [];
        var places = await SeenPlace.LoadAsync(
            request.Services, person, [.. shares.Concat(links.Select(link => link.Grant)).Select(grant => grant.Node).Distinct()], ct);
        return
        [
            .. from share in shares
               where IsWanted(share.Subject.IsGroup ? ShareView.Group : ShareView.User)
               from at in Seen(share)
               select ShareView.Of(request, share, at.Node, at.Space, PathOf(at)),
            .. from link in links
               from at in Seen(link.Grant)
               select ShareView.Of(request, link, at.Node, at.Space, PathOf(at)),
        ];

        bool IsWanted(int type) => types.Contains(type.ToString(CultureInfo.InvariantCulture));

        IEnumerable<SeenPlace> Seen(GrantRow grant) =>
            places.TryGetValue(grant.Node, out var place) && place.Allows(AccessAction.SeeGrants) ? [place] : [];

        static string PathOf(SeenPlace place) =>
            place.Standing.KnowsWay ? "/" + string.Join('/', place.Path) : ShareView.PathOf(place.Node);
    }
}
