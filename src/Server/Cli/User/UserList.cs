using System.CommandLine;

namespace Server.Cli.User;

/// <summary><c>opencloud user list</c></summary>
internal static class UserList
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Lists accounts.") { data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var table = new TerminalTable("Name", "Display name", "Mail", "Role", "State", "Id");
            foreach (var user in (await session.Ledger.Core.UsersAsync(ct)).OrderBy(user => user.Name, StringComparer.Ordinal))
            {
                table.Add(user.Name, user.DisplayName, user.Mail ?? "", user.Role.Name,
                    user.IsDeleted ? "deleted" : user.IsDisabled ? "disabled" : "enabled", user.Id.Value.ToString());
            }

            table.Print();
        });
        return command;
    }
}
