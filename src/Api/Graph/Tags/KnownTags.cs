using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Graph.Tags;

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

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        var whole = new HashSet<SpaceId>();
        foreach (var drive in await request.Services.Grants.DrivesOfAsync(request.User.Id, ct))
        {
            if (drive.Space.IsDisabled) continue;
            var standing = await request.Services.StandingAsync(request.Caller, drive.Space, drive.Space.Root, ct);
            if (!AccessRules.Authorize(AccessAction.List, standing).IsAllowed) continue;
            whole.Add(drive.Space.Id);
            var denied = await request.Services.DenialsAsync(request.Caller, drive.Space, ct);
            tags.UnionWith(denied.Count == 0
                ? await request.Services.Marks.TagsInAsync(drive.Space.Id, TagsMax, ct)
                : await SeenAsync(request, drive.Space.Id, [drive.Space.Root], denied, ct));
        }

        var received = await request.Services.Grants.SharedWithAsync(request.User.Id, ct);
        foreach (var shares in received.Where(share => !whole.Contains(share.Space.Id)).GroupBy(share => share.Space.Id))
        {
            var denied = await request.Services.DenialsAsync(request.Caller, shares.First().Space, ct);
            tags.UnionWith(await SeenAsync(request, shares.Key, shares.Select(share => share.Node.Id).ToHashSet(), denied, ct));
        }

        return GraphAnswer.List([.. tags.Take(TagsMax)], withCount: false, static (json, tag) => json.WriteStringValue(tag));
    }

    /// <summary>On what stands at or below one of the tops, with no denial in between.</summary>
    private static async ValueTask<IEnumerable<string>> SeenAsync(
        GraphRequest request, SpaceId space, HashSet<NodeId> tops, IReadOnlySet<NodeId> denied, CancellationToken ct)
    {
        var tagged = await request.Services.Marks.TaggedInAsync(space, LookedAtMax, ct);
        var places = await request.Services.Core.PlacesAsync([.. tagged.Select(node => node.Key)], ct);
        return places.Where(IsSeen).SelectMany(place => tagged[place.Node.Id]);

        bool IsSeen(PlacedRow place) =>
            place.Way.Any(step => tops.Contains(step.Id)) && !place.Way.Any(step => denied.Contains(step.Id));
    }
}
