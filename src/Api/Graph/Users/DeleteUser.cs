using Commands;
using Domain;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using Projections.Core;

namespace Api.Graph.Users;

/// <summary>
/// Somebody leaves: their account is deleted, they are taken out of the spaces they were in, and nobody reaches their personal one any
/// more. A space that only they manage is handed over first, so that none is left without anybody who can care for it.
/// </summary>
internal static class DeleteUser
{
    private static readonly GraphRefusal LastManager = new(
        StatusCodes.Status412PreconditionFailed, "preconditionFailed",
        "They are the last to manage a space: give it another manager, or delete it, before they leave.");

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await UserTarget.FindManagedAsync(request, ct);
        if (profile is null) return refusal!;
        var user = profile.User;
        if (user.Id == request.User.Id) return GraphRefusal.Denied("Nobody deletes themselves.");
        var (spaces, member) = (await JoinedAsync(request, user, ct), Grantee.User(user.Id));
        if (spaces.Any(space => space.IsLastManager)) return LastManager;

        var commands = new List<Func<Envelope, Task<Outcome>>> { by => request.Services.Users.DeleteAsync(by, user.Id, ct) };
        commands.AddRange(spaces.Select(space => (Func<Envelope, Task<Outcome>>)(
            by => request.Services.Spaces.RemoveMemberAsync(by, space.Id, member, ct))));
        if (user.PersonalSpace is { } own) commands.Add(by => request.Services.Spaces.DisableAsync(by, own, ct));
        foreach (var command in commands)
            if (await request.CommandAsync(AccessReasons.AccountRole, command, ct) is { } no) return no;
        return GraphAnswer.NoContent;
    }

    /// <summary>The project spaces that they are a member of themselves.</summary>
    private static async ValueTask<IReadOnlyList<(SpaceId Id, bool IsLastManager)>> JoinedAsync(
        GraphRequest request, UserRow user, CancellationToken ct)
    {
        var drives = (await request.Services.Grants.DrivesOfAsync(user.Id, ct)).Where(drive => !drive.Space.IsPersonal).ToList();
        if (drives.Count == 0) return [];
        var grants = await request.Services.Grants.GrantsOnAsync([.. drives.Select(drive => drive.Space.Root)], ct);
        return
        [
            .. from drive in drives
               let members = grants[drive.Space.Root].Where(grant => grant.Via == GrantVia.Member).ToList()
               where members.Any(grant => grant.Id == user.Id.Value)
               select (drive.Space.Id, !members.Any(grant => grant.Id != user.Id.Value && Manages(grant.Granted))),
        ];
    }

    private static bool Manages(Granted granted) => granted.ExpiresAt is null && granted.Role == Roles.Manager.Id;
}
