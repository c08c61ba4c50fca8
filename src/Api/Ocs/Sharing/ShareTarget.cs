using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Ocs.Sharing;

/// <summary>The share or link that a request names, and what it is on.</summary>
internal sealed record ShareTarget(SeenItem Item, GrantRow Grant, LinkRow? Link)
{
    /// <summary>A refusal when there is none, or the action is not the caller's.</summary>
    public static async Task<(ShareTarget? Target, Refusal? Refusal)> FindAsync(
        OcsRequest request, Guid id, AccessAction action, CancellationToken ct)
    {
        if (await LookAsync(request, id, action, ct) is { } found) return (found, null);

        // Whoever may see it learns that they may not do this to it; for all others there is none.
        return (null, await ShowShare.FindAsync(request, id, ct) is null ? AccessRules.NotFound : AccessRules.Forbidden);
    }

    /// <summary>Null when there is none, or the action is not the caller's.</summary>
    public static async Task<ShareTarget?> LookAsync(OcsRequest request, Guid id, AccessAction action, CancellationToken ct)
    {
        var grants = request.Services.Grants;
        var link = await grants.LinkAsync(new LinkId(id), ct);
        if ((link?.Grant ?? await grants.ShareAsync(new ShareId(id), ct)) is not { } grant) return null;
        return await request.FindAsync(grant, action, ct) is { } item ? new(item, grant, link) : null;
    }
}
