using static Domain.Spaces.SpaceEvent;

namespace Domain.Spaces;

/// <summary>The rules of a space. Pure; repeating a command yields no event.</summary>
public static class SpaceDecider
{
    public static Decision<SpaceEvent> CreatePersonal(Space state, PersonalSpaceCreated space) => state switch
    {
        Space.Missing when IsNegative(space.QuotaBytes) => NegativeQuota,
        Space.Missing => [space],
        Space.Personal made when made.Owner == space.Owner && made.Root == space.Root => [],
        _ => new Refusal(RefusalCode.Conflict, "Another space has this id."),
    };

    /// <param name="quotaBytes">Null: unlimited. A quota below what is used stops growth and takes nothing away.</param>
    public static Decision<SpaceEvent> SetQuota(Space state, long? quotaBytes, UserId by) => state switch
    {
        Space.Missing => new Refusal(RefusalCode.NotFound, "No such space."),
        _ when IsNegative(quotaBytes) => NegativeQuota,
        Space.Personal space when space.QuotaBytes == quotaBytes => [],
        Space.Personal space => [new QuotaSet(quotaBytes, space.QuotaBytes, by)],
        _ => new Refusal(RefusalCode.NotFound, "No such space."),
    };

    private static bool IsNegative(long? quotaBytes) => quotaBytes < 0;

    private static Refusal NegativeQuota => new(RefusalCode.InvalidInput, "A quota cannot be negative.");
}
