using Fixtures;

namespace Server.Tests;

/// <summary>What a server under test is told: its administrator's password, so that it makes none up, and maybe a database.</summary>
internal static class Given
{
    /// <summary>Of the administrator, and of every account whose password does not matter.</summary>
    public const string Password = "a password for tests";

    public static Dictionary<string, string> Settings => new() { ["OPENCLOUD_ADMIN_PASSWORD"] = Password };

    public static Dictionary<string, string> SettingsWith(TestDatabase database) =>
        new(Settings) { ["OPENCLOUD_POSTGRES"] = database.ConnectionString };
}
