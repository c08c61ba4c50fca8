using System.Diagnostics;
using Domain;
using Domain.Nodes;
using EventStore;
using Npgsql;
using Projections.Core.Memory;
using static Domain.Nodes.NodeEvent;

namespace Projections.Core;

/// <summary>What each event of a node does to the tree and to the tables around it.</summary>
internal sealed class NodeFold(CoreTree tree, CoreChanges changes)
{
    private readonly SpaceUse _use = new(changes);
    private readonly VersionChanges _versions = new();
    private readonly TrashChanges _trash = new();
    private readonly PropertyChanges _properties = new();
    private readonly TagChanges _tags = new();
    private readonly LockChanges _locks = new(changes);
    private readonly PurgeChanges _purged = new();

    public void Begin()
    {
        tree.Begin();
        _use.Begin();
        _versions.Begin();
        _trash.Begin();
        _properties.Begin();
        _tags.Begin();
        _locks.Begin();
        _purged.Begin();
    }

    public void Write(NpgsqlBatch writes)
    {
        tree.Write(writes);
        _versions.Write(writes);
        _trash.Write(writes);
        _properties.Write(writes);
        _tags.Write(writes);
        _locks.Write(writes);
        _purged.Write(writes);
        _locks.Count(writes);
        _use.Write(writes);
    }

    public void Fold(NodeEvent @event, Recorded recorded)
    {
        switch (@event)
        {
            case FileCreated e: Create(e, recorded); break;
            case FolderCreated e: Create(e, recorded); break;
            case RootCreated e: Create(e, recorded); break;
            case ContentUploaded e: Replace(e.Content, e.By, recorded); break;
            case VersionRestored e: Replace(e.Content, e.By, recorded); break;
            case Renamed e: Rename(e, recorded); break;
            case Moved e: Move(e, recorded); break;
            case Trashed e: Trash(e, recorded); break;
            case Restored e: Restore(e, recorded); break;
            case Purged e: Purge(e, recorded); break;
            case MtimeSet e: SetMtime(e, recorded); break;
            case PropertiesChanged e:
                Touched(recorded);
                _properties.Change(recorded.Stream.Key, e.Set, e.Removed);
                break;
            case TagsAdded e:
                Touched(recorded);
                _tags.Add(recorded.Stream.Key, e.Space.Value, e.Tags);
                break;
            case TagsRemoved e:
                Touched(recorded);
                _tags.Remove(recorded.Stream.Key, e.Tags);
                break;
            case Locked e:
                Touched(recorded);
                _locks.Lock(recorded.Stream.Key, e.Space.Value, e.Lock, recorded.RecordedAt);
                break;
            case LockRefreshed e:
                Touched(recorded);
                _locks.Refresh(recorded.Stream.Key, e.Token, e.ExpiresAt);
                break;
            case Unlocked e:
                Touched(recorded);
                _locks.Unlock(recorded.Stream.Key, e.Space.Value, e.Token);
                break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    private void Create(FileCreated e, Recorded recorded)
    {
        var state = New(recorded, e.Space, e.Parent.Value, e.Name.Value, isFolder: false, e.By);
        state.Hold(e.Content, recorded, e.By.Value);
        tree.Touch(tree.Folder(e.Parent.Value), state.SizeBytes, state.ETag, state.CreatedAt);
        _use.Add(state.Space, state.SizeBytes);
        if (e.Properties is { Count: > 0 } properties) _properties.Change(state.Node, properties, []);
    }

    private void Create(FolderCreated e, Recorded recorded)
    {
        var state = New(recorded, e.Space, e.Parent.Value, e.Name.Value, isFolder: true, e.By);
        var above = tree.Folder(e.Parent.Value);
        var totals = Top(state, above, e.Mtime);
        tree.Touch(above, totals.SizeBytes, state.ValidFrom, state.CreatedAt);
        if (e.Properties is { Count: > 0 } properties) _properties.Change(state.Node, properties, []);
    }

    private void Create(RootCreated e, Recorded recorded) =>
        Top(New(recorded, e.Space, parent: null, "", isFolder: true, e.By), above: null, mtime: null);

    private NodeState New(Recorded recorded, SpaceId space, Guid? parent, string name, bool isFolder, UserId by)
    {
        var at = recorded.RecordedAt.UtcDateTime;
        var state = new NodeState
        {
            Node = recorded.Stream.Key,
            Space = space.Value,
            IsFolder = isFolder,
            CreatedAt = at,
            Name = name,
            Parent = parent,
            Mtime = at,
            Version = recorded.Version,
            ContentVersion = recorded.Position.Value,
            RecordedAt = at,
            RecordedBy = by.Value,
            ValidFrom = recorded.Position.Value,
        };
        tree.Take(state);
        tree.Queue(state);
        return state;
    }

    /// <summary>Begins a folder's totals, or goes on with those of members that came before it.</summary>
    private FolderTotals Top(NodeState folder, FolderTotals? above, DateTimeOffset? mtime)
    {
        if (mtime is { } set) folder.Mtime = set.UtcDateTime;
        var totals = tree.Folder(folder.Node);
        totals.Above = above;
        totals.ETag = folder.ValidFrom;
        totals.Mtime = folder.Mtime;
        tree.Queue(totals);
        return totals;
    }

    private void Replace(Content content, UserId by, Recorded recorded)
    {
        var state = Superseded(recorded);
        _versions.Add(state);
        var deltaBytes = content.SizeBytes - state.SizeBytes;
        state.Hold(content, recorded, by.Value);
        TouchParent(state, deltaBytes, recorded);
        _use.Add(state.Space, deltaBytes);
    }

    private void Rename(Renamed e, Recorded recorded)
    {
        var state = Superseded(recorded);
        state.Name = e.Name.Value;
        if (state.IsFolder) TouchSelf(state);
        TouchParent(state, 0, recorded);
    }

    private void Move(Moved e, Recorded recorded)
    {
        var state = Superseded(recorded);
        Leave(state, recorded);
        Attach(state, e.Parent.Value, e.Name.Value, recorded);
    }

    private void Trash(Trashed e, Recorded recorded)
    {
        var state = Superseded(recorded);
        Leave(state, recorded);
        state.Parent = null;
        state.IsTrashed = true;
        if (state.IsFolder) TouchSelf(state).Above = null;
        _trash.Add(e, recorded);
    }

    private void Restore(Restored e, Recorded recorded)
    {
        var state = Superseded(recorded);
        state.IsTrashed = false;
        Attach(state, e.Parent.Value, e.Name.Value, recorded);
        _trash.Remove(state.Node);
    }

    private void Purge(Purged e, Recorded recorded)
    {
        var state = Touched(recorded);
        Leave(state, recorded);
        _purged.Add(state.Node, recorded.Position.Value);
        _locks.Purged(state.Space);
        _use.Add(state.Space, -e.SizeBytes);
        tree.Forget(state.Node);
    }

    private void SetMtime(MtimeSet e, Recorded recorded)
    {
        var state = Superseded(recorded);
        state.Mtime = e.Mtime.UtcDateTime;
        if (state.IsFolder) TouchSelf(state).Mtime = state.Mtime;
        else state.ETag = recorded.Position.Value;
        TouchParent(state, 0, recorded);
    }

    private void Attach(NodeState state, Guid parent, string name, Recorded recorded)
    {
        var above = tree.Folder(parent);
        state.Parent = parent;
        state.Name = name;
        if (state.IsFolder) TouchSelf(state).Above = above;
        tree.Touch(above, TreeSize(state), recorded.Position.Value, recorded.RecordedAt.UtcDateTime);
    }

    /// <summary>The node's row, in a state that this event begins.</summary>
    private NodeState Superseded(Recorded recorded)
    {
        var state = Touched(recorded);
        tree.Supersede(state, recorded.Position.Value);
        return state;
    }

    /// <summary>The node's row, with the version that this event gives it.</summary>
    private NodeState Touched(Recorded recorded)
    {
        var state = tree.Node(recorded.Stream.Key);
        state.Version = recorded.Version;
        tree.Queue(state);
        return state;
    }

    private FolderTotals TouchSelf(NodeState folder)
    {
        var totals = tree.Folder(folder.Node);
        totals.ETag = folder.ValidFrom;
        tree.Queue(totals);
        return totals;
    }

    private void TouchParent(NodeState state, long deltaBytes, Recorded recorded)
    {
        if (state.Parent is { } parent)
            tree.Touch(tree.Folder(parent), deltaBytes, recorded.Position.Value, recorded.RecordedAt.UtcDateTime);
    }

    /// <summary>What stays a member of its folder is noted when it is written; what leaves is a member no more by then.</summary>
    private void Leave(NodeState state, Recorded recorded)
    {
        if (state.Parent is not { } parent) return;
        changes.Member(parent, state.Node);
        TouchParent(state, -TreeSize(state), recorded);
    }

    private long TreeSize(NodeState state) => state.IsFolder ? tree.Folder(state.Node).SizeBytes : state.SizeBytes;
}
