using System.Diagnostics;
using Domain.Access;
using Domain.AppTokens;
using Domain.Favorites;
using Domain.Groups;
using Domain.Links;
using Domain.Nodes;
using Domain.Settings;
using Domain.Shares;
using Domain.Spaces;
using Domain.Users;
using EventStore;
using EventStore.Subscriptions;
using Npgsql;
using Projections.Core.Memory;
using static Domain.Nodes.NodeEvent;

namespace Projections.Core;

/// <summary>
/// Events → the core read model. A batch is folded in memory event by event, so that where the log is cut makes no difference,
/// and then written with at most one statement per table and kind of change.
/// </summary>
internal sealed class CoreProjection : IProjection
{
    private readonly CoreChanges _changes;
    private readonly CoreTree _tree;
    private readonly CoreLoad _load;
    private readonly NodeFold _nodes;
    private readonly AccountChanges _accounts = new();
    private readonly GrantChanges _grants = new();
    private readonly SpaceChanges _spaces;

    /// <param name="changes">Is told of every change before it is committed.</param>
    public CoreProjection(CoreChanges changes)
    {
        _changes = changes;
        _tree = new CoreTree(changes);
        _load = new CoreLoad(_tree);
        _nodes = new NodeFold(_tree, changes);
        _spaces = new SpaceChanges(_grants);
    }

    public async ValueTask ProjectAsync(
        IReadOnlyList<Recorded> events, NpgsqlConnection connection, NpgsqlBatch writes, CancellationToken ct)
    {
        if (Plan(events)) await _load.ReadAsync(connection, ct);
        _changes.Batch(events[^1].Position);
        _nodes.Begin();
        _accounts.Begin(writes);
        _spaces.Begin(writes);
        _grants.Begin(writes);
        for (var i = 0; i < events.Count; i++) Fold(events[i]);
        _nodes.Write(writes);
        _spaces.WriteDeletions();
    }

    private void Fold(Recorded recorded)
    {
        // Accounts, spaces and grants change seldom, and may change what anybody sees.
        if (recorded.Event is not (NodeEvent or AccessEvent)) _changes.Everything();
        switch (recorded.Event)
        {
            case NodeEvent e: _nodes.Fold(e, recorded); break;
            case SpaceEvent e: _spaces.Fold(e, recorded); break;
            case UserEvent e: _accounts.Fold(e, recorded); break;
            case GroupEvent e: _grants.Fold(e, recorded); break;
            case ShareEvent e: _grants.Fold(e, recorded); break;
            case LinkEvent e: _grants.Fold(e, recorded); break;
            case AppTokenEvent e: _grants.Fold(e, recorded); break;
            case SettingEvent e: _accounts.Fold(e, recorded); break;
            case FavoriteEvent e: _accounts.Fold(e, recorded); break;
            case AccessEvent: break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    /// <summary>Finds out what the batch needs of the tables. Whatever it makes itself is not read, so most batches read nothing.</summary>
    private bool Plan(IReadOnlyList<Recorded> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var node = events[i].Stream.Key;
            switch (events[i].Event)
            {
                case FileCreated e: _load.WantFolder(e.Parent.Value); break;
                case FolderCreated e: _load.WantFolder(e.Parent.Value); break;
                case RootCreated: break;
                case Moved e:
                    _load.WantNode(node);
                    _load.WantFolder(e.Parent.Value);
                    break;
                case Restored e:
                    _load.WantNode(node);
                    _load.WantFolder(e.Parent.Value);
                    break;
                case NodeEvent: _load.WantNode(node); break;
            }
        }

        if (!_load.IsNeeded) return false;
        for (var i = 0; i < events.Count; i++)
        {
            var node = events[i].Stream.Key;
            if (events[i].Event is FileCreated or RootCreated or FolderCreated) _load.WillBeMade(node);

            // The folders of a large copy may have had members before themselves.
            if (events[i].Event is FolderCreated { CopiedFrom: not null }) _load.WantFolder(node);
        }

        return _load.IsNeeded;
    }
}
