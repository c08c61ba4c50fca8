using Api.Accounts;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Graph.Users;

/// <summary>Profile, password and state of somebody's account, by who manages accounts.</summary>
internal static class ChangeUser
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var (profile, refusal) = await UserTarget.FindManagedAsync(request, ct);
        if (profile is null) return refusal!;
        var body = await request.ReadAsync(ct);
        var (commands, no) = Read(request, profile, body, ct);
        if (no is not null) return no;
        foreach (var command in commands)
            if (await request.CommandAsync(AccessReasons.AccountRole, command, ct) is { } refused) return refused;
        return await ReadUsers.OneAsync(request, ct);
    }

    private static (IReadOnlyList<Func<Envelope, Task<Outcome>>> Commands, GraphRefusal? Refusal) Read(
        GraphRequest request, ProfileRow profile, GraphBody body, CancellationToken ct)
    {
        var (users, id, commands) = (request.Services.Users, profile.User.Id, new List<Func<Envelope, Task<Outcome>>>());
        var (name, isEnabled) = (body.Text("onPremisesSamAccountName"), body.Flag("accountEnabled"));
        var password = body.Object("passwordProfile")?.Text("password");
        var change = ProfileBody.Read(body);
        if (body.Refusal is { } unfit) return (commands, unfit);
        if (name is not null && name != profile.User.Name) return (commands, GraphRefusal.Invalid("A sign-in name stays what it is."));
        if (isEnabled == false && id == request.User.Id) return (commands, OwnAccount.NotShutOut.ToGraph());
        if (password is not null && PasswordPolicy.Check(password) is { } weak) return (commands, weak.ToGraph());

        if (change.IsAny) commands.Add(by => users.ChangeProfileAsync(by, id, change.Apply, ct));
        if (password is not null)
            commands.Add(async by => await users.ChangePasswordAsync(by, id, await request.Services.Hashing.HashAsync(password), ct));
        if (isEnabled is { } enabled) commands.Add(by => enabled ? users.EnableAsync(by, id, ct) : users.DisableAsync(by, id, ct));
        return (commands, null);
    }
}
