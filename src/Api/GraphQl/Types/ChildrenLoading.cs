using Api.GraphQl.Requests;
using Domain;
using Projections.Core;
using Projections.Core.Listing;

namespace Api.GraphQl.Types;

/// <summary>A page of one folder's members.</summary>
/// <param name="Denied">Nodes of the folder's space that the caller is denied.</param>
internal sealed record ChildrenKey(NodeId Folder, ChildrenRequest Wanted, IReadOnlySet<NodeId> Denied);

/// <summary>Loads members of many folders: one statement for all that ask for the same kind of page.</summary>
internal static class ChildrenLoading
{
    public static async Task<IReadOnlyDictionary<ChildrenKey, IReadOnlyList<NodeRow>>> LoadAsync(
        GraphQlRequest request, IReadOnlyList<ChildrenKey> keys, CancellationToken ct)
    {
        var pages = new Dictionary<ChildrenKey, IReadOnlyList<NodeRow>>(keys.Count);
        foreach (var alike in keys.GroupBy(key => key.Wanted))
        {
            var rows = await request.Services.Listing.ChildrenAsync(Folders(alike), alike.Key, Denied(alike), ct);
            foreach (var key in alike) pages[key] = rows.GetValueOrDefault(key.Folder, []);
        }

        return pages;
    }

    public static async Task<IReadOnlyDictionary<ChildrenKey, object>> CountAsync(
        GraphQlRequest request, IReadOnlyList<ChildrenKey> keys, CancellationToken ct)
    {
        var counts = new Dictionary<ChildrenKey, object>(keys.Count);
        foreach (var alike in keys.GroupBy(key => key.Wanted))
        {
            var found = await request.Services.Listing.CountChildrenAsync(Folders(alike), alike.Key, Denied(alike), ct);
            foreach (var key in alike) counts[key] = found.GetValueOrDefault(key.Folder);
        }

        return counts;
    }

    private static NodeId[] Folders(IEnumerable<ChildrenKey> keys) => [.. keys.Select(key => key.Folder).Distinct()];

    private static NodeId[] Denied(IEnumerable<ChildrenKey> keys) =>
        [.. keys.Select(key => key.Denied).Distinct().SelectMany(denied => denied)];
}
