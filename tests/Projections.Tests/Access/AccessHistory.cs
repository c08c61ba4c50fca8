using Domain;
using Domain.Access;
using Domain.Groups;
using Domain.Links;
using Domain.Spaces;
using EventStore;
using Projections.Tests.Folding;

namespace Projections.Tests.Access;

/// <summary>
/// People, groups, two spaces and what is granted in them, as commands could have made it, with the model of it. Each number decides one
/// step; one that does not fit is passed over. A microsecond passes with every event, and grants last a few of them.
/// </summary>
public sealed class AccessHistory
{
    private static readonly Role[] OfNodes =
        [Roles.Viewer, Roles.ViewerListGrants, Roles.Editor, Roles.EditorListGrants, Roles.EditorLite, Roles.SecureViewer, Roles.Denied];

    private static readonly LinkType[] OfLinks = [LinkType.View, LinkType.Upload, LinkType.Edit, LinkType.CreateOnly, LinkType.Internal];

    private static readonly Role[] OfSpaces = [Roles.SpaceViewer, Roles.SpaceEditor, Roles.SpaceEditorWithoutVersions, Roles.Manager];

    private readonly List<GroupId> _groups = [];
    private readonly List<ShareId> _shares = [];
    private readonly List<LinkId> _links = [];
    private readonly List<(SpaceId Space, Grantee Member)> _members = [];
    private readonly List<NodeId> _nodes = [];
    private SpaceId _project;
    private Random _random = new(0);

    public AccessHistory()
    {
        People = [Story.Alan, Story.Register("bob").User, Story.Register("carol").User, Story.Register("dave").User];
        _nodes.Add(Story.Root);
        Found();
        for (var i = 0; i < 3; i++) _groups.Add(Story.Group($"group {i}"));
        Follow();
    }

    public Story Story { get; } = Story.OfAlan();

    public IReadOnlyList<UserId> People { get; }

    /// <summary>What the model was before the first event and after each.</summary>
    public List<AccessModel> Models { get; } = [new()];

    public AccessModel Model => Models[^1];

    public DateTimeOffset Now => Story.Events[^1].RecordedAt;

    public IReadOnlyList<LinkId> Links => _links;

    public IReadOnlyList<ShareId> Shares => _shares;

    /// <summary>Nodes that are there or were.</summary>
    public IReadOnlyList<NodeId> AllNodes => _nodes;

    /// <summary>Nodes that are there, live or in the trash.</summary>
    public IEnumerable<NodeId> Nodes => _nodes.Where(Model.Nodes.ContainsKey);

    public void Step(int step)
    {
        _random = new Random(step);
        Act();
        Follow();
    }

    private void Act()
    {
        switch (_random.Next(39))
        {
            case 0 or 1 or 2 or 3: _nodes.Add(Story.Folder(Folder(), $"n{Story.Position}")); break;
            case 4: _nodes.Add(Story.File(Folder(), $"n{Story.Position}")); break;
            case 5 or 6 or 7 or 8 or 9: Move(); break;
            case 10 when Pick(Live().Where(IsNoRoot)) is { } node: Story.Trash(node); break;
            case 11 when Pick(Nodes.Where(id => Model.Nodes[id].IsTrashed)) is { } node:
                Story.Restore(node, Folder(Model.Nodes[node].Space));
                break;
            case 12 when Pick(Nodes.Where(id => Model.Nodes[id].IsTrashed)) is { } node: Story.Purge(node); break;
            case 13 or 14 or 15 or 16: Join(Subject()); break;
            case 17 or 18: Join(Grantee.Group(Group())); break;
            case 19 or 20 when Pick(Model.Memberships.OrderBy(Order)) is { } membership:
                Story.Leave(new GroupId(membership.Group), membership.Member);
                break;
            case 21: DeleteGroup(); break;
            case 22 or 23 or 24 or 25 or 26: Share(); break;
            case 27 when Pick(_shares) is { } share: Story.Change(share, Granted(OfNodes)); break;
            case 28 when Pick(_shares) is { } share && _shares.Remove(share): Story.Revoke(share); break;
            case 29 when Pick(_shares) is { } share && _shares.Remove(share): Story.Expire(share); break;
            case 30 or 31 or 32: SetMember(); break;
            case 33 when Pick(_members) is { Space: var space, Member: var member } each && _members.Remove(each):
                Story.RemoveMember(space, member);
                break;
            case 34: Disable(); break;
            case 35: Rarely(); break;
            case 36 or 37: Link(); break;
            case 38 when Pick(_links) is { } link: Revoke(link); break;
            default: break;
        }
    }

    private void Move()
    {
        if (Pick(Live().Where(IsNoRoot)) is not { } node) return;
        var folder = Folder(Model.Nodes[node].Space);
        if (!Model.IsBelow(folder, node)) Story.Move(node, folder);
    }

    private void Join(Grantee member)
    {
        // In a cycle too: commands refuse it, and a read must end all the same.
        var group = Group();
        if (!Model.Memberships.Contains((group.Value, member))) Story.Join(group, member);
    }

    private void DeleteGroup()
    {
        if (_groups.Count < 3) return;
        var group = Group();
        _groups.Remove(group);
        _members.RemoveAll(each => each.Member == Grantee.Group(group));
        Story.Add("group", group.Value, new GroupEvent.GroupDeleted("x", Story.Alan));
        _groups.Add(Story.Group($"group {Story.Position}"));
    }

    private void Share() => _shares.Add(Story.Share(Pick(Live())!.Value, Subject(), Granted(OfNodes)));

    /// <summary>By anybody: what they may do there themselves is asked when somebody comes by it.</summary>
    private void Link() => _links.Add(Story.Link(
        Pick(Live())!.Value, OfLinks[_random.Next(OfLinks.Length)],
        _random.Next(3) > 0 ? null : Now.AddMicroseconds(_random.Next(1, 20)), by: People[_random.Next(People.Count)]));

    private void Revoke(LinkId link)
    {
        var made = (LinkEvent.LinkCreated)Story.Events.First(each => each.Stream.Key == link.Value).Event;
        Story.Add("link", link.Value, _random.Next(2) == 0 || !_links.Remove(link)
            ? new LinkEvent.LinkTypeChanged(LinkType.View.Name, LinkType.View.OfFolder!.Value, made.Type, Story.Alan)
            : new LinkEvent.LinkRevoked(made.Space, made.Node, Story.Alan));
    }

    private void SetMember()
    {
        var member = Subject();
        Story.Member(_project, member, Granted(OfSpaces));
        if (!_members.Contains((_project, member))) _members.Add((_project, member));
    }

    private void Disable()
    {
        var space = _random.Next(2) == 0 ? _project : Story.Space;
        Story.Add("space", space.Value, Model.Spaces[space].IsDisabled
            ? new SpaceEvent.SpaceEnabled(Story.Alan)
            : new SpaceEvent.SpaceDisabled(Story.Alan));
    }

    private void Rarely()
    {
        if (_random.Next(3) > 0)
        {
            var owner = Model.Spaces[Story.Space].Owner!.Value;
            var to = People[_random.Next(People.Count)];
            if (to != owner) Story.Add("space", Story.Space.Value, new SpaceEvent.SpaceHandedOver(to, owner, owner));
            return;
        }

        Story.Add("space", _project.Value, new SpaceEvent.SpaceDeleted("x", Story.Alan));
        _members.Clear();
        Found();
    }

    private void Found()
    {
        (_project, var root) = Story.Project($"project {Story.Position}");
        _nodes.Add(root);
    }

    private void Follow()
    {
        foreach (var recorded in Story.Events.Skip(Models.Count - 1).ToList()) Models.Add(Model.Apply(recorded));
    }

    private IEnumerable<NodeId> Live() => Nodes.Where(Model.IsLive);

    private bool IsNoRoot(NodeId node) => Model.Nodes[node].Parent is not null;

    private NodeId Folder(SpaceId? space = null) =>
        Pick(Live().Where(id => Model.Nodes[id] is { IsFolder: true } row && (space ?? row.Space) == row.Space))!.Value;

    private GroupId Group() => _groups[_random.Next(_groups.Count)];

    private Grantee Subject() => _random.Next(2) == 0 ? Grantee.Group(Group()) : Grantee.User(People[_random.Next(People.Count)]);

    private Granted Granted(Role[] among) => Domain.Access.Granted.Of(
        among[_random.Next(among.Length)], _random.Next(2) == 0 ? null : Now.AddMicroseconds(_random.Next(1, 20)));

    private int Order((Guid Group, Grantee Member) each) =>
        (_groups.FindIndex(group => group.Value == each.Group) * 100) + People.ToList().FindIndex(person => person.Value == each.Member.Id);

    private T? Pick<T>(IEnumerable<T> from) where T : struct
    {
        var all = from.ToArray();
        return all.Length == 0 ? null : all[_random.Next(all.Length)];
    }
}
