using Api.Http;
using Domain;
using Domain.Access;

namespace Api.Ocs.Sharing;

/// <summary>GET of one share or link: for those who may see what is granted there, and for those who receive it.</summary>
internal static class ShowShare
{
    public static async Task HandleAsync(OcsRequest request, string id, CancellationToken ct)
    {
        var found = Guid.TryParseExact(id, "D", out var share) ? await FindAsync(request, share, ct) : null;
        await (found is null ? request.Answer.RefuseAsync(AccessRules.NotFound) : request.Answer.OkAsync(OcsValue.List(found)));
    }

    public static async Task<OcsValue?> FindAsync(OcsRequest request, Guid id, CancellationToken ct)
    {
        var grants = request.Services.Grants;
        if (await grants.LinkAsync(new LinkId(id), ct) is { } link)
        {
            return await request.FindAsync(link.Grant, AccessAction.SeeGrants, ct) is { } there
                ? ShareView.Of(request, link, there.Node, there.Space, await PathAsync(request, there, ct))
                : null;
        }

        if (await grants.ShareAsync(new ShareId(id), ct) is not { } share) return null;
        if (await request.FindAsync(share, AccessAction.SeeGrants, ct) is { } at)
            return ShareView.Of(request, share, at.Node, at.Space, await PathAsync(request, at, ct));
        return await grants.SharedWithAsync(request.Caller.Id, new ShareId(id), ct) is { } received ? ShareView.Of(request, received) : null;
    }

    /// <summary>To whoever may see the share, that they may not change it; to all others there is none.</summary>
    public static async Task<Refusal> RefusalAsync(OcsRequest request, Guid id, CancellationToken ct) =>
        await FindAsync(request, id, ct) is null ? AccessRules.NotFound : AccessRules.Forbidden;

    /// <summary>Where it stands for the caller: in its space, or among what others share with them.</summary>
    public static async Task<string> PathAsync(OcsRequest request, SeenItem at, CancellationToken ct) => at.Standing.KnowsWay
        ? "/" + string.Join('/', await request.Services.Core.PathOfAsync(at.Node.Id, ct) ?? [])
        : ShareView.PathOf(at.Node);
}
