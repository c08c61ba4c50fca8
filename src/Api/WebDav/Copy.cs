using Api.Http;
using Commands;
using Domain;
using Domain.Nodes;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// COPY: new nodes with the same content and properties, of one space or into another.
/// RFC 4918 §9.8. No byte is copied.
/// </summary>
public static class Copy
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        Arrival? arrival = null;
        var done = await request.CommandAsync(Attempt, ct);
        if (done is null) return;
        request.Response.StatusCode = arrival!.IsReplacing ? StatusCodes.Status204NoContent : StatusCodes.Status201Created;
        NodeAnswer.Tell(request, arrival.Target, done.Node, request.Target.Node!.IsFolder, done.Content);

        async Task<Attempt> Attempt(CancellationToken ct)
        {
            if (CheckSource(request) is { } refusal) return refusal;
            (arrival, var unfit) = await Destinations.ReadAsync(request, ct);
            if (arrival is null) return unfit!;
            if (await Destinations.IsBelowSourceAsync(request, arrival, ct))
                return DavRefusal.Conflict("A folder cannot be copied into itself.");
            if (await Destinations.HoldsSourceAsync(request, arrival, ct)) return DavRefusal.Conflict("The destination holds the source.");
            if (await Preconditions.CheckAsync(request, [request.Target, arrival.Target], arrival.Touched, ct) is { } locked) return locked;
            return await CopyAsync(request, arrival, ct);
        }
    }

    private static DavRefusal? CheckSource(DavRequest request)
    {
        if (request.Target.Node is not { } node) return DavRefusal.NotFound;
        if (Bodies.IsPresent(request.Request)) return DavRefusal.NoBodyTaken;
        if (Depths.Of(request.Request) is null or Depth.One) return DavRefusal.BadRequest("A copy has Depth 0 or infinity.");
        return Conditionals.Check(request.Request, Etags.Of(node.ETag), node.Mtime);
    }

    private static async Task<Attempt> CopyAsync(DavRequest request, Arrival arrival, CancellationToken ct)
    {
        var isDeep = Depths.Of(request.Request) != Depth.Zero;
        var tree = await request.Services.CopyTreeAsync(request.Caller, request.Target.Space, request.Target.Node!, isDeep, ct);
        long sizeBytes = 0;
        foreach (var node in tree) sizeBytes += node.Content?.SizeBytes ?? 0;
        if (!Quota.Fits(arrival.Target.Space, sizeBytes)) return Quota.Exceeded;
        return await request.Services.Nodes.CopyAsync(request.Envelope, arrival.Target.At.Position, tree, arrival.Place, ct);
    }
}
