using Api.Graph.Users;
using Domain.Access;
using Domain.Users;

namespace Api.Graph.Me;

/// <summary>What a person may say about themselves: their language, and who is no guest their names too.</summary>
internal static class ChangeMe
{
    private static readonly string[] OthersDecide = ["mail", "onPremisesSamAccountName", "accountEnabled", "passwordProfile", "userType"];

    private static readonly string[] NotForGuests = ["displayName", "givenName", "surname"];

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var change = ProfileChange.Read(body);
        if (body.Refusal is { } unfit) return unfit;
        if (OthersDecide.Any(body.Has)) return GraphRefusal.Forbidden;
        if (request.User.Role == AccountRole.Guest && NotForGuests.Any(body.Has)) return GraphRefusal.Forbidden;
        if (change is null) return await ReadMe.HandleAsync(request, ct);
        var refusal = await request.CommandAsync(
            AccessReasons.Self, by => request.Services.Users.ChangeProfileAsync(by, request.User.Id, change, ct), ct);
        return refusal is null ? await ReadMe.HandleAsync(request, ct) : refusal;
    }
}
