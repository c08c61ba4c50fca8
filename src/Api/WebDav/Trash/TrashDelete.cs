using Commands;
using Microsoft.AspNetCore.Http;
using Projections.Core;

namespace Api.WebDav.Trash;

/// <summary>DELETE in the trash: one thing with all below it, or everything, for good.</summary>
internal static class TrashDelete
{
    public static Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (Bodies.IsPresent(request.Request)) return request.RefuseAsync(DavRefusal.NoBodyTaken);
        return request.Address.Path.Count == 0 ? EmptyAsync(request, ct) : PurgeAsync(request, ct);
    }

    private static async Task PurgeAsync(DavRequest request, CancellationToken ct)
    {
        var done = await request.CommandAsync(Attempt, ct);
        if (done is not null) request.Response.StatusCode = StatusCodes.Status204NoContent;

        async Task<Attempt> Attempt(CancellationToken ct) =>
            await TrashItem.FindAsync(request, ct) is { Node: { } item } found
                ? await request.Services.Nodes.PurgeAsync(request.Envelope, found.Position, DavTarget.Snapshot(item), item.SizeBytes, ct)
                : (Attempt)DavRefusal.NotFound;
    }

    private static async Task EmptyAsync(DavRequest request, CancellationToken ct)
    {
        var done = await request.CommandAsync(ct => EmptyOnceAsync(request, ct), ct);
        if (done is not null) request.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>
    /// One command for each thing that was deleted, so that the log tells of each. What another request put into or took out of the
    /// trash meanwhile makes it begin again with what is left.
    /// </summary>
    private static async Task<Attempt> EmptyOnceAsync(DavRequest request, CancellationToken ct)
    {
        var (core, nodes, seenAt) = (request.Services.Core, request.Services.Nodes, request.Target.At.Position);
        var rows = new List<TrashRow>();
        await foreach (var row in core.TrashAsync(request.Target.Space.Id, ct)) rows.Add(row);

        Outcome outcome = new Outcome.Done(request.Target.Space.Root, 0, Position: null, Content: null, RecordedAt: null);
        foreach (var row in rows)
        {
            outcome = await nodes.PurgeAsync(request.Envelope.Next(), seenAt, DavTarget.Snapshot(row.Node), row.Node.SizeBytes, ct);
            if (outcome is not Outcome.Done done) return outcome;

            // Our own advance of the fence is no change that the next one has to know.
            if (done.Position is { } position) seenAt = position;
        }

        return outcome;
    }
}
