using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Http;

/// <summary>
/// The tags that a client offers: of everything that the caller may see. In a space that is theirs as a whole each tag counts; where
/// they see only parts, those on what they see.
/// </summary>
internal static class KnownTags
{
    /// <summary>Tags of one answer.</summary>
    private const int TagsMax = 10_000;

    /// <summary>Tagged things looked at one by one, of a space that is seen in part.</summary>
    private const int LookedAtMax = 5_000;

    public static async ValueTask<IReadOnlyList<string>> OfAsync(ApiServices services, Caller caller, CancellationToken ct)
    {
        var (person, listing) = (caller.Id, services.Listing);
        var drives = (await services.Grants.DrivesOfAsync(person, ct)).Select(drive => drive.Space).Where(space => !space.IsDisabled).ToList();
        var (own, joined) = (drives.Where(space => space.Owner == person).ToList(), drives.Where(space => space.Owner != person).ToList());
        var reaching = await listing.GrantsReachingAsync(person, [.. joined.Select(space => space.Root)], ct);
        joined.RemoveAll(space => !AccessRules.Authorize(AccessAction.List, new Standing([.. reaching[space.Root]])).IsAllowed);
        var whole = own.Concat(joined).Select(space => space.Id).ToHashSet();
        var received = (await services.Grants.SharedWithAsync(person, ct)).Where(share => !whole.Contains(share.Space.Id)).ToList();
        var partly = received.Select(share => share.Space.Id).ToHashSet();
        var grants = await listing.GrantsInAsync(person, [.. joined.Select(space => space.Id), .. partly], ct);
        var denied = grants.Denied.ToHashSet();
        var tops = received.Select(share => share.Node.Id).ToHashSet();
        if (denied.Count > 0)
        {
            whole.ExceptWith(joined.Select(space => space.Id));
            partly.UnionWith(joined.Select(space => space.Id));
            tops.UnionWith(joined.Select(space => space.Root));
        }

        var tags = new SortedSet<string>(StringComparer.Ordinal);
        if (whole.Count > 0) tags.UnionWith(await services.Marks.TagsInAsync(whole, TagsMax, ct));
        if (partly.Count > 0) tags.UnionWith(await SeenAsync(services, partly, tops, denied, ct));
        return [.. tags.Take(TagsMax)];
    }

    /// <summary>On what stands at or below one of the tops, with no denial in between.</summary>
    private static async ValueTask<IEnumerable<string>> SeenAsync(
        ApiServices services, IReadOnlyCollection<SpaceId> spaces, HashSet<NodeId> tops, HashSet<NodeId> denied, CancellationToken ct)
    {
        var tagged = await services.Marks.TaggedInAsync(spaces, LookedAtMax, ct);
        var places = await services.Core.PlacesAsync([.. tagged.Select(node => node.Key)], ct);
        return places.Where(IsSeen).SelectMany(place => tagged[place.Node.Id]);

        bool IsSeen(PlacedRow place) =>
            place.Way.Any(step => tops.Contains(step.Id)) && !place.Way.Any(step => denied.Contains(step.Id));
    }
}
