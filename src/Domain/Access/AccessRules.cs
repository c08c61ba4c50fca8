namespace Domain.Access;

/// <summary>What somebody wants to do with a space or something in it.</summary>
public enum AccessAction
{
    /// <summary>See that it exists, with its metadata.</summary>
    See,

    /// <summary>See what a folder holds.</summary>
    List,
    ReadContent,
    ReadVersions,
    RestoreVersion,

    /// <summary>Make a folder.</summary>
    Create,

    /// <summary>Make a file, or give one new content.</summary>
    Write,
    Move,
    Trash,
    ListTrash,
    Restore,
    Purge,
    Lock,
    SetProperties,

    /// <summary>Keep a note of one's own about it, which nobody else sees: a favorite.</summary>
    Mark,
    SeeGrants,
    Grant,
    ChangeGrant,
    Revoke,
    Deny,
}

/// <param name="IsVisible">Whether the actor may know that the thing exists: else a refusal looks as if there were nothing.</param>
/// <param name="Reason">Goes into the envelope of what is allowed, and into the record of what is refused.</param>
public readonly record struct AccessDecision(bool IsAllowed, bool IsVisible, string Reason);

/// <summary>Through what something is granted.</summary>
public enum GrantVia
{
    /// <summary>The space is the actor's own.</summary>
    Owner,

    /// <summary>The actor, or a group of theirs, is a member of the space.</summary>
    Member,

    /// <summary>It, or a folder above it, is shared with the actor or a group of theirs.</summary>
    Share,

    /// <summary>The actor came by a link to it or to a folder above it.</summary>
    Link,

    /// <summary>The server itself.</summary>
    System,
}

/// <summary>One grant that reaches a node: given on it or on a folder above it, to the actor or to a group that the actor is in.</summary>
/// <param name="Id">Of the share or link; of a member, the person or group.</param>
public sealed record ReachingGrant(GrantVia Via, Guid Id, PermissionSet Permissions, bool IsThroughGroup)
{
    public bool IsDenial => Permissions.IsEmpty;
}

/// <summary>Grants on many nodes, as they reach one person.</summary>
public static class ReachingGrants
{
    extension(ILookup<NodeId, ReachingGrant> grants)
    {
        /// <summary>The nodes that are denied: one denial outweighs all that is granted.</summary>
        public IEnumerable<NodeId> Denied =>
            grants.Where(static node => node.Any(static grant => grant.IsDenial)).Select(static node => node.Key);

        public bool Deny(NodeId node) => grants[node].Any(static grant => grant.IsDenial);
    }
}

/// <summary>Everything that decides what one actor may do with one node, in force at one position and instant.</summary>
/// <param name="Grants">In no order: they add up, but a denial among them takes everything away.</param>
/// <param name="IsSpaceDisabled">Nothing in a disabled space can be reached.</param>
public sealed record Standing(IReadOnlyList<ReachingGrant> Grants, bool IsSpaceDisabled = false)
{
    /// <summary>Of somebody to whom nothing is granted.</summary>
    public static readonly Standing Stranger = new([]);

    /// <summary>Of the owner of a personal space, whom nobody can deny anything in it.</summary>
    public static readonly Standing Owner = new([new(GrantVia.Owner, Guid.Empty, PermissionSet.All, IsThroughGroup: false)]);

    /// <summary>Of the server, which only clears away.</summary>
    public static readonly Standing System = new(
        [new(GrantVia.System, Guid.Empty, Permission.Stat | Permission.PurgeTrash, IsThroughGroup: false)]);

    /// <summary>Whether the actor may know where the node stands: who came by a share or a link is told nothing of the folders above.</summary>
    public bool KnowsWay => Grants.Any(static grant => grant.Via is GrantVia.Owner or GrantVia.Member);

    /// <summary>Of who came by a link: how its maker stands there now. It opens nothing that they could not do themselves.</summary>
    public Standing? Maker { get; init; }

    public bool IsDenied => Grants.Any(static grant => grant.IsDenial);

    /// <summary>What the actor may do, all grants together.</summary>
    public PermissionSet Permissions => IsSpaceDisabled || IsDenied
        ? PermissionSet.None
        : Maker is null ? Granted : Granted & Maker.Permissions;

    /// <summary>All grants together, whoever gave them.</summary>
    internal PermissionSet Granted => Grants.Aggregate(PermissionSet.None, static (all, grant) => all | grant.Permissions);

    /// <summary>With what is granted further down: to who came by a link that is only what it grants, or denies, to its maker.</summary>
    public Standing With(IEnumerable<ReachingGrant> below) => Maker is null
        ? this with { Grants = [.. Grants, .. below] }
        : this with { Maker = Maker.With(below) };
}

/// <summary>The one function that decides every access. Whoever may not see a thing is told that it does not exist.</summary>
public static class AccessRules
{
    public static AccessDecision Authorize(AccessAction action, Standing standing)
    {
        var permissions = standing.Permissions;
        var needed = Needed(action);
        if (permissions.Has(needed)) return new(true, true, Reason(standing, needed));
        var isVisible = permissions.Has(Permission.Stat);
        return new(false, isVisible, standing switch
        {
            { IsSpaceDisabled: true } => AccessReasons.SpaceDisabled,
            { IsDenied: true } => AccessReasons.Denied,
            { Grants.Count: 0 } => AccessReasons.NoGrant,
            { Maker: not null } when standing.Granted.Has(needed) => AccessReasons.BeyondMaker,
            _ => AccessReasons.InsufficientRole,
        });
    }

    /// <summary>The permission that an action needs.</summary>
    public static Permission Needed(AccessAction action) => action switch
    {
        AccessAction.See or AccessAction.Mark => Permission.Stat,
        AccessAction.List => Permission.ListFolder,
        AccessAction.ReadContent => Permission.ReadContent,
        AccessAction.ReadVersions => Permission.ListVersions,
        AccessAction.RestoreVersion => Permission.RestoreVersion,
        AccessAction.Create => Permission.CreateFolder,
        AccessAction.Write or AccessAction.Lock or AccessAction.SetProperties => Permission.Upload,
        AccessAction.Move => Permission.Move,
        AccessAction.Trash => Permission.Delete,
        AccessAction.ListTrash => Permission.ListTrash,
        AccessAction.Restore => Permission.RestoreTrash,
        AccessAction.Purge => Permission.PurgeTrash,
        AccessAction.SeeGrants => Permission.ListGrants,
        AccessAction.Grant => Permission.AddGrant,
        AccessAction.ChangeGrant => Permission.UpdateGrant,
        AccessAction.Revoke => Permission.RemoveGrant,
        AccessAction.Deny => Permission.DenyGrant,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a permission."),
    };

    /// <summary>How a refused access is answered: as if there were nothing.</summary>
    public static readonly Refusal NotFound = new(RefusalCode.NotFound, "No such file or folder.");

    /// <summary>How an action is refused to somebody who may see the thing.</summary>
    public static readonly Refusal Forbidden = new(RefusalCode.Forbidden, "You may not do this here.");

    /// <summary>The grant that allows it, told by its kind; of several, the nearest to the person.</summary>
    private static string Reason(Standing standing, Permission needed)
    {
        var grant = standing.Grants.Where(each => each.Permissions.Has(needed)).MinBy(static each => (each.Via, each.IsThroughGroup))
            ?? standing.Grants[0];
        return grant switch
        {
            { Via: GrantVia.Owner } => AccessReasons.Owner,
            { Via: GrantVia.System } => AccessReasons.System,
            { Via: GrantVia.Link } => AccessReasons.Link,
            { Via: GrantVia.Member, IsThroughGroup: true } => AccessReasons.MemberGroup,
            { Via: GrantVia.Member } => AccessReasons.Member,
            { IsThroughGroup: true } => AccessReasons.ShareGroup,
            _ => AccessReasons.Share,
        };
    }
}
