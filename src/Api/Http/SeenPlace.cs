using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Http;

/// <summary>A live file or folder, where it stands, and what a person may do with it: of many at once.</summary>
/// <param name="Way">From the space's root down to the thing itself.</param>
internal sealed record SeenPlace(NodeRow Node, SpaceRow Space, IReadOnlyList<(NodeId Id, string Name)> Way, Standing Standing)
{
    /// <summary>In its space, without the root.</summary>
    public IEnumerable<string> Path => Way.Skip(1).Select(step => step.Name);

    public bool Allows(AccessAction action) => AccessRules.Authorize(action, Standing).IsAllowed;

    /// <summary>Those of the nodes that are live: two reads, however many. Whoever asks decides what may be told of them.</summary>
    public static async Task<IReadOnlyDictionary<NodeId, SeenPlace>> LoadAsync(
        ApiServices services, UserId person, IReadOnlyCollection<NodeId> nodes, CancellationToken ct)
    {
        var places = nodes.Count == 0 ? [] : await services.Core.PlacesAsync(nodes, ct);
        NodeId[] others = [.. places.Where(place => place.Space.Owner != person).Select(place => place.Node.Id)];
        var grants = others.Length == 0 ? null : await services.Listing.GrantsReachingAsync(person, others, ct);
        var seen = new Dictionary<NodeId, SeenPlace>(places.Count);
        foreach (var (node, space, way) in places)
        {
            var standing = space.Owner == person ? Standing.Owner : new Standing([.. grants![node.Id]]);
            seen[node.Id] = new(node, space, way, standing with { IsSpaceDisabled = space.IsDisabled });
        }

        return seen;
    }
}
