using Domain;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Ocs.Sharing;

/// <summary>DELETE of a share or link. Who received a share declines it: it is not theirs to end.</summary>
internal static class DeleteShare
{
    public static async Task HandleAsync(OcsRequest request, string text, CancellationToken ct)
    {
        var id = Guid.TryParseExact(text, "D", out var guid) ? guid : Guid.Empty;
        var (grants, services) = (request.Services.Grants, request.Services);
        var refused = await grants.LinkAsync(new LinkId(id), ct) is { } link
                ? await EndAsync(request, link.Grant, by => services.Links.RevokeAsync(by, link.Id, ct), ct)
            : await grants.ShareAsync(new ShareId(id), ct) is { } share
                ? await EndAsync(request, share, by => services.Shares.RevokeAsync(by, new ShareId(id), ct), ct)
            : AccessRules.NotFound;
        if (refused is not null && await grants.SharedWithAsync(request.Caller.Id, new ShareId(id), ct) is not null)
            refused = await request.CommandAsync(async ct =>
                (await services.Shares.DeclineAsync(request.Envelope(AccessReasons.Share), new ShareId(id), ct), null), ct);
        await (refused is null ? request.Answer.OkAsync(OcsValue.Object()) : request.RefuseAsync(refused, "end_share"));
    }

    private static Task<Refusal?> EndAsync(
        OcsRequest request, GrantRow grant, Func<Envelope, Task<Commands.Outcome>> end, CancellationToken ct) =>
        request.CommandAsync(async ct => await request.FindAsync(grant, AccessAction.Revoke, ct) is { } at
            ? (await end(request.Envelope(at.Reason(AccessAction.Revoke))), null)
            : (null, await ShowShare.RefusalAsync(request, grant.Id, ct)), ct);
}
