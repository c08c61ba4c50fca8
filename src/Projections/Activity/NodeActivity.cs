using System.Diagnostics;
using Domain;
using Domain.Nodes;
using EventStore;
using static Domain.Nodes.NodeEvent;

namespace Projections.Activity;

/// <summary>What happened to files and folders.</summary>
internal static class NodeActivity
{
    private const int DetailMax = 500;

    public static void Fold(Recorded recorded, NodeEvent @event, ActivityTree tree, ActivityEntries entries)
    {
        var id = recorded.Stream.Key;
        switch (@event)
        {
            // The space's own event tells that it was created.
            case RootCreated e: tree.Put(id, new TreeNode(Parent: null, e.Space.Value, IsFolder: true, "")); break;

            case FolderCreated e:
                tree.Put(id, new TreeNode(e.Parent.Value, e.Space.Value, IsFolder: true, e.Name.Value));
                entries.Add(Made(recorded, tree, Verb.Created, e.By, e.CopiedFrom));
                break;
            case FileCreated e:
                tree.Put(id, new TreeNode(e.Parent.Value, e.Space.Value, IsFolder: false, e.Name.Value));
                entries.Add(Made(recorded, tree, Verb.Uploaded, e.By, e.CopiedFrom) with { SizeBytes = e.Content.SizeBytes });
                break;

            case Renamed e: entries.Add(Placed(recorded, tree, Verb.Renamed, e.By, e.Parent, e.Name)); break;
            case Moved e: entries.Add(Placed(recorded, tree, Verb.Moved, e.By, e.Parent, e.Name)); break;
            case Restored e: entries.Add(Placed(recorded, tree, Verb.Restored, e.By, e.Parent, e.Name)); break;

            case ContentUploaded e: entries.Add(At(recorded, tree, Verb.Updated, e.By) with { SizeBytes = e.Content.SizeBytes }); break;
            case VersionRestored e:
                entries.Add(At(recorded, tree, Verb.VersionRestored, e.By) with
                {
                    SizeBytes = e.Content.SizeBytes,
                    Detail = new LogPosition(e.From).ToString(),
                });
                break;
            case Trashed e: entries.Add(At(recorded, tree, Verb.Trashed, e.By)); break;
            case Purged e: entries.Add(At(recorded, tree, Verb.Purged, e.By) with { SizeBytes = e.SizeBytes }); break;
            case MtimeSet e: entries.Add(At(recorded, tree, Verb.TimeSet, e.By)); break;
            case PropertiesChanged e: entries.Add(At(recorded, tree, Verb.PropertiesChanged, e.By) with { Detail = NamesOf(e) }); break;
            case TagsAdded e: entries.Add(At(recorded, tree, Verb.Tagged, e.By) with { Detail = Joined(e.Tags) }); break;
            case TagsRemoved e: entries.Add(At(recorded, tree, Verb.Untagged, e.By) with { Detail = Joined(e.Tags) }); break;
            case Locked e: entries.Add(At(recorded, tree, Verb.Locked, e.By)); break;
            case Unlocked e: entries.Add(At(recorded, tree, Verb.Unlocked, e.By)); break;

            // Clients refresh a lock every few minutes; it tells a reader nothing that the lock did not.
            case LockRefreshed: break;
            default: throw new UnreachableException($"{recorded.Type} is unknown to the activity read model.");
        }
    }

    /// <summary>Something that happened to a node where it stands, or in the trash: where it was taken from.</summary>
    public static Entry At(Recorded recorded, ActivityTree tree, string verb, UserId? by, Guid? node = null)
    {
        var id = node ?? recorded.Stream.Key;
        var (known, place) = (tree.Find(id), tree.PlaceOf(id));
        return new Entry(recorded.Position.Value, recorded.RecordedAt, verb)
        {
            Actor = by?.Value,
            Space = known?.Space,
            Node = id,
            IsFolder = known?.IsFolder ?? false,
            Name = known?.Name,
            Path = known is null ? null : place.Path,
            Chain = place.Chain,
        };
    }

    private static Entry Made(Recorded recorded, ActivityTree tree, string verb, UserId by, NodeId? copiedFrom) =>
        copiedFrom is { Value: var source }
            ? At(recorded, tree, Verb.Copied, by) with { FromPath = tree.Find(source) is null ? null : tree.PlaceOf(source).Path }
            : At(recorded, tree, verb, by);

    /// <summary>A new name or place: found below the folders it left as well as below those it came to.</summary>
    private static Entry Placed(Recorded recorded, ActivityTree tree, string verb, UserId by, NodeId parent, Personal name)
    {
        var id = recorded.Stream.Key;
        var before = tree.PlaceOf(id);
        if (tree.Find(id) is { } node) tree.Put(id, node with { Parent = parent.Value, Name = name.Value });

        var after = At(recorded, tree, verb, by);
        return after with { FromPath = before.Path, Chain = [.. after.Chain.Union(before.Chain)] };
    }

    private static string NamesOf(PropertiesChanged e) => Shortened(e.Set.Select(p => p.Name).Concat(e.Removed.Select(p => p.Name)));

    private static string Joined(IEnumerable<Personal> tags) => Shortened(tags.Select(tag => tag.Value));

    private static string Shortened(IEnumerable<string> words)
    {
        var text = string.Join(", ", words);
        return text.Length <= DetailMax ? text : text[..(DetailMax - 1)] + "…";
    }
}
