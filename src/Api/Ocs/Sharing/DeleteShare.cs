using Domain;
using Domain.Access;

namespace Api.Ocs.Sharing;

/// <summary>DELETE of a share or link. Who received a share declines it: it is not theirs to end.</summary>
internal static class DeleteShare
{
    public static async Task HandleAsync(OcsRequest request, string text, CancellationToken ct)
    {
        var (id, services) = (ShareForm.Id(text), request.Services);
        var refused = await request.CommandAsync(
            async attempt =>
            {
                var (seen, gone) = await ShareTarget.FindAsync(request, id, AccessAction.Revoke, attempt);
                return seen is null ? gone! : await request.Sharer.RevokeAsync(seen.Item, seen.Grant, attempt);
            },
            ct);
        if (refused is not null && await services.Grants.SharedWithAsync(request.Caller.Id, new ShareId(id), ct) is not null)
        {
            refused = await request.CommandAsync(
                attempt => services.Shares.DeclineAsync(request.Envelope(AccessReasons.Share), new ShareId(id), attempt), ct);
        }

        await (refused is null ? request.Answer.OkAsync(OcsValue.Object()) : request.RefuseAsync(refused, "end_share"));
    }
}
