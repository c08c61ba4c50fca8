using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Graph.Drives;

/// <summary>The drive that a request names, and what the caller is to it.</summary>
/// <param name="Standing">As if it were enabled: who manages a disabled space can still restore or delete it.</param>
/// <param name="IsAdministered">The role of the caller's account reaches it, whether they are a member or not.</param>
internal sealed record DriveTarget(DriveRow Drive, Standing Standing, bool IsAdministered)
{
    public bool Manages => AccessRules.Authorize(AccessAction.ChangeGrant, Standing).IsAllowed;

    /// <summary>A disabled space is shown to those only who can do something about it.</summary>
    public bool IsVisible => IsAdministered || (Drive.Space.IsDisabled ? Manages : Standing.Permissions.Has(Permission.Stat));

    /// <summary>Why the caller may change it.</summary>
    public string Reason => Manages ? AccessRules.Authorize(AccessAction.ChangeGrant, Standing).Reason : AccessReasons.AccountRole;

    public static async ValueTask<(DriveTarget? Target, GraphRefusal? Refusal)> FindAsync(GraphRequest request, CancellationToken ct)
    {
        if (FileIds.Parse(request["drive"], request.Storage) is not PathRoot.InSpace { Id: var id }) return (null, GraphRefusal.NotFound);
        if (await request.Services.Grants.DriveAsync(id, ct) is not { } drive) return (null, GraphRefusal.NotFound);
        request.About = (id, null);
        var target = await OfAsync(request, drive, ct);
        return target.IsVisible ? (target, null) : (null, GraphRefusal.NotFound);
    }

    public static async ValueTask<DriveTarget> OfAsync(GraphRequest request, DriveRow drive, CancellationToken ct)
    {
        var standing = await request.Services.StandingAsync(request.Caller, drive.Space, drive.Space.Root, ct);
        return new(drive, standing with { IsSpaceDisabled = false }, Administers(request.User, drive.Space));
    }

    public static bool Administers(UserRow user, SpaceRow space) => space.IsPersonal ? user.Role.ManagesAccounts : user.Role.ManagesSpaces;
}
