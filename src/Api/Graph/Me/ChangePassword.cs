using Api.Accounts;
using Domain.Access;

namespace Api.Graph.Me;

/// <summary>A new password, by who knows the old one.</summary>
internal static class ChangePassword
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        if (request.Caller.Token is not null) return OwnAccount.NotByToken.ToGraph();
        var body = await request.ReadAsync(ct);
        var (current, wanted) = (body.Text("currentPassword"), body.Text("newPassword"));
        if (body.Refusal is { } unfit) return unfit;
        if (string.IsNullOrEmpty(current) || string.IsNullOrEmpty(wanted))
            return GraphRefusal.Invalid("Both the current and the new password are needed.");
        var was = await request.Services.Credentials.FindAsync(request.User.Id, ct);
        var (hash, unfitting) = await OwnAccount.NewPasswordAsync(request.Services, request.Caller, current, wanted, ct);
        if (hash is null) return unfitting!.ToGraph();
        var refusal = await request.CommandAsync(
            AccessReasons.Self, by => request.Services.Users.ChangePasswordAsync(by, request.User.Id, hash, ct, was), ct);
        return refusal is null ? GraphAnswer.NoContent : refusal;
    }
}
