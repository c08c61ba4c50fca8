using Api.Accounts;
using Api.Http.Authentication;
using Domain;
using Domain.Access;
using Domain.Users;

namespace Api.Graph.Users;

/// <summary>A new account, with its personal space unless it is a guest's.</summary>
internal static class CreateUser
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        var body = await request.ReadAsync(ct);
        var (name, displayName, mail) = (body.Text("onPremisesSamAccountName"), body.Text("displayName"), body.Text("mail"));
        var password = body.Object("passwordProfile")?.Text("password");
        var isGuest = body.Text("userType") == "Guest";
        var isEnabled = body.Flag("accountEnabled") ?? true;
        var said = ProfileBody.Read(body);
        if (body.Refusal is { } unfit) return unfit;
        if (name is null || displayName is null) return GraphRefusal.Invalid("A sign-in name and a display name are needed.");
        if (password is null) return GraphRefusal.Invalid("A password is needed.");
        if (PasswordPolicy.Check(password) is { } weak) return weak.ToGraph();

        var account = new NewAccount(
            UserId.New(), name, displayName, mail, password, said, isGuest ? AccountRole.Guest : null, isEnabled);
        foreach (var step in await account.StepsAsync(request.Services))
            if (await request.CommandAsync(AccessReasons.AccountRole, by => step.RunAsync(by, ct), ct) is { } no) return no;
        if (await request.Services.Grants.ProfileAsync(account.Id, ct) is not { } profile) return GraphRefusal.TooEarly;
        var view = await UserView.LoadAsync(request, profile, ct);
        return GraphAnswer.Created(json => view.WriteTo(json, request));
    }
}
