using System.Collections.Immutable;
using System.Diagnostics;
using Domain.Access;
using static Domain.Groups.GroupEvent;

namespace Domain.Groups;

/// <summary>The state that a decision about a group needs.</summary>
public abstract record Group
{
    private Group() { }

    public sealed record Missing : Group;

    public sealed record Formed(Personal Name, Personal? Description, ImmutableHashSet<Grantee> Members) : Group;

    public sealed record Deleted : Group;

    public static readonly Group Initial = new Missing();

    public static Group Evolve(Group state, GroupEvent @event) => (state, @event) switch
    {
        (Missing, GroupCreated e) => new Formed(e.Name, e.Description, []),
        (Formed group, GroupRenamed e) => group with { Name = e.Name },
        (Formed group, GroupDescribed e) => group with { Description = e.Description },
        (Formed group, GroupMemberAdded e) => group with { Members = group.Members.Add(e.Member) },
        (Formed group, GroupMemberRemoved e) => group with { Members = group.Members.Remove(e.Member) },
        (Formed, GroupDeleted) => new Deleted(),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };
}
