using Api.Http;
using Domain.Locks;
using Microsoft.AspNetCore.Http;

namespace Api.WebDav.Versions;

/// <summary>
/// COPY of an old version makes its content the current one again.
/// The Destination is the file itself, and says nothing more.
/// </summary>
internal static class VersionCopy
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        var done = await request.CommandAsync(Attempt, ct);
        if (done is null) return;
        request.Response.StatusCode = StatusCodes.Status204NoContent;
        NodeAnswer.Tell(request, request.Target, done.Node, isFolder: false, done.Content);

        async Task<Attempt> Attempt(CancellationToken ct)
        {
            if (Bodies.IsPresent(request.Request)) return DavRefusal.NoBodyTaken;
            if (VersionAt.FileOf(request) is not { } file || await VersionAt.FindAsync(request, file, ct) is not { } version)
                return DavRefusal.NotFound;
            if (Conditionals.Check(request.Request, Etags.Of(file.ETag), file.Mtime) is { } failed) return failed;
            Touched[] touched = [new(file.Id, request.Address.Prefix, LockedChange.Content)];
            if (await Preconditions.CheckAsync(request, [request.Target], touched, ct) is { } locked) return locked;
            if (!Quota.Fits(request.Target.Space, version.SizeBytes - file.SizeBytes)) return Quota.Exceeded;
            return await request.Services.Nodes.RestoreVersionAsync(
                request.Envelope, request.Target.At.Position, DavTarget.Snapshot(file), version.Key, version.Content, ct);
        }
    }
}
