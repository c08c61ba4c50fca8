using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Domain.Users;

namespace Api.Graph.Users;

/// <summary>A new account, with its personal space.</summary>
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
        var change = ProfileChange.Read(body);
        if (body.Refusal is { } unfit) return unfit;
        if (name is null || displayName is null) return GraphRefusal.Invalid("A sign-in name and a display name are needed.");
        if (password is null) return GraphRefusal.Invalid("A password is needed.");
        if (PasswordPolicy.Check(password) is { } weak) return weak.ToGraph();

        var (users, id, hash) = (request.Services.Users, UserId.New(), await request.Services.Hashing.HashAsync(password));
        var user = new NewUser(id, name, displayName, string.IsNullOrEmpty(mail) ? null : mail, IsAdmin: false, QuotaBytes: null);
        List<Func<Envelope, Task<Outcome>>> commands = [by => users.RegisterAsync(by, user, hash, ct)];
        if (change is not null) commands.Add(by => users.ChangeProfileAsync(by, id, change, ct));
        if (isGuest) commands.Add(by => users.SetRoleAsync(by, id, AccountRole.Guest, ct));
        if (!isEnabled) commands.Add(by => users.DisableAsync(by, id, ct));
        foreach (var command in commands)
            if (await request.CommandAsync(AccessReasons.AccountRole, command, ct) is { } no) return no;
        if (await request.Services.Grants.ProfileAsync(id, ct) is not { } profile) return GraphRefusal.TooEarly;
        var view = await UserView.LoadAsync(request, profile, ct);
        return GraphAnswer.Created(json => view.WriteTo(json, request));
    }
}
