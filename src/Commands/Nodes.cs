using Domain;
using Domain.Locks;
using Domain.Nodes;
using EventStore;
using static Domain.Nodes.NodeEvent;

namespace Commands;

/// <summary>
/// The write side of files and folders: the only code that appends to <c>node-*</c> streams. Every command names the position of core
/// that its snapshots were read at; the space's fence refuses it (<see cref="Outcome.Stale"/>) when the folder structure or a lock
/// changed since. Streams are expected to have their snapshot's version.
/// </summary>
/// <remarks>Access and locks in the way are checked by the caller (AccessRules, LockRules) on the same snapshot.</remarks>
public sealed partial class Nodes(IEventStore store)
{
    private readonly Favorites _favorites = new(store);

    private static readonly Refusal TooDeep = new(RefusalCode.LimitExceeded, $"Folders stand at most {Limits.DepthMax} deep.");

    public async Task<Outcome> CreateFolderAsync(
        Envelope by, LogPosition seenAt, Place place, DateTimeOffset? mtime, IReadOnlyList<Property> properties, CancellationToken ct)
    {
        if (PlaceRefusal(place) is { } unfit) return unfit;
        if (PropertySizes.Refusal(properties) is { } tooLarge) return tooLarge;

        var folder = new FolderCreated(
            place.Space, place.Parent, place.Name.Value, by.Actor, mtime, properties.Count == 0 ? null : properties);
        return await CreateAsync(by, seenAt, place, NodeDecider.CreateFolder(Node.Initial, folder), change => change, ct);
    }

    public async Task<Outcome> CreateFileAsync(Envelope by, LogPosition seenAt, Place place, NewContent content, CancellationToken ct)
    {
        if (PlaceRefusal(place) is { } unfit) return unfit;

        var decision = NodeDecider.CreateFile(Node.Initial, File(by, place, content));
        return await CreateAsync(by, seenAt, place, decision, change => change.AddBytes(content.Content.SizeBytes).Attach(content), ct);
    }

    /// <summary>LOCK of an unmapped URL: an empty file and its lock in one append. RFC 4918 §7.3.</summary>
    public async Task<Outcome> CreateLockedAsync(
        Envelope by, LogPosition seenAt, Place place, NewContent empty, NodeLock wanted, CancellationToken ct)
    {
        if (PlaceRefusal(place) is { } unfit) return unfit;
        if (LockRefusal(wanted) is { } tooLarge) return tooLarge;

        var created = NodeDecider.CreateFile(Node.Initial, File(by, place, empty));
        var file = created.Events.Aggregate(Node.Initial, Node.Evolve);
        var locked = NodeDecider.Lock(file, default, wanted, inForce: []);
        return await CreateAsync(by, seenAt, place, [.. created, .. locked],
            change => change.AddBytes(empty.Content.SizeBytes).Attach(empty).Behind(seenAt, advance: true), ct);
    }

    /// <summary>New content for an existing file.</summary>
    public Task<Outcome> UploadAsync(Envelope by, LogPosition seenAt, NodeSnapshot file, NewContent content, CancellationToken ct) =>
        DecideAsync(by, seenAt, file, NodeDecider.Upload(file.ToNode(), content.Content, by.Actor),
            change => change.AddBytes(content.Content.SizeBytes - file.SizeBytes).Attach(content), ct);

    /// <summary>An old version's content made current again.</summary>
    /// <param name="from">The log position that recorded it.</param>
    public Task<Outcome> RestoreVersionAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot file, long from, Content content, CancellationToken ct) =>
        DecideAsync(by, seenAt, file, NodeDecider.RestoreVersion(file.ToNode(), from, content, by.Actor),
            change => change.AddBytes(content.SizeBytes - file.SizeBytes), ct);

    private static FileCreated File(Envelope by, Place place, NewContent content) =>
        new(place.Space, place.Parent, place.Name.Value, content.Content, by.Actor);

    private async Task<Outcome> CreateAsync(
        Envelope by, LogPosition seenAt, Place place, Decision<NodeEvent> decision, Func<Change, Change> more, CancellationToken ct)
    {
        if (decision.Refusal is { } refusal) return refusal;

        var id = NodeId.New();
        var change = new Change(by, place.Space).Behind(seenAt, advance: false);
        if (Replace(change, by, seenAt, place) is { } blocked) return blocked;
        return await store.AppendAsync(
            more(change.AppendSubject(id, 0, decision.Events).Take(place.Parent, place.Name.Value, id)), ct);
    }

    private async Task<Outcome> DecideAsync(
        Envelope by, LogPosition seenAt, NodeSnapshot node, Decision<NodeEvent> decision, Func<Change, Change> more, CancellationToken ct)
    {
        if (decision.Refusal is { } refusal) return refusal;
        if (decision.Events.Count == 0) return Unchanged(node);

        var change = new Change(by, node.Space).Behind(seenAt, advance: false).AppendSubject(node.Id, node.Version, decision.Events);
        return await store.AppendAsync(more(change), ct);
    }

    /// <summary>What stands at the place goes into the trash, before the new one comes: at no position are there two.</summary>
    internal static Refusal? Replace(Change change, Envelope by, LogPosition seenAt, Place place)
    {
        if (place.Replaced is not { } replaced) return null;

        var decision = NodeDecider.Trash(replaced.ToNode(), place.Path.ShortenedPath(Limits.LocationMaxBytes), by.Actor);
        if (decision.Refusal is { } refusal) return refusal;

        change.AppendLeaving(replaced, decision.Events).GiveBack(replaced.Parent, replaced.Name, replaced.Id);
        if (replaced.IsFolder) change.Behind(seenAt, advance: true);
        return null;
    }

    private static Outcome.Done Unchanged(NodeSnapshot node) => new(node.Id, node.Version, Position: null, Content: null, RecordedAt: null);

    private static Refusal? PlaceRefusal(Place place) =>
        place.Path.AsSpan().Count('/') + place.LevelsBelow > Limits.DepthMax ? TooDeep : null;
}
