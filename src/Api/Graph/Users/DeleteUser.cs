using Domain.Access;

namespace Api.Graph.Users;

/// <summary>Somebody leaves: their account is deleted, and with it nobody reaches their personal space any more.</summary>
internal static class DeleteUser
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await UserTarget.FindManagedAsync(request, ct);
        if (profile is null) return refusal!;
        var user = profile.User;
        if (user.Id == request.User.Id) return GraphRefusal.Denied("Nobody deletes themselves.");
        var no = await request.CommandAsync(AccessReasons.AccountRole, by => request.Services.Users.DeleteAsync(by, user.Id, ct), ct);
        if (no is null && user.PersonalSpace is { } space)
            no = await request.CommandAsync(AccessReasons.AccountRole, by => request.Services.Spaces.DisableAsync(by, space, ct), ct);
        return no is null ? GraphAnswer.NoContent : no;
    }
}
