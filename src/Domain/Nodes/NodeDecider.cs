using static Domain.Nodes.Node;
using static Domain.Nodes.NodeEvent;

namespace Domain.Nodes;

/// <summary>
/// The rules of one file or folder: where it is and what it holds. Pure: no clock, no I/O. Repeating a command yields no event, but for
/// new content: each upload is a fact of its own, and its command id keeps a repetition out.
/// </summary>
/// <remarks>Names, liveness of the parent, quota and locks above are guarded by the append (reservations, budgets, fences).</remarks>
public static partial class NodeDecider
{
    private static readonly Refusal NotFound = new(RefusalCode.NotFound, "No such file or folder.");
    private static readonly Refusal RootIsFixed = new(RefusalCode.Forbidden, "A space's root folder stays where it is.");

    public static Decision<NodeEvent> CreateRoot(Node state, SpaceId space, UserId by) => state switch
    {
        Missing => [new RootCreated(space, by)],
        Live { Parent: null } root when root.Space == space => [],
        _ => AlreadyMade,
    };

    public static Decision<NodeEvent> CreateFolder(Node state, FolderCreated folder) => state switch
    {
        Missing => [folder],
        Live { IsFolder: true } made when made.Parent == folder.Parent && made.Name == folder.Name.Value => [],
        _ => AlreadyMade,
    };

    public static Decision<NodeEvent> CreateFile(Node state, FileCreated file) => state switch
    {
        Missing => [file],
        Live { IsFolder: false } made when made.Parent == file.Parent && made.Name == file.Name.Value => [],
        _ => AlreadyMade,
    };

    public static Decision<NodeEvent> Upload(Node state, Content content, UserId by) => state switch
    {
        Live { IsFolder: true } => FileNeeded,
        Live file => [new ContentUploaded(file.Space, content, file.SizeBytes, by)],
        _ => NotFound,
    };

    /// <param name="from">The log position that recorded the old content first.</param>
    public static Decision<NodeEvent> RestoreVersion(Node state, long from, Content content, UserId by) => state switch
    {
        Live { IsFolder: true } => FileNeeded,
        Live file => [new VersionRestored(file.Space, from, content, file.SizeBytes, by)],
        _ => NotFound,
    };

    /// <param name="isBelowItself">The new parent is this very folder or stands below it.</param>
    public static Decision<NodeEvent> Move(Node state, NodeId parent, NodeName name, bool isBelowItself, UserId by) => state switch
    {
        Live { Parent: null } => RootIsFixed,
        Live when isBelowItself => new Refusal(RefusalCode.Cycle, "A folder cannot go into itself."),
        Live { Parent: { } at } live when at == parent && live.Name == name.Value => [],
        Live { Parent: { } at } live when at == parent => [new Renamed(live.Space, at, live.Name, name.Value, by)],
        Live { Parent: { } at } live => [new Moved(live.Space, at, live.Name, parent, name.Value, by)],
        _ => NotFound,
    };

    /// <param name="location">The path in the space, without a leading slash.</param>
    public static Decision<NodeEvent> Trash(Node state, string location, UserId by) => state switch
    {
        Live { Parent: null } => RootIsFixed,
        Live { Parent: { } at } live => [new Trashed(live.Space, at, live.Name, location, by)],
        InTrash => [],
        _ => NotFound,
    };

    public static Decision<NodeEvent> Restore(Node state, NodeId parent, NodeName name, UserId by) => state switch
    {
        InTrash { Was: var was } => [new Restored(was.Space, parent, name.Value, by)],
        Live live when live.Parent == parent && live.Name == name.Value => [],
        Live => new Refusal(RefusalCode.Conflict, "This is not in the trash."),
        _ => NotFound,
    };

    /// <param name="treeSizeBytes">The current content of it and of all below.</param>
    public static Decision<NodeEvent> Purge(Node state, long treeSizeBytes, UserId by) => state switch
    {
        InTrash { Was: var was } => [new Purged(was.Space, treeSizeBytes, by)],
        Live => new Refusal(RefusalCode.Forbidden, "Only what is in the trash can be purged."),
        _ => [],
    };

    private static Refusal AlreadyMade => new(RefusalCode.Conflict, "Another file or folder has this id.");

    private static Refusal FileNeeded => new(RefusalCode.WrongKind, "A folder holds no content of its own.");
}
