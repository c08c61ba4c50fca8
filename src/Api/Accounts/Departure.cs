using Commands;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Accounts;

/// <summary>
/// Somebody leaves, comes back, or is gone for good: what that takes beside their account, so that no space is left without anybody who
/// can care for it. Each step is a command of its own, recorded with who asked for it.
/// </summary>
public sealed class Departure(AccessQueries grants, IEventStore ledger, Users users, Spaces spaces)
{
    public static readonly Refusal LastManager = new(
        RefusalCode.Conflict, "They are the last to manage a space: hand it over, or delete it, before they leave.");

    private static readonly Refusal UnfitHeir = new(
        RefusalCode.InvalidInput, "Spaces are handed over to another account that is there, enabled, and may have spaces.");

    /// <summary>Their personal space goes to another person, who also manages the project spaces that only they managed.</summary>
    public async ValueTask<(IReadOnlyList<AccountStep> Steps, Refusal? Refusal)> HandOverAsync(UserRow from, UserRow? to, CancellationToken ct)
    {
        if (to is null or { IsDeleted: true } or { IsDisabled: true } || to.Id == from.Id || !to.Role.CreatesSpaces) return ([], UnfitHeir);
        var steps = new List<AccountStep>();
        if (await OwnAsync(from, ct) is { } own)
        {
            steps.Add(new("own", (by, ct) => spaces.HandOverAsync(by, own.Id, to.Id, ct)));
            if (own.IsDisabled) steps.Add(new("enable", (by, ct) => spaces.EnableAsync(by, own.Id, ct)));
        }

        foreach (var space in (await JoinedAsync(from, ct)).Where(joined => joined.IsLastManager))
            steps.Add(new($"space {space.Id.Value:N}", async (by, ct) => await spaces.SetMemberAsync(
                by, await ledger.HeadAsync(ct), space.Id, Grantee.User(to.Id), Granted.Of(Roles.Manager), ct)));
        return (steps, null);
    }

    /// <summary>The account is deleted, they are taken out of the spaces they were in, and nobody reaches their personal one any more.</summary>
    public async ValueTask<(IReadOnlyList<AccountStep> Steps, Refusal? Refusal)> LeaveAsync(UserRow user, CancellationToken ct)
    {
        var (joined, member) = (await JoinedAsync(user, ct), Grantee.User(user.Id));
        if (joined.Any(space => space.IsLastManager)) return ([], LastManager);
        var steps = new List<AccountStep> { new("delete", (by, ct) => users.DeleteAsync(by, user.Id, ct)) };
        steps.AddRange(joined.Select(space => new AccountStep(
            $"space {space.Id.Value:N}", (by, ct) => spaces.RemoveMemberAsync(by, space.Id, member, ct))));
        if (await OwnAsync(user, ct) is { } own) steps.Add(new("disable", (by, ct) => spaces.DisableAsync(by, own.Id, ct)));
        return (steps, null);
    }

    /// <summary>The account and the personal space are there again; what others gave is theirs to give again.</summary>
    public async ValueTask<IReadOnlyList<AccountStep>> ReturnAsync(UserRow user, CancellationToken ct)
    {
        var steps = new List<AccountStep> { new("restore", (by, ct) => users.RestoreAsync(by, user.Id, ct)) };
        var own = user.Role.HasSpace ? await OwnAsync(user, ct) : null;
        if (own is { IsDisabled: true }) steps.Add(new("enable", (by, ct) => spaces.EnableAsync(by, own.Id, ct)));
        return steps;
    }

    /// <summary>For good, with the personal space; what was handed over before stays.</summary>
    public async ValueTask<IReadOnlyList<AccountStep>> EndAsync(UserRow user, CancellationToken ct)
    {
        var steps = new List<AccountStep> { new("erase", (by, ct) => users.EraseAsync(by, user.Id, ct)) };
        if (await OwnAsync(user, ct) is { IsDisabled: true } own)
            steps.Add(new("space", (by, ct) => spaces.DeleteAsync(by, own.Id, ct)));
        return steps;
    }

    private async ValueTask<SpaceRow?> OwnAsync(UserRow user, CancellationToken ct) =>
        user.PersonalSpace is { } id && await grants.DriveAsync(id, ct) is { Space: var space } && space.Owner == user.Id ? space : null;

    /// <summary>The project spaces that they are a member of themselves.</summary>
    private async ValueTask<IReadOnlyList<(SpaceId Id, bool IsLastManager)>> JoinedAsync(UserRow user, CancellationToken ct)
    {
        var drives = (await grants.DrivesOfAsync(user.Id, ct)).Where(drive => !drive.Space.IsPersonal).ToList();
        if (drives.Count == 0) return [];
        var members = await grants.GrantsOnAsync([.. drives.Select(drive => drive.Space.Root)], ct);
        return
        [
            .. from drive in drives
               let each = members[drive.Space.Root].Where(grant => grant.Via == GrantVia.Member).ToList()
               where each.Any(grant => grant.Id == user.Id.Value)
               select (drive.Space.Id, !each.Any(grant => grant.Id != user.Id.Value && Manages(grant.Granted))),
        ];
    }

    private static bool Manages(Granted granted) => granted.ExpiresAt is null && granted.Role == Roles.Manager.Id;
}
