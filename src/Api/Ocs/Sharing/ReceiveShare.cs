using Commands;
using Domain;
using Domain.Access;
using Projections.Core.Access;

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

    public static async Task<ReceivedRow?> FindAsync(OcsRequest request, Guid id, CancellationToken ct) =>
        (await request.Services.Grants.SharedWithAsync(request.Caller.Id, ct)).FirstOrDefault(row => row.Share.Id == id);

    private static async Task AnswerAsync(
        OcsRequest request, string text, Func<Envelope, ShareId, CancellationToken, Task<Outcome>> command, CancellationToken ct)
    {
        var id = Guid.TryParseExact(text, "D", out var guid) ? guid : Guid.Empty;
        var refused = await FindAsync(request, id, ct) is null
            ? AccessRules.NotFound
            : await request.CommandAsync(async ct => (await command(request.Envelope(AccessReasons.Share), new ShareId(id), ct), null), ct);
        var now = refused is null ? await FindAsync(request, id, ct) : null;
        await (now is null
            ? request.RefuseAsync(refused ?? AccessRules.NotFound, "receive_share")
            : request.Answer.OkAsync(OcsValue.List(ShareView.Of(request, now.Share, now.Node, now.Space, $"/Shares/{now.Node.Name}", now))));
    }
}
