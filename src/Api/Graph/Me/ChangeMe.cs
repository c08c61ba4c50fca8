using Api.Accounts;
using Api.Graph.Users;
using Domain.Access;

namespace Api.Graph.Me;

/// <summary>What a person may say about themselves: their language, and who is no guest their names too.</summary>
internal static class ChangeMe
{
    private static readonly string[] OthersDecide = ["onPremisesSamAccountName", "accountEnabled", "passwordProfile", "userType"];

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var change = ProfileBody.Read(body);
        if (body.Refusal is { } unfit) return unfit;
        if (OthersDecide.Any(body.Has)) return GraphRefusal.Forbidden;
        if (OwnAccount.Check(request.User, change) is { } no) return no.ToGraph();
        if (!change.IsAny) return await ReadMe.HandleAsync(request, ct);
        var refusal = await request.CommandAsync(
            AccessReasons.Self, by => request.Services.Users.ChangeProfileAsync(by, request.User.Id, change.Apply, ct), ct);
        return refusal is null ? await ReadMe.HandleAsync(request, ct) : refusal;
    }
}
