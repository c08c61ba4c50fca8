using Domain;
using Domain.Nodes;
using EventStore;

namespace Commands;

/// <summary>Where files and folders are: moves, the trash, and the end.</summary>
public sealed partial class Nodes
{
    /// <summary>Rename or move, within one space. A folder's move carries its whole tree.</summary>
    /// <param name="placeIsBelowSource">What core says at <paramref name="seenAt"/>: the place stands below the moved folder.</param>
    public async Task<Outcome> MoveAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot source, Place place, bool placeIsBelowSource, CancellationToken ct)
    {
        if (source.Space != place.Space) return OtherSpace;
        if (PlaceRefusal(place) is { } unfit) return unfit;

        var isBelowItself = placeIsBelowSource || place.Parent == source.Id;
        var decision = NodeDecider.Move(source.ToNode(), place.Parent, place.Name, isBelowItself, by.Actor);
        return await PlaceAsync(by, seenAt, source, place, decision, source.IsFolder && source.Parent != place.Parent, ct);
    }

    /// <summary>Into the trash, a folder with everything below.</summary>
    /// <param name="location">Path in the space, without a leading slash, for the trash's listing.</param>
    public async Task<Outcome> TrashAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, string location, CancellationToken ct)
    {
        var decision = NodeDecider.Trash(node.ToNode(), location.ShortenedPath(Limits.LocationMaxBytes), by.Actor);
        if (decision.Refusal is { } refusal) return refusal;
        if (decision.Events.Count == 0) return Unchanged(node);

        var change = new Change(by, node.Space).Behind(seenAt, advance: node.IsFolder);
        return await store.AppendAsync(
            change.AppendSubjectLeaving(node, decision.Events).GiveBack(node.Parent, node.Name, node.Id), ct);
    }

    /// <summary>Out of the trash, to any place of its space. Of a trashed folder, something below may be brought back alone.</summary>
    public async Task<Outcome> RestoreAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, Place place, CancellationToken ct)
    {
        if (node.Space != place.Space) return OtherSpace;
        if (PlaceRefusal(place) is { } unfit) return unfit;

        // What stands below a trashed folder was never trashed itself: bringing it back is a move out of that folder.
        var decision = node is { IsTrashed: true, Parent: not null }
            ? NodeDecider.Move(node.ToLive(), place.Parent, place.Name, isBelowItself: false, by.Actor)
            : NodeDecider.Restore(node.ToNode(), place.Parent, place.Name, by.Actor);
        return await PlaceAsync(by, seenAt, node, place, decision, advance: true, ct);
    }

    /// <summary>For good, with everything below. Only out of the trash.</summary>
    /// <param name="treeSizeBytes">Current content of the node and all below, as of <paramref name="seenAt"/>.</param>
    public Task<Outcome> PurgeAsync(Envelope by, LogPosition seenAt, NodeSnapshot node, long treeSizeBytes, CancellationToken ct) =>
        DecideAsync(by, seenAt, node, NodeDecider.Purge(node.ToNode(), treeSizeBytes, by.Actor),
            change => change.GiveBack(node.Parent, node.Name, node.Id).AddBytes(-treeSizeBytes).Behind(seenAt, advance: true), ct);

    private async Task<Outcome> PlaceAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot node, Place place, Decision<NodeEvent> decision, bool advance, CancellationToken ct)
    {
        if (decision.Refusal is { } refusal) return refusal;
        if (decision.Events.Count == 0) return Unchanged(node);

        var change = new Change(by, node.Space).Behind(seenAt, advance);
        if (Replace(change, by, seenAt, place) is { } blocked) return blocked;
        return await store.AppendAsync(
            change.AppendSubjectLeaving(node, decision.Events)
                .GiveBack(node.Parent, node.Name, node.Id)
                .Take(place.Parent, place.Name.Value, node.Id),
            ct);
    }

    private static Refusal OtherSpace => new(RefusalCode.InvalidInput, "Into another space things are copied, not moved.");
}
