using Domain.Access;
using Domain.Users;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Http;

/// <summary>A space, and what the caller is to it.</summary>
/// <param name="Standing">As if it were enabled: who manages a disabled space can still restore or delete it.</param>
/// <param name="IsAdministered">The role of the caller's account reaches it, whether they are a member or not.</param>
internal sealed record SeenSpace(DriveRow Drive, Standing Standing, bool IsAdministered)
{
    public bool Manages => AccessRules.Authorize(AccessAction.ChangeGrant, Standing).IsAllowed;

    /// <summary>A disabled space is shown to those only who can do something about it.</summary>
    public bool IsVisible => IsAdministered || (Drive.Space.IsDisabled ? Manages : Standing.Permissions.Has(Permission.Stat));

    /// <summary>Why the caller may change it.</summary>
    public string Reason => Manages ? AccessRules.Authorize(AccessAction.ChangeGrant, Standing).Reason : AccessReasons.AccountRole;

    public static SeenSpace Of(UserRow user, DriveRow drive, Standing standing) =>
        new(drive, standing with { IsSpaceDisabled = false }, Administers(user, drive.Space));

    public static bool Administers(UserRow user, SpaceRow space) => space.IsPersonal ? user.Role.ManagesAccounts : user.Role.ManagesSpaces;
}
