using Api.GraphQl.Requests;
using Api.Http;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Core;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>A space as the caller knows it, now or as of a position of the log.</summary>
internal sealed record SpaceView(SeenSpace Seen, LogPosition? AsOf = null)
{
    public SpaceRow Space => Seen.Drive.Space;
}

/// <summary>Loads spaces by their ids: those that the caller may know of.</summary>
internal static class SpaceLoading
{
    public static async Task<IReadOnlyDictionary<SpaceId, SpaceView>> LoadAsync(
        GraphQlRequest request, IReadOnlyList<SpaceId> ids, CancellationToken ct) =>
        (await ViewsAsync(request, await request.Services.Listing.DrivesAsync(ids, ct), ct)).ToDictionary(view => view.Space.Id);

    public static async Task<IReadOnlyList<SpaceView>> ViewsAsync(
        GraphQlRequest request, IReadOnlyList<DriveRow> drives, CancellationToken ct)
    {
        NodeId[] roots = [.. drives.Where(drive => drive.Space.Owner != request.User.Id).Select(drive => drive.Space.Root)];
        var grants = roots.Length == 0 ? null : await request.Services.Listing.GrantsReachingAsync(request.User.Id, roots, ct);
        return
        [
            .. from drive in drives
               let standing = drive.Space.Owner == request.User.Id ? Standing.Owner : new Standing([.. grants![drive.Space.Root]])
               let seen = SeenSpace.Of(request.User, drive, standing)
               where seen.IsVisible
               select new SpaceView(seen),
        ];
    }
}
