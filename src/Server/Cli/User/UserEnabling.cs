using System.CommandLine;
using Commands;
using Domain;

namespace Server.Cli.User;

/// <summary><c>opencloud user disable</c> and <c>enable</c></summary>
internal static class UserEnabling
{
    public static Command CreateDisable() => Create(
        "disable", "Ends an account's access at once; its files stay.", "Disabled", (users, user, ct) =>
            users.DisableAsync(CliSession.Envelope("user disable"), user, ct));

    public static Command CreateEnable() => Create(
        "enable", "Gives a disabled account its access back.", "Enabled", (users, user, ct) =>
            users.EnableAsync(CliSession.Envelope("user enable"), user, ct));

    private static Command Create(
        string verb, string description, string done, Func<Users, UserId, CancellationToken, Task<Outcome>> change)
    {
        var (name, data) = (UserCommand.Name(), CommonOptions.Data());
        var command = new Command(verb, description) { name, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var user = await session.FindUserAsync(parsed.GetRequiredValue(name), ct);
            await session.Ledger.Accounts.VisibleAsync(await change(session.Ledger.Users, user.Id, ct), ct);
            Console.WriteLine($"{done} {user.Name}");
        });
        return command;
    }
}
