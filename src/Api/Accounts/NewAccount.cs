using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Users;

namespace Api.Accounts;

/// <summary>An account to be made, with its personal space unless it is a guest's.</summary>
/// <param name="Role">Null: an ordinary user.</param>
internal sealed record NewAccount(
    UserId Id, string Name, string DisplayName, string? Mail, string Password, ProfileChange Profile, AccountRole? Role, bool IsEnabled,
    long? QuotaBytes = null)
{
    /// <summary>The commands that it takes, the account's own first.</summary>
    /// <exception cref="HashingBusyException"/>
    public async ValueTask<IReadOnlyList<AccountStep>> StepsAsync(ApiServices services)
    {
        var (users, hash) = (services.Users, await services.Hashing.HashAsync(Password));
        var mail = string.IsNullOrEmpty(Mail) ? null : Mail;
        var user = new NewUser(Id, Name, DisplayName, mail, IsAdmin: false, QuotaBytes, IsGuest: Role == AccountRole.Guest);
        var steps = new List<AccountStep> { new("register", (by, ct) => users.RegisterAsync(by, user, hash, ct)) };
        if (Profile.IsAny) steps.Add(new("profile", (by, ct) => users.ChangeProfileAsync(by, Id, Profile.Apply, ct)));
        if (Role is { HasSpace: true } && Role != AccountRole.User)
            steps.Add(new("role", (by, ct) => users.SetRoleAsync(by, Id, Role, own: null, ct)));
        if (!IsEnabled) steps.Add(new("disable", (by, ct) => users.DisableAsync(by, Id, ct)));
        return steps;
    }
}
