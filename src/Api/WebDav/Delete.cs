using Api.Http;
using Commands;
using Domain.Locks;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>DELETE moves a resource into the trash. RFC 4918 §9.6. One event, even for a collection: its members go with it.</summary>
public static class Delete
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        var done = await request.CommandAsync(Attempt, ct);
        if (done is not null) request.Response.StatusCode = StatusCodes.Status204NoContent;

        async Task<Attempt> Attempt(CancellationToken ct)
        {
            if (await CheckAsync(request, ct) is { } refusal) return refusal;
            var target = request.Target;
            return await request.Services.Nodes.TrashAsync(
                request.Envelope, target.At.Position, await Leaving.SnapshotAsync(request, target, ct),
                await Places.PathAsync(request, target, ct), ct);
        }
    }

    private static async ValueTask<DavRefusal?> CheckAsync(DavRequest request, CancellationToken ct)
    {
        var target = request.Target;
        if (target.Node is not { } node) return DavRefusal.NotFound;
        if (node.Id == target.Space.Root) return DavRefusal.NotAllowed("A space's root folder stays where it is.");
        if (Bodies.IsPresent(request.Request)) return DavRefusal.NoBodyTaken;

        // §9.6.1: on a collection no Depth but infinity is allowed; an absent header means infinity.
        if (node.IsFolder && !Depths.IsInfinity(request.Request)) return DavRefusal.BadRequest("A folder goes with all that is in it.");
        if (Conditionals.Check(request.Request, Etags.Of(node.ETag), node.Mtime) is { } failed) return failed;
        return await Preconditions.CheckAsync(request, [target], Leaving.Of(target), ct);
    }
}
