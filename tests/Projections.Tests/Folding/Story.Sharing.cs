using Domain;
using Domain.Access;
using Domain.Groups;
using Domain.Links;
using Domain.Nodes;
using Domain.Shares;
using Domain.Spaces;

namespace Projections.Tests.Folding;

/// <summary>Who belongs to what, and what is given to whom: all by alan, unless another is named.</summary>
public sealed partial class Story
{
    private readonly Dictionary<ShareId, ShareEvent.ShareCreated> _shares = [];
    private readonly Dictionary<(SpaceId, Grantee), Granted> _members = [];

    public SpaceId PersonalSpaceOf(UserId person) => _spaces[person];

    /// <summary>A project space of which alan is the first manager.</summary>
    public (SpaceId Space, NodeId Root) Project(string name)
    {
        var (space, root) = (SpaceId.New(), NodeId.New());
        Add("space", space.Value, new SpaceEvent.ProjectSpaceCreated(root, name, $"{name}-{Position}", null, null, Alan));
        Member(space, Grantee.User(Alan), Granted.Of(Roles.Manager));
        Node(root, new NodeEvent.RootCreated(space, Alan));
        _nodes[root] = (space, root, "");
        return (space, root);
    }

    public void Member(SpaceId space, Grantee member, Granted granted)
    {
        Add("space", space.Value, _members.TryGetValue((space, member), out var was)
            ? new SpaceEvent.MemberChanged(member, granted, was, Alan)
            : new SpaceEvent.MemberAdded(member, granted, Alan));
        _members[(space, member)] = granted;
    }

    public void RemoveMember(SpaceId space, Grantee member)
    {
        _members.Remove((space, member), out var was);
        Add("space", space.Value, new SpaceEvent.MemberRemoved(member, was!, Alan));
    }

    public GroupId Group(string name, params IEnumerable<Grantee> members)
    {
        var group = GroupId.New();
        Add("group", group.Value, new GroupEvent.GroupCreated(name, null, Alan));
        foreach (var member in members) Join(group, member);
        return group;
    }

    public void Join(GroupId group, Grantee member) => Add("group", group.Value, new GroupEvent.GroupMemberAdded(member, Alan));

    public void Leave(GroupId group, Grantee member) => Add("group", group.Value, new GroupEvent.GroupMemberRemoved(member, Alan));

    public ShareId Share(NodeId node, Grantee with, Role role, DateTimeOffset? expiresAt = null, UserId? by = null) =>
        Share(node, with, Granted.Of(role, expiresAt), by);

    public ShareId Share(NodeId node, Grantee with, Granted granted, UserId? by = null)
    {
        var share = ShareId.New();
        _shares[share] = new ShareEvent.ShareCreated(_nodes[node].Space, node, with, granted, null, by ?? Alan);
        Add("share", share.Value, _shares[share]);
        return share;
    }

    public void Change(ShareId share, Granted granted)
    {
        var was = _shares[share];
        _shares[share] = was with { Granted = granted };
        Add("share", share.Value, new ShareEvent.ShareChanged(was.Space, was.Node, was.With, granted, was.Granted, was.By));
    }

    public void Revoke(ShareId share)
    {
        var was = _shares[share];
        Add("share", share.Value, new ShareEvent.ShareRevoked(was.Space, was.Node, was.With, was.Granted, was.By));
    }

    public void Expire(ShareId share)
    {
        var was = _shares[share];
        Add("share", share.Value, new ShareEvent.ShareExpired(was.Space, was.Node, was.With, was.Granted));
    }

    public LinkId Link(NodeId node, LinkType type, DateTimeOffset? expiresAt = null, string? token = null, UserId? by = null)
    {
        var link = LinkId.New();
        Add("link", link.Value, new LinkEvent.LinkCreated(
            _nodes[node].Space, node, token ?? $"token{Position}", type.Name, type.OfFolder!.Value, HasPassword: false, null, expiresAt,
            IsQuick: false, by ?? Alan));
        return link;
    }
}
