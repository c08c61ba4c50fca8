using Api.Accounts;
using Domain;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using Projections.Core.Access;

namespace Api.Graph.Users;

/// <summary>Accounts that end, are handed over, come back, or are gone for good: for those who manage accounts.</summary>
internal static class DeleteUser
{
    private static readonly GraphRefusal LastManager = new(
        StatusCodes.Status412PreconditionFailed, "preconditionFailed", Departure.LastManager.Reason);

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await UserTarget.FindManagedAsync(request, ct);
        if (profile is null) return refusal!;
        if (profile.User.Id == request.User.Id) return OwnAccount.NotDeleted.ToGraph();
        var (steps, last) = await request.Services.Departure.LeaveAsync(profile.User, ct);
        return last is null ? await RunAsync(request, steps, ct) : LastManager;
    }

    public static async Task<GraphAnswer> HandOverAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        var from = await LeavingAsync(request, ct);
        var body = await request.ReadAsync(ct);
        var heir = Guid.TryParseExact(body.Text("to"), "D", out var id) ? await request.Services.Core.UserAsync(new UserId(id), ct) : null;
        if (body.Refusal is { } unfit) return unfit;
        if (from is null) return GraphRefusal.NotFound;
        var (steps, refusal) = await request.Services.Departure.HandOverAsync(from.User, heir, ct);
        return refusal is null ? await RunAsync(request, steps, ct) : refusal.ToGraph();
    }

    public static async Task<GraphAnswer> DeletedAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        if (request.Query.Refusal is { } unclear) return unclear;
        var deleted = await request.Services.People.DeletedBeforeAsync(DateTimeOffset.MaxValue, ODataQuery.TopMax, ct);
        return GraphAnswer.Page(deleted, request.Query, static (json, each) =>
        {
            json.WriteStartObject();
            json.WriteString("id", each.User.Id.Value);
            json.WriteString("displayName", each.User.DisplayName);
            json.WriteString("onPremisesSamAccountName", each.User.Name);
            json.WriteString("deletedDateTime", each.DeletedAt.UtcDateTime);
            json.WriteEndObject();
        });
    }

    public static async Task<GraphAnswer> RestoreAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await DeletedTargetAsync(request, ct);
        if (profile is null) return refusal!;
        var answer = await RunAsync(request, await request.Services.Departure.ReturnAsync(profile.User, ct), ct);
        return answer is GraphAnswer.Refused ? answer : await ReadUsers.OneAsync(request, ct);
    }

    public static async Task<GraphAnswer> EraseAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await DeletedTargetAsync(request, ct);
        return profile is null ? refusal! : await RunAsync(request, await request.Services.Departure.EndAsync(profile.User, ct), ct);
    }

    private static async Task<GraphAnswer> RunAsync(GraphRequest request, IReadOnlyList<AccountStep> steps, CancellationToken ct)
    {
        foreach (var step in steps)
            if (await request.CommandAsync(AccessReasons.AccountRole, by => step.RunAsync(by, ct), ct) is { } no) return no;
        return GraphAnswer.NoContent;
    }

    /// <summary>Somebody whose spaces are handed over, before or after their account was deleted.</summary>
    private static async ValueTask<ProfileRow?> LeavingAsync(GraphRequest request, CancellationToken ct) =>
        Guid.TryParseExact(request["user"], "D", out var id)
            ? await request.Services.Grants.ProfileAsync(new UserId(id), ct)
            : await UserTarget.FindAsync(request, ct);

    private static async ValueTask<(ProfileRow? Profile, GraphRefusal? Refusal)> DeletedTargetAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return (null, GraphRefusal.Forbidden);
        var profile = Guid.TryParseExact(request["user"], "D", out var id)
            ? await request.Services.Grants.ProfileAsync(new UserId(id), ct)
            : null;
        return profile is { User.IsDeleted: true } ? (profile, null) : (null, GraphRefusal.NotFound);
    }
}
