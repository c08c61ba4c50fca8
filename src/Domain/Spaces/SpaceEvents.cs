using Domain.Access;

namespace Domain.Spaces;

/// <summary>Everything that can happen to a space. Stream: <c>space-{id}</c>.</summary>
public abstract record SpaceEvent
{
    private SpaceEvent() { }

    /// <param name="Root">The node that is the space's root folder.</param>
    /// <param name="QuotaBytes">Null: unlimited.</param>
    public sealed record PersonalSpaceCreated(
        UserId Owner, NodeId Root, Personal Name, long? QuotaBytes, UserId By) : SpaceEvent;

    /// <summary>A space of many: who made it is its first manager, by an event of its own.</summary>
    /// <param name="Alias">What addresses in the web name it by; unique.</param>
    public sealed record ProjectSpaceCreated(
        NodeId Root, Personal Name, Personal Alias, Personal? Description, long? QuotaBytes, UserId By) : SpaceEvent;

    public sealed record QuotaSet(long? QuotaBytes, long? Was, UserId By) : SpaceEvent;

    public sealed record SpaceRenamed(Personal Name, Personal Was, UserId By) : SpaceEvent;

    public sealed record SpaceDescribed(Personal? Description, Personal? Was, UserId By) : SpaceEvent;

    public sealed record SpaceAliasSet(Personal Alias, Personal Was, UserId By) : SpaceEvent;

    /// <param name="Image">A picture in the space; null: none.</param>
    public sealed record SpaceImageSet(NodeId? Image, NodeId? Was, UserId By) : SpaceEvent;

    /// <param name="Readme">A text in the space; null: none.</param>
    public sealed record SpaceReadmeSet(NodeId? Readme, NodeId? Was, UserId By) : SpaceEvent;

    public sealed record MemberAdded(Grantee Member, Granted Granted, UserId By) : SpaceEvent;

    public sealed record MemberChanged(Grantee Member, Granted Granted, Granted Was, UserId By) : SpaceEvent;

    public sealed record MemberRemoved(Grantee Member, Granted Was, UserId By) : SpaceEvent;

    /// <summary>The membership's time has come. Nothing could be reached through it from that instant on: this records it.</summary>
    public sealed record MemberExpired(Grantee Member, Granted Was) : SpaceEvent;

    /// <summary>Nothing in it can be reached until it is enabled again; nothing is lost.</summary>
    public sealed record SpaceDisabled(UserId By) : SpaceEvent;

    public sealed record SpaceEnabled(UserId By) : SpaceEvent;

    /// <summary>For good, with all that is in it.</summary>
    public sealed record SpaceDeleted(Personal Name, UserId By) : SpaceEvent;

    /// <summary>A personal space goes to another person, when its owner leaves.</summary>
    public sealed record SpaceHandedOver(UserId To, UserId From, UserId By) : SpaceEvent;
}
