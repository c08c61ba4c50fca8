using System.Buffers;
using static Domain.Spaces.Space;
using static Domain.Spaces.SpaceEvent;

namespace Domain.Spaces;

/// <summary>The rules of a space. Pure; repeating a command yields no event.</summary>
public static partial class SpaceDecider
{
    /// <summary>UTF-16 units of a name.</summary>
    public const int NameMax = 255;

    /// <summary>UTF-16 units of a description.</summary>
    public const int DescriptionMax = 2_000;

    private const string InvalidInName = "/\\:?*\"<>|";

    private static readonly SearchValues<char> Invalid = SearchValues.Create(InvalidInName);

    public static Decision<SpaceEvent> CreatePersonal(Space state, PersonalSpaceCreated space) => state switch
    {
        Missing when IsNegative(space.QuotaBytes) => NegativeQuota,
        Missing => [space],
        Made made when made.Owner == space.Owner && made.Root == space.Root => [],
        _ => OtherSpace,
    };

    /// <summary>The space and its first manager.</summary>
    public static Decision<SpaceEvent> CreateProject(Space state, ProjectSpaceCreated space) => state switch
    {
        Missing when IsNegative(space.QuotaBytes) => NegativeQuota,
        Missing when (Unfit(space.Name.Value) ?? Unfit(space.Alias.Value)) is { } refusal => refusal,
        Missing when space.Description?.Value.Length > DescriptionMax => LongDescription,
        Missing => [space, new MemberAdded(Access.Grantee.User(space.By), Access.Granted.Of(Access.Roles.Manager), space.By)],
        Made { IsPersonal: false } made when made.Root == space.Root => [],
        _ => OtherSpace,
    };

    /// <param name="quotaBytes">Null: unlimited. A quota below what is used stops growth and takes nothing away.</param>
    public static Decision<SpaceEvent> SetQuota(Space state, long? quotaBytes, UserId by) => state switch
    {
        Made when IsNegative(quotaBytes) => NegativeQuota,
        Made space when space.QuotaBytes == quotaBytes => [],
        Made space => [new QuotaSet(quotaBytes, space.QuotaBytes, by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> Rename(Space state, string name, UserId by) => state switch
    {
        Made when Unfit(name) is { } refusal => refusal,
        Made space when space.Name.Value == name => [],
        Made space => [new SpaceRenamed(name, space.Name, by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> Describe(Space state, string? description, UserId by) => state switch
    {
        Made when description?.Length > DescriptionMax => LongDescription,
        Made space when space.Description?.Value == description => [],
        Made space => [new SpaceDescribed(description is null ? default(Personal?) : description, space.Description, by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> SetAlias(Space state, string alias, UserId by) => state switch
    {
        Made { Alias: null } => new Refusal(RefusalCode.InvalidInput, "A personal space has no alias of its own."),
        Made when Unfit(alias) is { } refusal => refusal,
        Made space when space.Alias?.Value == alias => [],
        Made space => [new SpaceAliasSet(alias, space.Alias!.Value, by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> SetImage(Space state, NodeId? image, UserId by) => state switch
    {
        Made space when space.Image == image => [],
        Made space => [new SpaceImageSet(image, space.Image, by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> SetReadme(Space state, NodeId? readme, UserId by) => state switch
    {
        Made space when space.Readme == readme => [],
        Made space => [new SpaceReadmeSet(readme, space.Readme, by)],
        _ => NotFound,
    };

    public static Decision<SpaceEvent> Disable(Space state, UserId by) => state switch
    {
        Made { IsDisabled: true } => [],
        Made => [new SpaceDisabled(by)],
        _ => NotFound,
    };

    /// <param name="hasOwnerSpace">Whether the role of whoever owns it, if anybody, lets them have one.</param>
    public static Decision<SpaceEvent> Enable(Space state, UserId by, bool hasOwnerSpace = true) => state switch
    {
        Made { IsDisabled: false } => [],
        Made when !hasOwnerSpace => new Refusal(RefusalCode.Forbidden, "A guest has no space: it is handed over, or they become more than a guest."),
        Made => [new SpaceEnabled(by)],
        _ => NotFound,
    };

    /// <summary>Two steps, so that nobody loses a space by one wrong press.</summary>
    public static Decision<SpaceEvent> Delete(Space state, UserId by) => state switch
    {
        Made { IsDisabled: true } space => [new SpaceDeleted(space.Name, by)],
        Made => new Refusal(RefusalCode.InvalidInput, "A space is disabled before it is deleted."),
        Deleted => [],
        _ => NotFound,
    };

    private static bool IsNegative(long? quotaBytes) => quotaBytes < 0;

    /// <summary>Why this can be no name, and no alias, of a space; null when it can.</summary>
    public static Refusal? Unfit(string name) =>
        name.Trim().Length is 0 or > NameMax || name.AsSpan().ContainsAny(Invalid) || name.Any(char.IsControl)
            ? new(RefusalCode.InvalidName, $"A space's name has 1 to {NameMax} characters, and none of {InvalidInName}")
            : null;

    private static Refusal NegativeQuota => new(RefusalCode.InvalidInput, "A quota cannot be negative.");

    private static Refusal LongDescription => new(RefusalCode.InvalidInput, $"A description has at most {DescriptionMax} characters.");

    private static Refusal OtherSpace => new(RefusalCode.Conflict, "Another space has this id.");

    private static Refusal NotFound => new(RefusalCode.NotFound, "No such space.");
}
