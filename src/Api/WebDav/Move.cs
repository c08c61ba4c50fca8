using Api.Http;
using Commands;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>MOVE: another name or folder for the same node, whatever it holds. RFC 4918 §9.9. Its id and its history stay.</summary>
public static class Move
{
    private static readonly DavRefusal OtherSpace = new(
        StatusCodes.Status502BadGateway, "Into another space things are copied, and then deleted here.");

    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        Arrival? arrival = null;
        var done = await request.CommandAsync(Attempt, ct);
        if (done is null) return;

        // A move leaves a file's content and so its tag as it is; a folder's tells of every change, its own move as well.
        var node = request.Target.Node!;
        request.Response.StatusCode = arrival!.IsReplacing ? StatusCodes.Status204NoContent : StatusCodes.Status201Created;
        NodeAnswer.Tell(request, request.Target, node.Id, node.IsFolder, node.IsFolder ? done.Position : node.ETag);

        async Task<Attempt> Attempt(CancellationToken ct)
        {
            if (CheckSource(request) is { } refusal) return refusal;
            (arrival, var unfit) = await Destinations.ReadAsync(request, ct);
            if (arrival is null) return unfit!;
            if (arrival.Target.Space.Id != request.Target.Space.Id) return OtherSpace;
            var isBelowSource = await Destinations.IsBelowSourceAsync(request, arrival, ct);
            if (!isBelowSource && await Destinations.HoldsSourceAsync(request, arrival, ct))
                return DavRefusal.Conflict("The destination holds the source.");
            IReadOnlyList<Touched> touched = [.. Leaving.Of(request.Target), .. arrival.Touched];
            if (await Preconditions.CheckAsync(request, [request.Target, arrival.Target], touched, ct) is { } locked) return locked;
            var source = await Leaving.SnapshotAsync(request, request.Target, ct);
            var place = await Destinations.WithLevelsAsync(request, arrival.Place, source, ct);
            return await request.Services.Nodes.MoveAsync(
                request.Envelope, arrival.SeenAt(request.Target.At.Position), source, place, isBelowSource, ct);
        }
    }

    private static DavRefusal? CheckSource(DavRequest request)
    {
        if (request.Target.Node is not { } node) return DavRefusal.NotFound;
        if (node.Id == request.Target.Space.Root) return DavRefusal.Forbidden("A space's root folder stays where it is.");
        if (Bodies.IsPresent(request.Request)) return DavRefusal.NoBodyTaken;
        if (node.IsFolder && !Depths.IsInfinity(request.Request)) return DavRefusal.BadRequest("A folder goes with all that is in it.");
        return Conditionals.Check(request.Request, Etags.Of(node.ETag), node.Mtime);
    }
}
