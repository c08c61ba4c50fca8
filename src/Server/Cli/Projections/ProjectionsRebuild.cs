using System.CommandLine;
using System.Diagnostics;
using EventStore.Subscriptions;

namespace Server.Cli.Projections;

internal static class ProjectionsRebuild
{
    public static Command Create()
    {
        var (data, name) = (CommonOptions.Data(), ReadModels.Argument());
        var command = new Command("rebuild", "Builds a read model anew beside the serving one, then swaps it in.") { name, data };
        command.SetAction((parsed, ct) => RunAsync(ServerSettings.Read(parsed.GetRequiredValue(data)), parsed.GetValue(name), ct));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, string? name, CancellationToken ct)
    {
        var chosen = ReadModels.Named(name);
        await using var session = await CliSession.OpenAsync(settings, chosen, ct);
        foreach (var definition in chosen)
        {
            var clock = Stopwatch.StartNew();
            await LogProgress.ShowAsync(definition.Name, progress =>
                new Rebuild(session.Ledger.Options, session.Ledger.Store, definition).RunAsync(progress, ct));
            Console.WriteLine($"{definition.Name} was rebuilt in {clock.Elapsed.TotalSeconds:f1} s.");
        }

        return 0;
    }
}
