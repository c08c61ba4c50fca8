using System.Collections.Immutable;
using Domain.Nodes;
using EventStore;
using static Domain.Nodes.NodeEvent;

namespace Projections.Tests.Core;

/// <summary>
/// What the core read model should hold, the plain way: every state of the tree is kept whole, sizes are added up when asked for,
/// and each event finds the folders above it anew.
/// </summary>
public sealed class TreeModel
{
    public sealed record Row(
        Guid Id, Guid Space, Guid? Parent, string Name, bool IsFolder, bool IsTrashed, Content? Content,
        DateTimeOffset Mtime, DateTimeOffset CreatedAt,
        long ETag, long Version, long ContentVersion, DateTimeOffset RecordedAt, Guid RecordedBy, long ValidFrom);

    /// <summary>The tree before the first event and after each.</summary>
    public List<ImmutableDictionary<Guid, Row>> States { get; } = [ImmutableDictionary<Guid, Row>.Empty];

    public ImmutableDictionary<Guid, Row> Nodes => States[^1];

    /// <summary>Folders' ETags and times; also of folders that members came to before themselves.</summary>
    public Dictionary<Guid, (long ETag, DateTimeOffset Mtime)> Folders { get; } = [];

    public Dictionary<Guid, (Trashed Event, Recorded Recorded)> Trash { get; } = [];

    /// <summary>Replaced contents, as rows that had them.</summary>
    public List<Row> Versions { get; } = [];

    public Dictionary<(Guid Node, string Namespace, string Name), string> Properties { get; } = [];

    public HashSet<(Guid Node, string Name)> Tags { get; } = [];

    public Dictionary<(Guid Node, string Token), NodeLock> Locks { get; } = [];

    public long TreeSize(Guid id) =>
        (Nodes.TryGetValue(id, out var row) ? row.Content?.SizeBytes ?? 0 : 0)
            + Nodes.Values.Where(x => x.Parent == id).Sum(x => TreeSize(x.Id));

    public long UsedBytes(Guid space) => Nodes.Values.Where(row => row.Space == space).Sum(row => row.Content?.SizeBytes ?? 0);

    public List<Guid> Above(Guid id)
    {
        var above = new List<Guid>();
        for (var at = Nodes.GetValueOrDefault(id)?.Parent; at is { } folder; at = Nodes.GetValueOrDefault(folder)?.Parent)
            above.Add(folder);
        return above;
    }

    public bool IsBelow(Guid id, Guid folder) => id == folder || Above(id).Contains(folder);

    public bool IsLive(Row row) => Nodes.GetValueOrDefault(Above(row.Id).LastOrDefault(row.Id)) is { IsTrashed: false, Parent: null };

    public void Apply(Recorded recorded)
    {
        var position = recorded.Position.Value;
        var id = recorded.Stream.Key;
        if (recorded.Event is not NodeEvent @event)
        {
            States.Add(Nodes);
            return;
        }

        var before = Above(id);
        var was = Nodes.GetValueOrDefault(id);
        var now = Next(was, @event, recorded);
        Around(was, @event, recorded);
        if (now is null) Remove(id);
        else States.Add(Nodes.SetItem(id, now with { Version = recorded.Version }));
        if (@event is PropertiesChanged or TagsAdded or TagsRemoved or Locked or LockRefreshed or Unlocked) return;
        foreach (var folder in before.Union(Above(id))) Folders[folder] = (position, recorded.RecordedAt);
        if (now is { IsFolder: true })
            Folders[id] = (position, @event is RootCreated or FolderCreated or MtimeSet ? now.Mtime : Folders[id].Mtime);
    }

    private static Row? Next(Row? was, NodeEvent @event, Recorded recorded)
    {
        var (position, at) = (recorded.Position.Value, recorded.RecordedAt);
        Row Made(Guid space, Guid? parent, string name, Content? content, Guid by, DateTimeOffset mtime) => new(
            recorded.Stream.Key, space, parent, name, content is null, false, content, mtime, at,
            content is null ? 0 : position, 1, position, at, by,
            position);
        Row Holding(Content content, Guid by) => was! with
        {
            Content = content,
            Mtime = content.Mtime ?? at,
            ETag = position,
            ContentVersion = position,
            RecordedAt = at,
            RecordedBy = by,
            ValidFrom = position,
        };
        return @event switch
        {
            RootCreated e => Made(e.Space.Value, null, "", null, e.By.Value, at),
            FolderCreated e => Made(e.Space.Value, e.Parent.Value, e.Name.Value, null, e.By.Value, e.Mtime ?? at),
            FileCreated e => Made(e.Space.Value, e.Parent.Value, e.Name.Value, e.Content, e.By.Value, e.Content.Mtime ?? at),
            ContentUploaded e => Holding(e.Content, e.By.Value),
            VersionRestored e => Holding(e.Content, e.By.Value),
            Renamed e => was! with { Name = e.Name.Value, ValidFrom = position },
            Moved e => was! with { Parent = e.Parent.Value, Name = e.Name.Value, ValidFrom = position },
            Trashed => was! with { Parent = null, IsTrashed = true, ValidFrom = position },
            Restored e => was! with { Parent = e.Parent.Value, Name = e.Name.Value, IsTrashed = false, ValidFrom = position },
            MtimeSet e => was! with { Mtime = e.Mtime, ETag = was.IsFolder ? 0 : position, ValidFrom = position },
            Purged => null,
            _ => was,
        };
    }

    /// <summary>Trash, versions, properties, tags and locks.</summary>
    private void Around(Row? was, NodeEvent @event, Recorded recorded)
    {
        var id = recorded.Stream.Key;
        switch (@event)
        {
            case FolderCreated { Properties: { } set }: Set(id, set); break;
            case FileCreated { Properties: { } set }: Set(id, set); break;
            case ContentUploaded or VersionRestored: Versions.Add(was!); break;
            case Trashed e: Trash[id] = (e, recorded); break;
            case Restored: Trash.Remove(id); break;
            case PropertiesChanged e:
                foreach (var name in e.Removed) Properties.Remove((id, name.Namespace, name.Name));
                Set(id, e.Set);
                break;
            case TagsAdded e: Tags.UnionWith(e.Tags.Select(tag => (id, tag.Value))); break;
            case TagsRemoved e: Tags.ExceptWith(e.Tags.Select(tag => (id, tag.Value))); break;
            case Locked e:
                foreach (var (key, held) in Locks.ToArray())
                    if (key.Node == id && held.ExpiresAt <= recorded.RecordedAt) Locks.Remove(key);
                Locks[(id, e.Lock.Token)] = e.Lock;
                break;
            case LockRefreshed e: Locks[(id, e.Token)] = Locks[(id, e.Token)] with { ExpiresAt = e.ExpiresAt }; break;
            case Unlocked e: Locks.Remove((id, e.Token)); break;
        }
    }

    private void Set(Guid id, IReadOnlyList<Property> properties)
    {
        foreach (var property in properties) Properties[(id, property.Namespace, property.Name)] = property.Xml.Value;
    }

    private void Remove(Guid top)
    {
        foreach (var id in Nodes.Keys.Where(id => IsBelow(id, top)).ToArray())
        {
            Folders.Remove(id);
            Trash.Remove(id);
            Versions.RemoveAll(row => row.Id == id);
            foreach (var key in Properties.Keys.Where(key => key.Node == id).ToArray()) Properties.Remove(key);
            Tags.RemoveWhere(tag => tag.Node == id);
            foreach (var key in Locks.Keys.Where(key => key.Node == id).ToArray()) Locks.Remove(key);
        }

        States.Add(Nodes.RemoveRange(Nodes.Keys.Where(id => IsBelow(id, top)).ToArray()));
    }
}
