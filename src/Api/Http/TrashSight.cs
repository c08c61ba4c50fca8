using Domain;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Http;

/// <summary>
/// What of a space's trash a caller may not know of: what they are denied themselves, and what was deleted out of a folder that they are
/// denied. Where that folder is gone too, nobody can tell any more: then it is hidden from whoever is denied anything in the space.
/// </summary>
internal static class TrashSight
{
    /// <summary>Of what was deleted, what is hidden.</summary>
    /// <param name="denied">What the caller is denied in the space.</param>
    public static async ValueTask<IReadOnlySet<NodeId>> HiddenAsync(
        ApiServices services, IReadOnlySet<NodeId> denied, IReadOnlyList<TrashRow> rows, CancellationToken ct)
    {
        if (denied.Count == 0 || rows.Count == 0) return denied;
        var folders = rows.Select(row => row.FromParent).Distinct().ToList();
        var places = (await services.Core.PlacesAsync(folders, ct)).ToDictionary(place => place.Node.Id);
        return rows.Where(IsHidden).Select(row => row.Node.Id).ToHashSet();

        bool IsHidden(TrashRow row) => denied.Contains(row.Node.Id)
            || !places.TryGetValue(row.FromParent, out var place) || place.Way.Any(step => denied.Contains(step.Id));
    }

    /// <summary>Whether something that was deleted is hidden; what is below it is not looked at.</summary>
    public static async ValueTask<bool> IsHiddenAsync(
        ApiServices services, IReadOnlySet<NodeId> denied, SpaceId space, NodeId deleted, CancellationToken ct) =>
        denied.Count > 0 && (await services.Core.TrashedAsync(space, deleted, ct) is not { } row
            || (await HiddenAsync(services, denied, [row], ct)).Count > 0);

    /// <summary>Of spaces, those with something in their trash that a person may know of: asked of all at once.</summary>
    public static async Task<IReadOnlySet<SpaceId>> FilledAsync(
        ApiServices services, UserId person, IEnumerable<DriveRow> drives, CancellationToken ct)
    {
        var filled = drives.Where(drive => drive.HasTrash).Select(drive => drive.Space).ToList();
        var denials = await services.DenialsAsync(person, filled, ct);
        var known = filled.Select(space => space.Id).ToHashSet();
        if (denials.Count == 0) return known;

        // Only where something is denied has it to be looked at what is in the trash.
        SpaceId[] doubtful = [.. denials.Select(space => space.Key)];
        var rows = (await services.Listing.TrashAsync(doubtful, before: long.MaxValue, int.MaxValue, ct))
            .SelectMany(static space => space).Select(static row => row.Trash).ToList();
        var hidden = await HiddenAsync(services, denials.SelectMany(static space => space).ToHashSet(), rows, ct);
        known.ExceptWith(doubtful);
        known.UnionWith(rows.Where(row => !hidden.Contains(row.Node.Id)).Select(row => row.Node.Space));
        return known;
    }

    /// <summary>Of what is in the trash of a space, how much the caller may know of.</summary>
    public static async ValueTask<long> CountAsync(
        ApiServices services, IReadOnlySet<NodeId> denied, SpaceId space, CancellationToken ct)
    {
        var rows = new List<TrashRow>();
        await foreach (var row in services.Core.TrashAsync(space, ct)) rows.Add(row);
        var hidden = await HiddenAsync(services, denied, rows, ct);
        return rows.Count(row => !hidden.Contains(row.Node.Id));
    }
}
