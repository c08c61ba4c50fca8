using System.CommandLine;
using EventStore.Subscriptions;

namespace Server.Cli.Projections;

internal static class ProjectionsVerify
{
    public static Command Create()
    {
        var (data, name) = (CommonOptions.Data(), ReadModels.Argument());
        var command = new Command("verify", "Replays the log and compares with what is served, row for row. Exit 1: they differ.")
        {
            name, data,
        };
        command.SetAction((parsed, ct) => RunAsync(ServerSettings.Read(parsed.GetRequiredValue(data)), parsed.GetValue(name), ct));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, string? name, CancellationToken ct)
    {
        var chosen = ReadModels.Named(name);
        await using var session = await CliSession.OpenAsync(settings, chosen, ct);
        var isEqual = true;
        foreach (var definition in chosen)
        {
            VerifyResult? result = null;
            await LogProgress.ShowAsync(definition.Name, async progress =>
                result = await new Verify(session.Ledger.Options, session.Ledger.Store, definition).RunAsync(progress, ct));
            isEqual &= Tell(definition.Name, result!);
        }

        return isEqual ? 0 : 1;
    }

    private static bool Tell(string name, VerifyResult result)
    {
        foreach (var difference in result.Differences)
        {
            Console.WriteLine(
                $"{name}.{difference.Table} differs from a replay: "
                + $"{difference.Missing} rows missing, {difference.Surplus} surplus. {difference.Sample}");
        }

        if (result.Differences.Count > 0) return false;
        Console.WriteLine($"{name} equals a replay of the log up to position {result.Position}: {result.Rows} rows.");
        return true;
    }
}
