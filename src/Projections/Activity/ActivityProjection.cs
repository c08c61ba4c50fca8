using System.Diagnostics;
using Domain;
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

namespace Projections.Activity;

/// <summary>What happened, to what, by whom, with names and paths as they were then. See docs/adr/0004.</summary>
public sealed class ActivityProjection : IProjection
{
    private readonly ActivityTree _tree = new();

    public async ValueTask ProjectAsync(
        IReadOnlyList<Recorded> events, NpgsqlConnection connection, NpgsqlBatch writes, CancellationToken ct)
    {
        var people = new ActivityPeople();
        var entries = new ActivityEntries();
        await _tree.LoadAsync(connection, events.SelectMany(NodesOf), ct);
        await people.LoadAsync(connection, events.Select(e => e.Event).OfType<AccessEvent.SignInRefused>().SelectMany(NameOf), ct);

        foreach (var recorded in events)
        {
            switch (recorded.Event)
            {
                case NodeEvent e: NodeActivity.Fold(recorded, e, _tree, entries); break;
                case AccessEvent e: AccessActivity.Fold(recorded, e, _tree, people, entries); break;
                case SpaceEvent e: AccountActivity.Fold(recorded, e, people, entries); break;
                case UserEvent e: AccountActivity.Fold(recorded, e, people, entries); break;
                case AppTokenEvent e: AccountActivity.Fold(recorded, e, entries); break;
                case GroupEvent e: SharingActivity.Fold(recorded, e, people, entries); break;
                case ShareEvent e: SharingActivity.Fold(recorded, e, _tree, entries); break;
                case LinkEvent e: SharingActivity.Fold(recorded, e, _tree, entries); break;

                // A person's own: whoever may look into the space learns nothing of it.
                case FavoriteEvent or SettingEvent: break;
                default: throw new UnreachableException($"{recorded.Type} is unknown to the activity read model.");
            }
        }

        _tree.Write(writes);
        people.Write(writes);
        entries.Write(writes);
    }

    private static IEnumerable<Personal> NameOf(AccessEvent.SignInRefused refused) => refused.Name is { } name ? [name] : [];

    /// <summary>The nodes whose place must be known before an event is folded.</summary>
    private static IEnumerable<Guid> NodesOf(Recorded recorded) => recorded.Event switch
    {
        NodeEvent.FolderCreated e => Ids(e.Parent, e.CopiedFrom),
        NodeEvent.FileCreated e => Ids(e.Parent, e.CopiedFrom),
        NodeEvent.Moved e => Ids(new NodeId(recorded.Stream.Key), e.Parent),
        NodeEvent.Restored e => Ids(new NodeId(recorded.Stream.Key), e.Parent),
        NodeEvent => [recorded.Stream.Key],
        AccessEvent.Downloaded e => e.Items.Select(item => item.Node.Value),
        AccessEvent.CommandRefused { Node: { } node } => [node.Value],
        ShareEvent.ShareCreated e => [e.Node.Value],
        ShareEvent.ShareChanged e => [e.Node.Value],
        ShareEvent.ShareRevoked e => [e.Node.Value],
        ShareEvent.ShareExpired e => [e.Node.Value],
        LinkEvent.LinkCreated e => [e.Node.Value],
        LinkEvent.LinkRevoked e => [e.Node.Value],
        LinkEvent.LinkExpired e => [e.Node.Value],
        _ => [],
    };

    private static IEnumerable<Guid> Ids(NodeId first, NodeId? second) => second is { } other ? [first.Value, other.Value] : [first.Value];
}
