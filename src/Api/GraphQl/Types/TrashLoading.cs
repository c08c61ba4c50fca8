using Api.GraphQl.Requests;
using Api.Http;
using Domain;
using Projections.Core.Access;
using Projections.Core.Listing;

namespace Api.GraphQl.Types;

/// <summary>A page of a space's trash, newest first.</summary>
/// <param name="Before">Only what was trashed before this position of the log.</param>
internal readonly record struct TrashKey(SpaceId Space, long Before, int Max);

/// <summary>Loads pages of the trashes of many spaces: one statement for all that ask for the same kind of page.</summary>
internal static class TrashLoading
{
    public static async Task<IReadOnlyDictionary<TrashKey, IReadOnlyList<TrashedRow>>> LoadAsync(
        GraphQlRequest request, IReadOnlyList<TrashKey> keys, CancellationToken ct)
    {
        var pages = new Dictionary<TrashKey, IReadOnlyList<TrashedRow>>(keys.Count);
        foreach (var alike in keys.GroupBy(key => (key.Before, key.Max)))
        {
            var rows = await request.Services.Listing.TrashAsync([.. alike.Select(key => key.Space)], alike.Key.Before, alike.Key.Max, ct);
            foreach (var key in alike) pages[key] = [.. rows[key.Space]];
        }

        return pages;
    }

    public static async Task<IReadOnlyDictionary<SpaceId, object>> CountAsync(
        GraphQlRequest request, IReadOnlyList<SpaceId> spaces, CancellationToken ct)
    {
        var counts = await request.Services.Listing.CountTrashAsync(spaces, ct);
        return spaces.ToDictionary(space => space, space => (object)counts.GetValueOrDefault(space));
    }

    public static async Task<IReadOnlyDictionary<DriveRow, object>> FilledAsync(
        GraphQlRequest request, IReadOnlyList<DriveRow> drives, CancellationToken ct)
    {
        var filled = await TrashSight.FilledAsync(request.Services, request.User.Id, drives, ct);
        return drives.ToDictionary(drive => drive, drive => (object)filled.Contains(drive.Space.Id));
    }
}
