using Domain.Access;
using static Domain.Spaces.Space;
using static Domain.Spaces.SpaceEvent;

namespace Domain.Spaces;

/// <summary>The rules of who belongs to a space. A project space always has a manager.</summary>
public static partial class SpaceDecider
{
    /// <summary>People and groups that one space has as members.</summary>
    public const int MembersMax = 10_000;

    /// <summary>Adds a member, or gives one another role or expiry.</summary>
    public static Decision<SpaceEvent> SetMember(Space state, Grantee member, Granted granted, UserId by) => state switch
    {
        Made { IsPersonal: true } => NoMembers,
        Made when !IsForSpaces(granted) => new Refusal(RefusalCode.InvalidInput, "This role is not for spaces."),
        Made space when !space.Members.TryGetValue(member, out var was) => space.Members.Count < MembersMax
            ? [new MemberAdded(member, granted, by)]
            : new Refusal(RefusalCode.LimitExceeded, $"A space has at most {MembersMax} members."),
        Made space when space.Members[member] == granted => [],
        Made space when !Manages(granted) && !space.HasManagerBeside(member) => LastManager,
        Made space => [new MemberChanged(member, granted, space.Members[member], by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> RemoveMember(Space state, Grantee member, UserId by) => state switch
    {
        Made space when !space.Members.TryGetValue(member, out _) => [],
        Made space when !space.HasManagerBeside(member) => LastManager,
        Made space => [new MemberRemoved(member, space.Members[member], by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> ExpireMember(Space state, Grantee member, DateTimeOffset now) => state switch
    {
        Made space when space.Members.GetValueOrDefault(member) is { ExpiresAt: { } end } was && end <= now =>
            [new MemberExpired(member, was)],
        _ => [],
    };

    public static Decision<SpaceEvent> HandOver(Space state, UserId to, UserId by) => state switch
    {
        Made { Owner: null } => new Refusal(RefusalCode.InvalidInput, "Only a personal space has an owner."),
        Made space when space.Owner == to => [],
        Made space => [new SpaceHandedOver(to, space.Owner!.Value, by)],
        _ => NotFound,
    };

    private static bool IsForSpaces(Granted granted) =>
        granted.Role is { } id && Roles.Find(id) is { } role
        && role.Scope.HasFlag(RoleScope.Space) && role.Permissions == granted.Permissions;

    private static bool Manages(Granted granted) => granted.Role == Roles.Manager.Id && granted.ExpiresAt is null;

    private static Refusal NoMembers => new(RefusalCode.InvalidInput, "A personal space has no members: share what is in it.");

    private static Refusal LastManager => new(RefusalCode.InvalidInput, "A space keeps at least one manager without an expiry.");
}
