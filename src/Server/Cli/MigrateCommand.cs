using System.CommandLine;
using Server.Postgres;
using Server.Setup;

namespace Server.Cli;

/// <summary><c>opencloud migrate</c></summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command("migrate", "Brings the database up to date. A server does so too when it starts.") { data };
        command.SetAction((parsed, ct) => RunAsync(ServerSettings.Read(parsed.GetValue(data)!), ct));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(settings, ct);
        await using var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        var applied = await Schema.ApplyAsync(source, ct);
        Console.WriteLine(applied.Count == 0 ? "Nothing to do." : $"Applied {string.Join(", ", applied)}.");
        return 0;
    }
}
