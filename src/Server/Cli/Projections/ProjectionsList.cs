using System.CommandLine;
using System.Globalization;

namespace Server.Cli.Projections;

internal static class ProjectionsList
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Each read model with its position, its lag and what stopped it.") { data };
        command.SetAction((parsed, ct) => RunAsync(ServerSettings.Read(parsed.GetRequiredValue(data)), ct));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken ct)
    {
        await using var session = await CliSession.OpenAsync(settings, [], ct);
        var table = new TerminalTable("Projection", "Version", "Position", "Lag", "State", "Owner");
        var isStopped = false;
        foreach (var status in await session.Ledger.Checkpoints.ListAsync(ct))
        {
            isStopped |= status.FailedAt is not null;
            table.Add(
                status.Name, Text(status.Version), Text(status.Position.Value), Text(status.Lag),
                status.FailedAt is { } poison ? $"stopped by event {poison}: {status.Error}" : "follows", status.Owner ?? "");
        }

        table.Print();
        return isStopped ? 1 : 0;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
