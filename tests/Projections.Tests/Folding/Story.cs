using Domain;
using Domain.Access;
using Domain.Nodes;
using Domain.Spaces;
using Domain.Users;
using EventStore;

namespace Projections.Tests.Folding;

/// <summary>Writes events in words: a log without a store, one microsecond and one position apart.</summary>
public sealed partial class Story
{
    private static readonly DateTimeOffset Began = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<Recorded> _events = [];
    private readonly Dictionary<Guid, long> _versions = [];
    private readonly Dictionary<UserId, SpaceId> _spaces = [];
    private readonly Dictionary<NodeId, (SpaceId Space, NodeId Parent, string Name)> _nodes = [];

    public IReadOnlyList<Recorded> Events => _events;

    public UserId Alan { get; private set; }

    public SpaceId Space { get; private set; }

    public NodeId Root { get; private set; }

    public long Position => _events.Count;

    /// <summary>A story of alan, who has a space.</summary>
    public static Story OfAlan()
    {
        var story = new Story();
        (story.Alan, story.Space, story.Root) = story.Register("alan");
        return story;
    }

    public (UserId User, SpaceId Space, NodeId Root) Register(string name)
    {
        var (user, space, root) = (UserId.New(), SpaceId.New(), NodeId.New());
        Add("user", user.Value, new UserEvent.UserRegistered(name, name + " of the test", null, IsAdmin: false, user));
        Add("space", space.Value, new SpaceEvent.PersonalSpaceCreated(user, root, name, null, user));
        Node(root, new NodeEvent.RootCreated(space, user));
        (_nodes[root], _spaces[user]) = ((space, root, ""), space);
        return (user, space, root);
    }

    public NodeId Folder(NodeId parent, string name, NodeId? copiedFrom = null)
    {
        var id = NodeId.New();
        var space = _nodes[parent].Space;
        _nodes[id] = (space, parent, name);
        Node(id, new NodeEvent.FolderCreated(space, parent, name, Alan, CopiedFrom: copiedFrom));
        return id;
    }

    public NodeId File(
        NodeId parent, string name, long size = 5, string? mime = null, DateTimeOffset? mtime = null, NodeId? copiedFrom = null)
    {
        var id = NodeId.New();
        var space = _nodes[parent].Space;
        _nodes[id] = (space, parent, name);
        Node(id, new NodeEvent.FileCreated(space, parent, name, Content(size, mime, mtime), Alan, CopiedFrom: copiedFrom));
        return id;
    }

    /// <summary>A file of a copy whose top is recorded later.</summary>
    public NodeId CopyBelow(NodeId top, string name, NodeId source)
    {
        var id = NodeId.New();
        _nodes[id] = (Space, top, name);
        Node(id, new NodeEvent.FileCreated(Space, top, name, Content(5), Alan, CopiedFrom: source));
        return id;
    }

    public string NameOf(NodeId node) => _nodes[node].Name;

    public void Upload(NodeId file, long size) => Node(file, new NodeEvent.ContentUploaded(_nodes[file].Space, Content(size), 5, Alan));

    public void Rename(NodeId node, string name)
    {
        var was = _nodes[node];
        _nodes[node] = was with { Name = name };
        Node(node, new NodeEvent.Renamed(was.Space, was.Parent, was.Name, name, Alan));
    }

    public void Move(NodeId node, NodeId parent, string? name = null)
    {
        var was = _nodes[node];
        _nodes[node] = was with { Parent = parent, Name = name ?? was.Name };
        Node(node, new NodeEvent.Moved(was.Space, was.Parent, was.Name, parent, name ?? was.Name, Alan));
    }

    public void Trash(NodeId node)
    {
        var was = _nodes[node];
        Node(node, new NodeEvent.Trashed(was.Space, was.Parent, was.Name, was.Name, Alan));
    }

    public void Restore(NodeId node, NodeId parent, string? name = null)
    {
        var was = _nodes[node];
        _nodes[node] = was with { Parent = parent, Name = name ?? was.Name };
        Node(node, new NodeEvent.Restored(was.Space, parent, name ?? was.Name, Alan));
    }

    public void Purge(NodeId node) => Node(node, new NodeEvent.Purged(_nodes[node].Space, 5, Alan));

    public void Download(params IReadOnlyList<NodeId> files) =>
        Access(new AccessEvent.Downloaded(
            Alan, "basic", "127.0.0.1", "curl/7.88",
            [.. files.Select(file => new Download(_nodes[file].Space, file, 1, 2, 10, Began, Began.AddSeconds(3)))]));

    public void Access(AccessEvent @event) => Add("access", Guid.NewGuid(), @event);

    public void Node(NodeId node, NodeEvent @event) => Add("node", node.Value, @event);

    public void Add(string category, Guid key, object @event)
    {
        var version = _versions[key] = _versions.GetValueOrDefault(key) + 1;
        var position = _events.Count + 1;
        _events.Add(new Recorded(
            new LogPosition(position), new StreamId(category, key), version, Guid.NewGuid(), @event.GetType().Name, @event,
            new EventMetadata("{}"u8.ToArray()), Began.AddMicroseconds(position)));
    }

    public static Content Content(long size, string? mime = null, DateTimeOffset? mtime = null) =>
        new(new BlobId(new string('a', 64)), size, new string('b', 40), new string('c', 32), "0badcafe", mime, mtime);
}
