using Api.Http;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>UNLOCK: the whole lock goes, through whichever resource in its scope it is named. RFC 4918 §9.11.</summary>
public static class Unlock
{
    private static readonly DavRefusal NoSuchLock = new(
        StatusCodes.Status409Conflict, "The token names no lock of this resource.", ErrorBody.LockTokenMatchesRequestUri);

    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (!LockTokenHeader.TryParse(request.Request.Headers["Lock-Token"].ToString(), out var token))
        {
            await request.RefuseAsync(DavRefusal.BadRequest("UNLOCK needs a Lock-Token."));
            return;
        }

        if (await request.CommandAsync(attempt => UnlockAsync(request, token, attempt), ct) is null) return;
        request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<Attempt> UnlockAsync(DavRequest request, string token, CancellationToken ct)
    {
        var target = request.Target;
        if (target.Node is not { IsTrashed: false } node) return DavRefusal.NotFound;
        if (await Preconditions.CheckAsync(request, [target], [], ct) is { } refusal) return refusal;

        var locks = await LocksOf.CoveringAsync(request, node, ct);
        if (locks.FirstOrDefault(row => row.Token == token) is not { } held)
            return NoSuchLock;
        return await LocksOf.RootAsync(request, node, held, ct) is not { } root
            ? DavRefusal.NotFound
            : await request.Services.Nodes.UnlockAsync(
                request.Envelope, target.At.Position, DavTarget.Snapshot(root), [.. locks.Select(row => row.ToHeld())], token, ct);
    }
}
