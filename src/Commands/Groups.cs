using Domain;
using Domain.Access;
using Domain.Groups;
using EventStore;

namespace Commands;

/// <summary>The write side of groups.</summary>
public sealed class Groups(IEventStore store)
{
    /// <summary>The scope in which group names are reserved. Stored with every name: never changed.</summary>
    public static readonly Guid Names = new("8d0f4d5e-0f0b-4f0f-8a2b-6b8f2f0c5a11");

    private readonly Decider<Group, GroupEvent> _groups = new(store, "group", Group.Initial, Group.Evolve);

    public Task<Outcome> CreateAsync(Envelope by, GroupId id, string name, string? description, CancellationToken ct) =>
        _groups.TransactAsync(
            id.Value, by, group => GroupDecider.Create(group, name, description, by.Actor),
            (_, request) => request with { Reserve = [Name(id, name)] }, ct);

    public Task<Outcome> RenameAsync(Envelope by, GroupId id, string name, CancellationToken ct) =>
        _groups.TransactAsync(
            id.Value, by, group => GroupDecider.Rename(group, name, by.Actor),
            (group, request) => request with { Reserve = [Name(id, name)], Release = [Name(id, NameOf(group))] }, ct);

    public Task<Outcome> DescribeAsync(Envelope by, GroupId id, string? description, CancellationToken ct) =>
        _groups.TransactAsync(id.Value, by, group => GroupDecider.Describe(group, description, by.Actor), ct);

    /// <param name="isCycle">The member is this group, or a group that this one is in, as of <paramref name="seenAt"/>.</param>
    public Task<Outcome> AddMemberAsync(Envelope by, LogPosition seenAt, GroupId id, Grantee member, bool isCycle, CancellationToken ct) =>
        _groups.TransactAsync(
            id.Value, by, group => GroupDecider.Add(group, member, isCycle, by.Actor),
            // Two groups put into each other at once: the second has not seen the first.
            (_, request) => request with { Fences = [.. request.Fences, new Fence(AccessFence.Key, seenAt, Advance: true)] }, ct);

    public Task<Outcome> RemoveMemberAsync(Envelope by, GroupId id, Grantee member, CancellationToken ct) =>
        _groups.TransactAsync(
            id.Value, by, group => GroupDecider.Remove(group, member, by.Actor), static (_, request) => request.ChangingAccess(), ct);

    public Task<Outcome> DeleteAsync(Envelope by, GroupId id, CancellationToken ct) =>
        _groups.TransactAsync(
            id.Value, by, group => GroupDecider.Delete(group, by.Actor),
            (group, request) => (request with { Release = [Name(id, NameOf(group))] }).ChangingAccess(), ct);

    // Names that differ in their letters' size only would be taken for one another.
    private static Reservation Name(GroupId id, string name) => new(Names, name.Trim().ToLowerInvariant(), id.Value);

    private static string NameOf(Group group) => ((Group.Formed)group).Name.Value;
}
