using System.CommandLine;
using Api.Http.Authentication;

namespace Server.Cli.User;

/// <summary><c>opencloud user passwd</c></summary>
internal static class UserPasswd
{
    public static Command Create()
    {
        var name = UserCommand.Name();
        var (data, stdin, generated) = (CommonOptions.Data(), PasswordInput.FromStdin(), PasswordInput.Generated());
        var command = new Command("passwd", "Gives an account a new password; the old one counts no longer.")
        {
            name, stdin, generated, data,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var signInName = parsed.GetRequiredValue(name);
            var password = await PasswordInput.ReadAsync(parsed.GetValue(stdin), parsed.GetValue(generated), ct);

            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var user = await session.FindUserAsync(signInName, ct);
            var outcome = await session.Ledger.Users.ChangePasswordAsync(
                CliSession.Envelope("user passwd"), user.Id, Passwords.Hash(password), ct);
            await session.Ledger.Accounts.VisibleAsync(outcome, ct);
            Console.WriteLine(parsed.GetValue(generated)
                ? $"The new password of {user.Name} is {password}"
                : $"Changed the password of {user.Name}");
        });
        return command;
    }
}
