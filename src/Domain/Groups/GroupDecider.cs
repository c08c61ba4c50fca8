using Domain.Access;
using static Domain.Groups.Group;
using static Domain.Groups.GroupEvent;

namespace Domain.Groups;

/// <summary>The rules of a group. Pure; repeating a command yields no event.</summary>
public static class GroupDecider
{
    /// <summary>UTF-16 units of a name or description.</summary>
    public const int TextMax = 256;

    /// <summary>People and groups that one group holds itself.</summary>
    public const int MembersMax = 50_000;

    public static Decision<GroupEvent> Create(Group state, string name, string? description, UserId by) => state switch
    {
        Missing when (UnfitName(name) ?? UnfitDescription(description)) is { } refusal => refusal,
        Missing => [new GroupCreated(name, AsPersonal(description), by)],
        _ => [],
    };

    public static Decision<GroupEvent> Rename(Group state, string name, UserId by) => state switch
    {
        Formed when UnfitName(name) is { } refusal => refusal,
        Formed group when group.Name.Value == name => [],
        Formed group => [new GroupRenamed(name, group.Name, by)],
        _ => NotFound,
    };

    public static Decision<GroupEvent> Describe(Group state, string? description, UserId by) => state switch
    {
        Formed when UnfitDescription(description) is { } refusal => refusal,
        Formed group when group.Description?.Value == description => [],
        Formed group => [new GroupDescribed(AsPersonal(description), group.Description, by)],
        _ => NotFound,
    };

    /// <param name="isCycle">The member is this group, or a group that this one is in, directly or not.</param>
    public static Decision<GroupEvent> Add(Group state, Grantee member, bool isCycle, UserId by) => state switch
    {
        Formed when isCycle => new Refusal(RefusalCode.Cycle, "A group cannot hold itself."),
        Formed group when group.Members.Contains(member) => [],
        Formed { Members.Count: >= MembersMax } => new Refusal(RefusalCode.LimitExceeded, $"A group has at most {MembersMax} members."),
        Formed => [new GroupMemberAdded(member, by)],
        _ => NotFound,
    };

    public static Decision<GroupEvent> Remove(Group state, Grantee member, UserId by) => state switch
    {
        Formed group when group.Members.Contains(member) => [new GroupMemberRemoved(member, by)],
        Formed => [],
        _ => NotFound,
    };

    public static Decision<GroupEvent> Delete(Group state, UserId by) => state switch
    {
        Formed group => [new GroupDeleted(group.Name, by)],
        Deleted => [],
        _ => NotFound,
    };

    /// <summary>Why this can be no group's name; null when it can.</summary>
    public static Refusal? UnfitName(string name) => name.Trim().Length is 0 or > TextMax
        ? new(RefusalCode.InvalidName, $"A group's name has 1 to {TextMax} characters.")
        : null;

    private static Refusal? UnfitDescription(string? description) => description?.Length > TextMax
        ? new(RefusalCode.InvalidInput, $"A group's description has at most {TextMax} characters.")
        : null;

    private static Personal? AsPersonal(string? text) => text is null ? default(Personal?) : new Personal(text);

    private static Refusal NotFound => new(RefusalCode.NotFound, "No such group.");
}
