using Api.Http;
using Domain;
using Domain.Access;

namespace Api.Ocs.Sharing;

/// <summary>GET of one share or link: for those who may see what is granted there, and for those who receive it.</summary>
internal static class ShowShare
{
    public static async Task HandleAsync(OcsRequest request, string id, CancellationToken ct)
    {
        var found = await FindAsync(request, ShareForm.Id(id), ct);
        await (found is null ? request.Answer.RefuseAsync(AccessRules.NotFound) : request.Answer.OkAsync(OcsValue.List(found)));
    }

    public static async Task<OcsValue?> FindAsync(OcsRequest request, Guid id, CancellationToken ct)
    {
        if (await ShareTarget.LookAsync(request, id, AccessAction.SeeGrants, ct) is var (at, share, link))
        {
            var path = await PathAsync(request, at, ct);
            return link is null
                ? ShareView.Of(request, share, at.Node, at.Space, path)
                : ShareView.Of(request, link, at.Node, at.Space, path);
        }

        return await request.Services.Grants.SharedWithAsync(request.Caller.Id, new ShareId(id), ct) is { } received
            ? ShareView.Of(request, received)
            : null;
    }

    /// <summary>Where it stands for the caller: in its space, or among what others share with them.</summary>
    public static async Task<string> PathAsync(OcsRequest request, SeenItem at, CancellationToken ct) => at.Standing.KnowsWay
        ? "/" + string.Join('/', await request.Services.Core.PathOfAsync(at.Node.Id, ct) ?? [])
        : ShareView.PathOf(at.Node);
}
