using System.Collections.Immutable;
using Domain;
using Domain.Access;
using Domain.Groups;
using Domain.Links;
using Domain.Nodes;
using Domain.Shares;
using Domain.Spaces;
using EventStore;

namespace Projections.Tests.Access;

/// <summary>Who may do what at one position, the plain way: all grants are looked at, all ways up walked, all groups opened.</summary>
public sealed record AccessModel
{
    private sealed record Grant(bool IsMember, NodeId Node, Grantee Subject, PermissionSet Permissions, DateTimeOffset? ExpiresAt);

    public ImmutableDictionary<NodeId, (SpaceId Space, NodeId? Parent, bool IsFolder, bool IsTrashed)> Nodes { get; private init; } =
        ImmutableDictionary<NodeId, (SpaceId, NodeId?, bool, bool)>.Empty;

    public ImmutableDictionary<SpaceId, (UserId? Owner, NodeId Root, bool IsDisabled)> Spaces { get; private init; } =
        ImmutableDictionary<SpaceId, (UserId?, NodeId, bool)>.Empty;

    public ImmutableHashSet<(Guid Group, Grantee Member)> Memberships { get; private init; } = [];

    /// <summary>Those that were made and not revoked.</summary>
    public ImmutableDictionary<LinkId, UserId> Links { get; private init; } = ImmutableDictionary<LinkId, UserId>.Empty;

    private ImmutableDictionary<string, Grant> Grants { get; init; } = ImmutableDictionary<string, Grant>.Empty;

    public AccessDecision Decide(UserId person, NodeId node, AccessAction action, DateTimeOffset now)
    {
        var space = Spaces[Nodes[node].Space];
        var reaching = Reaching(person, node, now);
        if (space.IsDisabled) return new(false, false, "space_disabled");
        if (space.Owner == person) return new(true, true, "owner");
        if (reaching.Any(grant => grant.Permissions.IsEmpty)) return new(false, false, "denied");

        var enough = reaching.Where(grant => grant.Permissions.Has(AccessRules.Needed(action))).ToList();
        if (enough.Exists(grant => grant is { IsMember: true, Subject.IsGroup: false })) return new(true, true, "member");
        if (enough.Exists(grant => grant.IsMember)) return new(true, true, "member_group");
        if (enough.Exists(grant => !grant.Subject.IsGroup)) return new(true, true, "share");
        if (enough.Count > 0) return new(true, true, "share_group");
        return new(false, reaching.Any(grant => grant.Permissions.Has(Permission.Stat)), reaching.Count == 0
            ? "no_grant" : "insufficient_role");
    }

    /// <summary>What a link opens: no more than its maker may do.</summary>
    public AccessDecision DecideByLink(LinkId link, NodeId node, AccessAction action, DateTimeOffset now)
    {
        var (needed, wayUp) = (AccessRules.Needed(action), WayUp(node));
        var grant = Grants.GetValueOrDefault($"{link.Value}");
        if (grant is not null && (!wayUp.Contains(grant.Node) || grant.ExpiresAt <= now)) grant = null;
        if (Spaces[Nodes[node].Space].IsDisabled) return new(false, false, "space_disabled");
        if (grant is null) return new(false, false, "no_grant");

        bool May(AccessAction wanted) => grant.Permissions.Has(AccessRules.Needed(wanted)) && Decide(Links[link], node, wanted, now).IsAllowed;
        return new(May(action), May(action) || May(AccessAction.See), May(action) ? "link"
            : grant.Permissions.IsEmpty ? "denied"
            : grant.Permissions.Has(needed) ? "beyond_maker" : "insufficient_role");
    }

    /// <summary>Whether what somebody may do there hangs on more than one grant: how much a history tests.</summary>
    public int ReachingCount(UserId person, NodeId node, DateTimeOffset now) => Reaching(person, node, now).Count;

    public bool IsBelow(NodeId node, NodeId folder) => WayUp(node).Contains(folder);

    public bool IsLive(NodeId node) => Nodes.TryGetValue(node, out var row) && WayUp(node).Last() == Spaces[row.Space].Root;

    public AccessModel Apply(Recorded recorded) => recorded.Event switch
    {
        NodeEvent e => Apply(new NodeId(recorded.Stream.Key), e),
        SpaceEvent e => Apply(new SpaceId(recorded.Stream.Key), e),
        GroupEvent e => Apply(recorded.Stream.Key, e),
        ShareEvent e => Apply($"{recorded.Stream.Key}", e),
        LinkEvent e => Apply(new LinkId(recorded.Stream.Key), e),
        _ => this,
    };

    private AccessModel Apply(NodeId id, NodeEvent @event) => @event switch
    {
        NodeEvent.RootCreated e => With(id, (e.Space, null, true, false)),
        NodeEvent.FolderCreated e => With(id, (e.Space, e.Parent, true, false)),
        NodeEvent.FileCreated e => With(id, (e.Space, e.Parent, false, false)),
        NodeEvent.Moved e => With(id, Nodes[id] with { Parent = e.Parent }),
        NodeEvent.Restored e => With(id, Nodes[id] with { Parent = e.Parent, IsTrashed = false }),
        NodeEvent.Trashed => With(id, Nodes[id] with { Parent = null, IsTrashed = true }),
        NodeEvent.Purged => this with { Nodes = Nodes.RemoveRange(Nodes.Keys.Where(node => IsBelow(node, id)).ToList()) },
        _ => this,
    };

    private AccessModel Apply(SpaceId id, SpaceEvent @event) => @event switch
    {
        SpaceEvent.PersonalSpaceCreated e => With(id, (e.Owner, e.Root, false)),
        SpaceEvent.ProjectSpaceCreated e => With(id, (null, e.Root, false)),
        SpaceEvent.SpaceDisabled => With(id, Spaces[id] with { IsDisabled = true }),
        SpaceEvent.SpaceEnabled => With(id, Spaces[id] with { IsDisabled = false }),
        SpaceEvent.SpaceHandedOver e => With(id, Spaces[id] with { Owner = e.To }),
        SpaceEvent.SpaceDeleted => this with
        {
            Spaces = Spaces.Remove(id),
            Grants = Grants.RemoveRange(
                Grants.Where(g => Nodes.TryGetValue(g.Value.Node, out var node) && node.Space == id).Select(g => g.Key)),
            Nodes = Nodes.RemoveRange(Nodes.Where(node => node.Value.Space == id).Select(node => node.Key)),
        },
        SpaceEvent.MemberAdded e => With(
            $"{id} {e.Member}", new(true, Spaces[id].Root, e.Member, e.Granted.Permissions, e.Granted.ExpiresAt)),
        SpaceEvent.MemberChanged e => Change($"{id} {e.Member}", e.Granted),
        SpaceEvent.MemberRemoved e => this with { Grants = Grants.Remove($"{id} {e.Member}") },
        SpaceEvent.MemberExpired e => this with { Grants = Grants.Remove($"{id} {e.Member}") },
        _ => this,
    };

    private AccessModel Apply(Guid group, GroupEvent @event) => @event switch
    {
        GroupEvent.GroupMemberAdded e => this with { Memberships = Memberships.Add((group, e.Member)) },
        GroupEvent.GroupMemberRemoved e => this with { Memberships = Memberships.Remove((group, e.Member)) },
        GroupEvent.GroupDeleted => this with
        {
            Memberships = Memberships.Except(Memberships.Where(each => each.Group == group || each.Member.Id == group)),
            Grants = Grants.RemoveRange(Grants.Where(each => each.Value.Subject.Id == group).Select(each => each.Key)),
        },
        _ => this,
    };

    private AccessModel Apply(string share, ShareEvent @event) => @event switch
    {
        ShareEvent.ShareCreated e => With(share, new(false, e.Node, e.With, e.Granted.Permissions, e.Granted.ExpiresAt)),
        ShareEvent.ShareChanged e => Change(share, e.Granted),
        ShareEvent.ShareRevoked or ShareEvent.ShareExpired => this with { Grants = Grants.Remove(share) },
        _ => this,
    };

    private AccessModel Apply(LinkId link, LinkEvent @event) => @event switch
    {
        LinkEvent.LinkCreated e => With($"{link.Value}", new(false, e.Node, Grantee.User(new UserId(link.Value)), e.Permissions, e.ExpiresAt)) with
        {
            Links = Links.Add(link, e.By),
        },
        LinkEvent.LinkTypeChanged e => Grants.TryGetValue($"{link.Value}", out var grant)
            ? With($"{link.Value}", grant with { Permissions = e.Permissions })
            : this,
        LinkEvent.LinkRevoked => this with { Grants = Grants.Remove($"{link.Value}") },
        _ => this,
    };

    private AccessModel With(NodeId id, (SpaceId, NodeId?, bool, bool) node) => this with { Nodes = Nodes.SetItem(id, node) };

    private AccessModel With(SpaceId id, (UserId?, NodeId, bool) space) => this with { Spaces = Spaces.SetItem(id, space) };

    private AccessModel With(string id, Grant grant) => this with { Grants = Grants.SetItem(id, grant) };

    /// <summary>What ended with its group or space is not begun again by a change.</summary>
    private AccessModel Change(string id, Granted granted) => Grants.TryGetValue(id, out var grant)
        ? With(id, grant with { Permissions = granted.Permissions, ExpiresAt = granted.ExpiresAt })
        : this;

    private List<Grant> Reaching(UserId person, NodeId node, DateTimeOffset now)
    {
        var (wayUp, mine) = (WayUp(node), Mine(person));
        return [.. Grants.Values.Where(grant =>
            wayUp.Contains(grant.Node) && mine.Contains(grant.Subject) && (grant.ExpiresAt is null || grant.ExpiresAt > now))];
    }

    private List<NodeId> WayUp(NodeId node)
    {
        var way = new List<NodeId> { node };
        while (Nodes.TryGetValue(way[^1], out var row) && row.Parent is { } parent) way.Add(parent);
        return way;
    }

    private HashSet<Grantee> Mine(UserId person)
    {
        var mine = new HashSet<Grantee> { Grantee.User(person) };
        while (Memberships.Where(each => mine.Contains(each.Member)).Any(each => mine.Add(Grantee.Group(new GroupId(each.Group))))) { }
        return mine;
    }
}
