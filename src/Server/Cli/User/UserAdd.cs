using System.CommandLine;
using Api.Http.Authentication;
using Commands;
using Domain;

namespace Server.Cli.User;

/// <summary><c>opencloud user add</c></summary>
internal static class UserAdd
{
    private const long MiB = 1024 * 1024;

    public static Command Create()
    {
        var name = UserCommand.Name();
        var displayName = new Option<string?>("--display-name") { Description = "What others see; the sign-in name unless given." };
        var mail = new Option<string?>("--mail") { Description = "The e-mail address." };
        var admin = new Option<bool>("--admin") { Description = "May administer." };
        var quota = new Option<long?>("--quota")
        {
            Description = "Of the personal space, in MiB; unlimited unless given.",
            HelpName = "MIB",
        };
        quota.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is <= 0 or > long.MaxValue / MiB) result.AddError("--quota must be a number above 0.");
        });
        var (data, stdin, generated) = (CommonOptions.Data(), PasswordInput.FromStdin(), PasswordInput.Generated());
        var command = new Command("add", "Adds an account with a personal space.")
        {
            name, displayName, mail, admin, quota, stdin, generated, data,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var signInName = parsed.GetRequiredValue(name);
            var password = await PasswordInput.ReadAsync(parsed.GetValue(stdin), parsed.GetValue(generated), ct);
            var user = new NewUser(
                UserId.New(), signInName, parsed.GetValue(displayName) ?? signInName, parsed.GetValue(mail), parsed.GetValue(admin),
                parsed.GetValue(quota) * MiB);

            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var outcome = await session.Ledger.Users.RegisterAsync(CliSession.Envelope("user add"), user, Passwords.Hash(password), ct);
            await session.Ledger.Accounts.VisibleAsync(outcome, ct);
            Console.WriteLine(parsed.GetValue(generated) ? $"Added {signInName}, password {password}" : $"Added {signInName}");
        });
        return command;
    }
}
