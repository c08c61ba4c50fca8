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
using static Domain.Nodes.NodeEvent;

namespace Projections.Search;

/// <summary>What files and folders are called, how large, how old and of what type they are. See docs/adr/0004.</summary>
public sealed class SearchProjection : IProjection
{
    public ValueTask ProjectAsync(
        IReadOnlyList<Recorded> events, NpgsqlConnection connection, NpgsqlBatch writes, CancellationToken ct)
    {
        var changes = new SearchChanges();
        foreach (var recorded in events)
        {
            switch (recorded.Event)
            {
                case NodeEvent e: Fold(recorded, e, changes); break;
                case SpaceEvent or UserEvent or AccessEvent or GroupEvent or ShareEvent or LinkEvent or AppTokenEvent: break;
                case FavoriteEvent or SettingEvent: break;
                default: throw new UnreachableException($"{recorded.Type} is unknown to the search read model.");
            }
        }

        changes.Write(writes);
        return ValueTask.CompletedTask;
    }

    private static void Fold(Recorded recorded, NodeEvent @event, SearchChanges changes)
    {
        var (id, at) = (recorded.Stream.Key, recorded.RecordedAt);
        switch (@event)
        {
            case RootCreated e: changes.Add(id, e.Space.Value, parent: null, isFolder: true, "", at); break;
            case FolderCreated e: changes.Add(id, e.Space.Value, e.Parent.Value, isFolder: true, e.Name.Value, e.Mtime ?? at); break;
            case FileCreated e:
                Write(changes.Add(id, e.Space.Value, e.Parent.Value, isFolder: false, e.Name.Value, at), e.Content, at);
                break;

            case ContentUploaded e: Write(changes.Of(id), e.Content, at); break;
            case VersionRestored e: Write(changes.Of(id), e.Content, at); break;
            case Renamed e: changes.Of(id).Place(e.Parent.Value, e.Name.Value); break;
            case Moved e: changes.Of(id).Place(e.Parent.Value, e.Name.Value); break;
            case Restored e: changes.Of(id).Place(e.Parent.Value, e.Name.Value); break;
            case Trashed: changes.Of(id).Detach(); break;
            case MtimeSet e: changes.Of(id).Mtime = e.Mtime; break;
            case Purged: changes.Purge(id); break;

            case PropertiesChanged or TagsAdded or TagsRemoved or Locked or LockRefreshed or Unlocked: break;
            default: throw new UnreachableException($"{recorded.Type} is unknown to the search read model.");
        }
    }

    private static void Write(SearchChange change, Content content, DateTimeOffset at) =>
        (change.Size, change.Mtime, change.Mime) = (content.SizeBytes, content.Mtime ?? at, content.MimeType ?? SearchChange.UnknownMime);
}
