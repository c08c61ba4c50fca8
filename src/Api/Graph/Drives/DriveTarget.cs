using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Graph.Drives;

/// <summary>The drive that a request names, and what the caller is to it.</summary>
internal static class DriveTarget
{
    public static async ValueTask<(SeenSpace? Target, GraphRefusal? Refusal)> FindAsync(GraphRequest request, CancellationToken ct)
    {
        if (FileIds.Parse(request["drive"], request.Storage) is not PathRoot.InSpace { Id: var id }) return (null, GraphRefusal.NotFound);
        if (await request.Services.Grants.DriveAsync(id, ct) is not { } drive) return (null, GraphRefusal.NotFound);
        request.About = (id, null);
        var target = await OfAsync(request, drive, ct);
        return target.IsVisible ? (target, null) : (null, GraphRefusal.NotFound);
    }

    /// <summary>As <see cref="FindAsync"/>, for a change: of the drive as the caller knows it, if they say so by <c>If-Match</c>.</summary>
    public static async ValueTask<(SeenSpace? Target, GraphRefusal? Refusal)> FindUnchangedAsync(GraphRequest request, CancellationToken ct)
    {
        var (target, refusal) = await FindAsync(request, ct);
        return target is null || Conditionals.Check(request.Http, Etags.Of(target.Drive.ETag), mtime: null) is null
            ? (target, refusal)
            : (null, GraphRefusal.Changed);
    }

    public static async ValueTask<SeenSpace> OfAsync(GraphRequest request, DriveRow drive, CancellationToken ct)
    {
        var standing = await request.Services.StandingAsync(request.Caller, drive.Space, drive.Space.Root, ct);
        return SeenSpace.Of(request.User, drive, standing);
    }
}
