using System.CommandLine;

namespace Server.Cli.User;

/// <summary><c>opencloud user …</c></summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Accounts.")
    {
        UserAdd.Create(),
        UserList.Create(),
        UserPasswd.Create(),
        UserEnabling.CreateDisable(),
        UserEnabling.CreateEnable(),
        UserDeparture.CreateHandOver(),
        UserDeparture.CreateDelete(),
        UserDeparture.CreateRestore(),
        UserDeparture.CreateErase(),
    };

    public static Argument<string> Name() => new("name") { Description = "The sign-in name." };
}
