using Domain.Access;

namespace Domain.Groups;

/// <summary>Everything that can happen to a group. Stream: <c>group-{id}</c>.</summary>
public abstract record GroupEvent
{
    private GroupEvent() { }

    public sealed record GroupCreated(Personal Name, Personal? Description, UserId By) : GroupEvent;

    public sealed record GroupRenamed(Personal Name, Personal Was, UserId By) : GroupEvent;

    public sealed record GroupDescribed(Personal? Description, Personal? Was, UserId By) : GroupEvent;

    /// <param name="Member">A person, or a group all of whose members are then members here.</param>
    public sealed record GroupMemberAdded(Grantee Member, UserId By) : GroupEvent;

    public sealed record GroupMemberRemoved(Grantee Member, UserId By) : GroupEvent;

    public sealed record GroupDeleted(Personal Name, UserId By) : GroupEvent;
}
