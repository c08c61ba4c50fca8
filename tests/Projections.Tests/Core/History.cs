using Domain;
using Domain.Access;
using Domain.Nodes;
using Domain.Spaces;
using EventStore;
using Projections.Tests.Folding;
using Row = Projections.Tests.Core.TreeModel.Row;
using static Domain.Nodes.NodeEvent;

namespace Projections.Tests.Core;

/// <summary>
/// A log that commands could have made, and the model of it. Each number decides one step;
/// one that does not fit is passed over.
/// </summary>
public sealed class History
{
    /// <summary>Few, so that names are taken, freed and swapped all the time.</summary>
    private static readonly string[] Names = ["a", "A", "b", "é", "e\u0301", "x y", "%2f", "'", "\\", "🙂"];

    private readonly Story _story = Story.OfAlan();
    private readonly SpaceId[] _spaces;
    private readonly List<(NodeId Top, SpaceId Space, List<NodeId> Folders)> _copies = [];
    private Random _random = new(0);

    public History(IEnumerable<int> steps)
    {
        _spaces = [_story.Space, _story.Register("mary").Space];
        foreach (var recorded in _story.Events) Model.Apply(recorded);
        foreach (var step in steps) Step(step);
    }

    public TreeModel Model { get; } = new();

    public IReadOnlyList<Recorded> Events => _story.Events;

    public IReadOnlyList<SpaceId> Spaces => _spaces;

    private void Step(int step)
    {
        _random = new Random(step);
        switch (_random.Next(26))
        {
            case 0 or 1 or 2: Create(isFolder: true); break;
            case 3 or 4 or 5 or 6: Create(isFolder: false); break;
            case 7 when Live(isFolder: false) is { } file: Upload(file); break;
            case 8 when Pick(Model.Versions) is { } version && Model.IsLive(Model.Nodes[version.Id]):
                Add(version.Id, new VersionRestored(Space(version), version.ContentVersion, version.Content!,
                    Model.Nodes[version.Id].Content!.SizeBytes, _story.Alan));
                break;
            case 9 or 10 when Live() is { Parent: { } parent } row && FreeName(parent) is { } name:
                Add(row.Id, new Renamed(Space(row), new NodeId(parent), row.Name, name, _story.Alan));
                break;
            case 11 or 12 or 13 when Live() is { Parent: not null } row: Move(row); break;
            case 14 when Live() is { Parent: { } parent } row:
                Add(row.Id, new Trashed(Space(row), new NodeId(parent), row.Name, $"somewhere/{row.Name}", _story.Alan));
                break;
            case 15 when Pick(Model.Nodes.Values.Where(row => row.IsTrashed)) is { } row: Restore(row); break;
            case 16 when Pick(Model.Nodes.Values.Where(row => row.IsTrashed)) is { } row: Purge(row); break;
            case 17 when Live() is { } row: Add(row.Id, new MtimeSet(Space(row), Time(), _story.Alan)); break;
            case 18 when Live() is { } row: ChangeProperties(row); break;
            case 19 or 20 when Live() is { } row: Lock(row); break;
            case 21 or 22: Copy(); break;
            case 23: Aside(); break;
            case 24 when Live() is { } row: Add(row.Id, new TagsAdded(Space(row), [$"t{_random.Next(3)}", "t9"], _story.Alan)); break;
            case 25 when Live() is { } row: Add(row.Id, new TagsRemoved(Space(row), [$"t{_random.Next(3)}"], _story.Alan)); break;
            default: break;
        }
    }

    private void Create(bool isFolder)
    {
        var parent = Live(isFolder: true)!;
        if (FreeName(parent.Id) is { } name) Create(NodeId.New(), Space(parent), new NodeId(parent.Id), name, isFolder, copiedFrom: null);
    }

    private void Create(NodeId id, SpaceId space, NodeId parent, string name, bool isFolder, NodeId? copiedFrom)
    {
        Property[]? properties = _random.Next(4) == 0 ? [Property()] : null;
        Add(id.Value, isFolder
            ? new FolderCreated(space, parent, name, _story.Alan, _random.Next(2) == 0 ? Time() : null, properties, copiedFrom)
            : new FileCreated(space, parent, name, Content(), _story.Alan, properties, copiedFrom));
    }

    private void Upload(Row file) =>
        Add(file.Id, new ContentUploaded(Space(file), Content(), file.Content!.SizeBytes, _story.Alan));

    private void Move(Row row)
    {
        var folder = Pick(
            Model.Nodes.Values.Where(x => x.IsFolder && x.Space == row.Space && Model.IsLive(x) && !Model.IsBelow(x.Id, row.Id)));
        if (folder is null || FreeName(folder.Id) is not { } name) return;
        Add(row.Id, new Moved(Space(row), new NodeId(row.Parent!.Value), row.Name, new NodeId(folder.Id), name, _story.Alan));
    }

    private void Restore(Row row)
    {
        var folder = Pick(Model.Nodes.Values.Where(x => x.IsFolder && x.Space == row.Space && Model.IsLive(x)))!;
        if (FreeName(folder.Id) is not { } name) return;

        // Of a trashed folder, something below may be brought back alone: a move out of it.
        var below = Pick(Model.Nodes.Values.Where(x => x.Parent == row.Id));
        Add(below?.Id ?? row.Id, below is null
            ? new Restored(Space(row), new NodeId(folder.Id), name, _story.Alan)
            : new Moved(Space(row), new NodeId(row.Id), below.Name, new NodeId(folder.Id), name, _story.Alan));
    }

    private void Purge(Row row) => Add(row.Id, new Purged(Space(row), Model.TreeSize(row.Id), _story.Alan));

    private void ChangeProperties(Row row)
    {
        var removed = Pick(Model.Properties.Keys.Where(key => key.Node == row.Id));
        Add(row.Id, new PropertiesChanged(
            Space(row), _random.Next(2) == 0 ? [Property()] : [],
            removed == default ? [] : [new PropertyName(removed.Namespace, removed.Name)], _story.Alan));
    }

    private void Lock(Row row)
    {
        var held = Pick(Model.Locks.Where(held => held.Key.Node == row.Id));
        var expiresAt = _story.Events[^1].RecordedAt.AddMicroseconds(_random.Next(2, 40));
        var isInForce = held.Value is { } one && one.ExpiresAt > _story.Events[^1].RecordedAt.AddMicroseconds(1);
        if (isInForce && _random.Next(2) == 0) Add(row.Id, new LockRefreshed(Space(row), held.Key.Token, expiresAt, _story.Alan));
        else if (held.Value is not null && _random.Next(2) == 0) Add(row.Id, new Unlocked(Space(row), held.Key.Token, _story.Alan));
        else
            Add(row.Id, new Locked(
                Space(row),
                new NodeLock($"urn:uuid:{_story.Position}", _random.Next(2) == 0, _random.Next(2) == 0, null, _story.Alan, expiresAt),
                _story.Alan));
    }

    /// <summary>
    /// A large copy: members come in several appends, their folder last;
    /// some copies are never finished, and cleared away.
    /// </summary>
    private void Copy()
    {
        if (_copies.Count == 0 || _random.Next(4) == 0)
        {
            _copies.Add((NodeId.New(), Pick(_spaces), []));
            _copies[^1].Folders.Add(_copies[^1].Top);
        }

        var copy = Pick(_copies);
        var source = new NodeId(Guid.NewGuid());
        if (_random.Next(3) > 0)
        {
            var (id, isFolder, parent) = (NodeId.New(), _random.Next(2) == 0, Pick(copy.Folders));
            if (FreeName(parent.Value) is not { } name) return;
            Create(id, copy.Space, parent, name, isFolder, source);
            if (isFolder) copy.Folders.Add(id);
            return;
        }

        _copies.Remove(copy);
        var place = Pick(Model.Nodes.Values.Where(row => row.IsFolder && row.Space == copy.Space.Value && Model.IsLive(row)))!;
        if (_random.Next(4) > 0 && FreeName(place.Id) is { } free)
            Create(copy.Top, copy.Space, new NodeId(place.Id), free, isFolder: true, source);
        else
            foreach (var top in Model.Nodes.Values.Where(row => row.Parent == copy.Top.Value)) Purge(top);
    }

    private void Aside()
    {
        if (_random.Next(2) == 0) Add("space", Pick(_spaces).Value, new SpaceEvent.QuotaSet(_random.Next(1000), null, _story.Alan));
        else Add("access", Guid.NewGuid(), new AccessEvent.AccessEventsShed(1, Time(), Time()));
    }

    private void Add(Guid node, NodeEvent @event) => Add("node", node, @event);

    private void Add(string category, Guid key, object @event)
    {
        _story.Add(category, key, @event);
        Model.Apply(_story.Events[^1]);
    }

    private Row? Live(bool? isFolder = null) =>
        Pick(Model.Nodes.Values.Where(row => (isFolder is null || row.IsFolder == isFolder) && Model.IsLive(row)));

    private string? FreeName(Guid parent) =>
        Pick(Names.Except(Model.Nodes.Values.Where(row => row.Parent == parent).Select(row => row.Name)));

    /// <summary>In an order of its own, since that of a dictionary of random ids is another in each run.</summary>
    private T? Pick<T>(IEnumerable<T> from)
    {
        var all = from.OrderBy(item => item is Row row ? FirstPosition(row) : 0).ToArray();
        return all.Length == 0 ? default : all[_random.Next(all.Length)];
    }

    private static long FirstPosition(Row row) => row.CreatedAt.UtcTicks;

    private DateTimeOffset Time() => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(_random.Next());

    private Property Property() => new($"urn:{_random.Next(2)}", $"p{_random.Next(3)}", $"<p>{_random.Next()}</p>");

    private Content Content() =>
        Story.Content(_random.Next(1000), _random.Next(2) == 0 ? "text/plain" : null, _random.Next(2) == 0 ? Time() : null);

    private static SpaceId Space(Row row) => new(row.Space);
}
