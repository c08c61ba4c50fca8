using System.Diagnostics;
using static Domain.Nodes.NodeEvent;

namespace Domain.Nodes;

/// <summary>The state that a decision about one file or folder needs, and no more. Read models live in Projections.</summary>
public abstract record Node
{
    private Node() { }

    /// <summary>Never made, or purged.</summary>
    public sealed record Missing : Node;

    /// <param name="Parent">Null for a space's root.</param>
    /// <param name="SizeBytes">A file's content; 0 for a folder.</param>
    /// <param name="Mtime">As a client set it; null: the time of recording counts.</param>
    public sealed record Live(
        SpaceId Space, NodeId? Parent, string Name, bool IsFolder, long SizeBytes, DateTimeOffset? Mtime = null) : Node;

    public sealed record InTrash(Live Was) : Node;

    public static readonly Node Initial = new Missing();

    /// <remarks>A sequence that no decision makes is damage, and stops loudly.</remarks>
    public static Node Evolve(Node state, NodeEvent @event) => (state, @event) switch
    {
        (Missing, RootCreated e) => new Live(e.Space, Parent: null, "", IsFolder: true, 0),
        (Missing, FolderCreated e) => new Live(e.Space, e.Parent, e.Name.Value, IsFolder: true, 0, e.Mtime),
        (Missing, FileCreated e) => new Live(e.Space, e.Parent, e.Name.Value, IsFolder: false, e.Content.SizeBytes, e.Content.Mtime),
        (Live live, ContentUploaded e) => live with { SizeBytes = e.Content.SizeBytes, Mtime = e.Content.Mtime },
        (Live live, VersionRestored e) => live with { SizeBytes = e.Content.SizeBytes, Mtime = e.Content.Mtime },
        (Live live, Renamed e) => live with { Name = e.Name.Value },
        (Live live, Moved e) => live with { Parent = e.Parent, Name = e.Name.Value },
        (Live live, MtimeSet e) => live with { Mtime = e.Mtime },
        (Live live, Trashed) => new InTrash(live),
        (InTrash trash, Restored e) => trash.Was with { Parent = e.Parent, Name = e.Name.Value },
        (Live or InTrash, Purged) => Initial,
        (Live, PropertiesChanged or TagsAdded or TagsRemoved or Locked or LockRefreshed or Unlocked) => state,
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}
