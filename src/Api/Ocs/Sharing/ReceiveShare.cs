using Commands;
using Domain;
using Domain.Access;

namespace Api.Ocs.Sharing;

/// <summary>What one makes of a share that one received: take it, leave it, hide it.</summary>
internal static class ReceiveShare
{
    public static Task AcceptAsync(OcsRequest request, string id, CancellationToken ct) =>
        AnswerAsync(request, id, request.Services.Shares.AcceptAsync, ct);

    public static Task DeclineAsync(OcsRequest request, string id, CancellationToken ct) =>
        AnswerAsync(request, id, request.Services.Shares.DeclineAsync, ct);

    public static Task HideAsync(OcsRequest request, string id, CancellationToken ct) =>
        AnswerAsync(request, id, request.IsTrue("hidden") ? request.Services.Shares.HideAsync : request.Services.Shares.ShowAsync, ct);

    private static async Task AnswerAsync(
        OcsRequest request, string text, Func<Envelope, ShareId, CancellationToken, Task<Outcome>> command, CancellationToken ct)
    {
        var (id, grants) = (new ShareId(ShareForm.Id(text)), request.Services.Grants);
        var refused = await grants.SharedWithAsync(request.Caller.Id, id, ct) is null
            ? AccessRules.NotFound
            : await request.CommandAsync(attempt => command(request.Envelope(AccessReasons.Share), id, attempt), ct);
        var now = refused is null ? await grants.SharedWithAsync(request.Caller.Id, id, ct) : null;
        await (now is null
            ? request.RefuseAsync(refused ?? AccessRules.NotFound, "receive_share")
            : request.Answer.OkAsync(OcsValue.List(ShareView.Of(request, now))));
    }
}
