using System.CommandLine;
using System.Globalization;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core.Access;
using Server.Cli.Events;

namespace Server.Cli.Space;

/// <summary><c>opencloud space …</c></summary>
internal static class SpaceCommand
{
    private const long MiB = 1024 * 1024;

    public static Command Create() => new("space", "Spaces: personal ones, and those of many.")
    {
        CreateList(),
        CreateAdd(),
        SpaceMembers.CreateMembers(),
        SpaceMembers.CreateJoin(),
        SpaceMembers.CreateLeave(),
    };

    public static Argument<string> Name() => new("space") { Description = "The space's name, alias or id." };

    /// <summary>By id or alias, else by a name that only one space has.</summary>
    public static async Task<DriveRow> FindAsync(CliSession session, string text, CancellationToken ct)
    {
        var all = await session.Ledger.Grants.DrivesAsync(ct);
        if (all.FirstOrDefault(drive => drive.Space.Id.Value.ToString() == text || drive.Space.Alias == text) is { } known) return known;
        return all.Where(drive => drive.Space.Name == text).ToList() switch
        {
            [var only] => only,
            [] => throw new CommandFailedException($"There is no space {text}."),
            _ => throw new CommandFailedException($"Several spaces are called {text}: name one by its alias or id."),
        };
    }

    private static Command CreateList()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Lists spaces.") { data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var table = new TerminalTable("Name", "Kind", "Owner", "Used", "Quota", "State", "Alias", "Id");
            foreach (var drive in await session.Ledger.Grants.DrivesAsync(ct))
            {
                var space = drive.Space;
                table.Add(
                    space.Name, space.IsPersonal ? "personal" : "project", space.OwnerName, Amounts.Size(space.UsedBytes),
                    space.QuotaBytes is { } quota ? Amounts.Size(quota) : "", space.IsDisabled ? "disabled" : "enabled", space.Alias ?? "",
                    space.Id.Value.ToString());
            }

            table.Print();
        });
        return command;
    }

    private static Command CreateAdd()
    {
        var data = CommonOptions.Data();
        var name = new Argument<string>("name") { Description = "What the space is called." };
        var manager = new Option<string>("--manager") { Description = "Who manages it: a sign-in name.", Required = true };
        var description = new Option<string?>("--description") { Description = "What the space is for." };
        var quota = new Option<long?>("--quota") { Description = "In MiB; unlimited unless given.", HelpName = "MIB" };
        quota.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is <= 0 or > long.MaxValue / MiB) result.AddError("--quota must be a number above 0.");
        });
        var command = new Command("add", "Makes a project space.") { name, manager, description, quota, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var user = await session.FindUserAsync(parsed.GetRequiredValue(manager), ct);
            var space = new NewSpace(
                SpaceId.New(), parsed.GetRequiredValue(name), Alias: null, parsed.GetValue(description), parsed.GetValue(quota) * MiB);

            // Who makes a space is its first manager: it is made on behalf of the one who is named.
            var by = CliSession.Envelope("space add") with { Actor = user.Id };
            await session.Ledger.Accounts.VisibleAsync(await session.Ledger.Spaces.CreateProjectAsync(by, space, ct), ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Added the space {space.Name}, id {space.Id.Value}"));
        });
        return command;
    }
}
