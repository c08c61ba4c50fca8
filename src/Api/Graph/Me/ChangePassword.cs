using Api.Http.Authentication;
using Domain.Access;

namespace Api.Graph.Me;

/// <summary>A new password, by who knows the old one.</summary>
internal static class ChangePassword
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        // Whoever found a program's token could otherwise guess the password here, past the throttle of sign-ins.
        if (request.Caller.Token is not null) return GraphRefusal.Denied("A program that signed in by a token changes no password.");
        var body = await request.ReadAsync(ct);
        var (current, wanted) = (body.Text("currentPassword"), body.Text("newPassword"));
        if (body.Refusal is { } unfit) return unfit;
        if (string.IsNullOrEmpty(current) || string.IsNullOrEmpty(wanted))
            return GraphRefusal.Invalid("Both the current and the new password are needed.");
        if (current == wanted) return GraphRefusal.Invalid("The new password is the current one.");
        var hash = await request.Services.Credentials.FindAsync(request.User.Id, ct);
        if (!await request.Services.Hashing.VerifyAsync(hash, current)) return GraphRefusal.Invalid("The current password is wrong.");
        if (PasswordPolicy.Check(wanted) is { } weak) return weak.ToGraph();

        var wantedHash = await request.Services.Hashing.HashAsync(wanted);
        var refusal = await request.CommandAsync(
            AccessReasons.Self, by => request.Services.Users.ChangePasswordAsync(by, request.User.Id, wantedHash, ct), ct);
        return refusal is null ? GraphAnswer.NoContent : refusal;
    }
}
