using System.Diagnostics;
using Domain.Access;
using EventStore;
using static Domain.Access.AccessEvent;

namespace Projections.Activity;

/// <summary>Downloads, sign-ins and refusals: recorded some seconds later than they happen, shown with the time they happened.</summary>
internal static class AccessActivity
{
    public static void Fold(
        Recorded recorded, AccessEvent @event, ActivityTree tree, ActivityPeople people, ActivityEntries entries)
    {
        switch (@event)
        {
            case Downloaded e:
                for (var i = 0; i < e.Items.Count; i++) entries.Add(Read(recorded, e, i, tree));
                break;
            case SignedIn e:
                entries.Add(new Entry(recorded.Position.Value, e.At, Verb.SignedIn) { Actor = e.By.Value, Detail = e.AuthMethod });
                break;

            // Only where it tried an account that exists is there somebody to tell.
            case SignInRefused e when people.Find(e.Name) is { } account:
                entries.Add(new Entry(recorded.Position.Value, e.At, Verb.SignInRefused)
                {
                    Subject = account,
                    Count = e.Count,
                    Detail = e.Reason,
                });
                break;
            case CommandRefused e when e is not { By: null, Space: null, Node: null }:
                entries.Add(Refused(recorded, e, tree));
                break;

            case SignInRefused or CommandRefused or AccessEventsShed: break;
            default: throw new UnreachableException($"{recorded.Type} is unknown to the activity read model.");
        }
    }

    private static Entry Read(Recorded recorded, Downloaded e, int item, ActivityTree tree)
    {
        var download = e.Items[item];
        return NodeActivity.At(recorded, tree, Verb.Downloaded, e.By, download.Node.Value) with
        {
            At = download.LastAt,
            Item = item,
            Space = download.Space.Value,
            SizeBytes = download.Bytes,
            Count = download.Count,
        };
    }

    private static Entry Refused(Recorded recorded, CommandRefused e, ActivityTree tree)
    {
        var entry = e.Node is { } node
            ? NodeActivity.At(recorded, tree, Verb.Refused, e.By, node.Value)
            : new Entry(recorded.Position.Value, e.At, Verb.Refused) { Actor = e.By?.Value };
        return entry with { At = e.At, Space = e.Space?.Value ?? entry.Space, Count = e.Count, Detail = $"{e.Action}: {e.Code}" };
    }
}
