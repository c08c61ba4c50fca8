using Commands;
using EventStore;
using Microsoft.AspNetCore.Http;

namespace Api.WebDav.Trash;

/// <summary>MOVE out of the trash: back to where it was, or to anywhere else in its space; of a deleted folder also a part alone.</summary>
internal static class TrashMove
{
    private static readonly DavRefusal OtherSpace = new(
        StatusCodes.Status502BadGateway, "Things come back into the space that they were deleted from.");

    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        Arrival? arrival = null;
        NodeSnapshot? node = null;
        LogPosition? etag = null;
        var done = await request.CommandAsync(Attempt, ct);
        if (done is null) return;
        request.Response.StatusCode = arrival!.IsReplacing ? StatusCodes.Status204NoContent : StatusCodes.Status201Created;
        NodeAnswer.Tell(request, request.Target, node!.Id, node.IsFolder, node.IsFolder ? done.Position : etag);

        async Task<Attempt> Attempt(CancellationToken ct)
        {
            if (Bodies.IsPresent(request.Request)) return DavRefusal.NoBodyTaken;
            if (request.Address.Path.Count == 0) return DavRefusal.Forbidden("The trash itself stays where it is.");
            if (await TrashItem.FindAsync(request, ct) is not { Node: { } item } found) return DavRefusal.NotFound;
            (node, etag) = (DavTarget.Snapshot(item), item.ETag);
            (arrival, var unfit) = await Destinations.ReadAsync(request, ct);
            if (arrival is null) return unfit!;
            if (arrival.Target.Space.Id != item.Space) return OtherSpace;
            if (await Preconditions.CheckAsync(request, [arrival.Target], arrival.Touched, ct) is { } locked) return locked;
            var place = await Destinations.WithLevelsAsync(request, arrival.Place, node, ct);
            return await request.Services.Nodes.RestoreAsync(request.Envelope, arrival.SeenAt(found.Position), node, place, ct);
        }
    }
}
