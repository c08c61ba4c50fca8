using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.GraphQl.Types;

/// <summary>
/// To whom the past of spaces is told: to their owners and their members of today, and to those with whom something in them is shared
/// today, of what was in it. Nobody comes back by it to what was taken from them.
/// </summary>
internal sealed class PastSight
{
    private readonly UserId _person;
    private readonly IReadOnlyDictionary<SpaceId, SpaceView> _wholly;
    private readonly IReadOnlyDictionary<NodeId, Item> _shared;
    private readonly IReadOnlySet<NodeId> _denied;

    private PastSight(
        UserId person, IReadOnlyDictionary<SpaceId, SpaceView> wholly, IReadOnlyDictionary<NodeId, Item> shared, IReadOnlySet<NodeId> denied) =>
        (_person, _wholly, _shared, _denied) = (person, wholly, shared, denied);

    public static async Task<PastSight> LoadAsync(GraphQlRequest request, IReadOnlyList<SpaceId> spaces, CancellationToken ct)
    {
        var person = request.User.Id;
        var wholly = (await SpaceLoading.LoadAsync(request, spaces, ct)).Where(each => Belongs(each.Value)).ToDictionary();
        var grants = await request.Services.Listing.GrantsInAsync(person, spaces, ct);
        var denied = grants.Denied.ToHashSet();

        // What they might see of it today: that is live, in no disabled space, and not below anything that they are denied.
        var shared = spaces.All(wholly.ContainsKey)
            ? new Dictionary<NodeId, Item>()
            : await ItemLoading.LoadAsync(request, [.. grants.Select(each => each.Key)], ct);
        return new(person, wholly, shared, denied);
    }

    /// <summary>The space of something that stood there then; null where it is not told.</summary>
    /// <param name="KnowsWay">Whether the folders above it are theirs to know.</param>
    public (SpaceRow Space, bool KnowsWay)? Of(PlacedRow place)
    {
        if (_wholly.TryGetValue(place.Node.Space, out var view))
            return view.Space.Owner == _person || !place.Way.Any(step => _denied.Contains(step.Id)) ? (view.Space, true) : null;
        if (place.Way.Any(step => _denied.Contains(step.Id))) return null;
        foreach (var step in place.Way)
            if (_shared.TryGetValue(step.Id, out var top) && top.Space.Id == place.Node.Space) return (top.Space, false);
        return null;
    }

    private static bool Belongs(SpaceView view) =>
        !view.Space.IsDisabled && view.Seen.Standing.Permissions.Has(Permission.Stat) && view.Seen.Standing.KnowsWay;
}
