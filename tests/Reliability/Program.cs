using System.CommandLine;
using Reliability;

var server = new Option<string>("--server") { Description = "The server's assembly (opencloud.dll).", Required = true };
var scratch = new Option<string>("--scratch")
{
    Description = "Where data folders are made.",
    DefaultValueFactory = _ => Path.GetTempPath(),
};
var seed = new Option<int>("--seed") { Description = "Repeats a run.", DefaultValueFactory = _ => Random.Shared.Next() };
var count = new Option<int>("--count") { Description = "How many kills or cuts.", DefaultValueFactory = _ => 100 };

var kill = new Command("kill", "kill -9 of the server and of PostgreSQL at random moments under load.") { server, scratch, seed, count };
kill.SetAction(parsed => RunAsync(parsed, async (folder, report) =>
{
    await using var running = new ServerUnderTest(parsed.GetRequiredValue(server), Path.Combine(folder, "data"));
    await KillCampaign.RunAsync(running, report, parsed.GetValue(seed), parsed.GetValue(count));
}));

var power = new Command("power", "Power cuts of the volume that holds everything (root, ext4 on a loop file).")
{
    server, scratch, seed, count,
};
power.SetAction(parsed => RunAsync(parsed, (folder, report) =>
    PowerCampaign.RunAsync(parsed.GetRequiredValue(server), folder, report, parsed.GetValue(seed), parsed.GetValue(count))));

var faults = new Command("faults", "Disk full, slow disk, PostgreSQL away for 30 s.") { server, scratch, seed };
faults.SetAction(parsed => RunAsync(parsed, (folder, report) =>
    FaultCampaign.RunAsync(parsed.GetRequiredValue(server), folder, report, parsed.GetValue(seed))));

return await new RootCommand("Breaks a real server and counts what was lost.") { kill, power, faults }.Parse(args).InvokeAsync();

async Task<int> RunAsync(ParseResult parsed, Func<string, Report, Task> campaign)
{
    var report = new Report();
    var folder = Directory.CreateTempSubdirectory("reliability-").FullName;
    if (parsed.GetValue(scratch) is { } below && below != Path.GetTempPath())
    {
        Directory.Delete(folder);
        folder = Directory.CreateDirectory(Path.Combine(below, Path.GetFileName(folder))).FullName;
    }

    File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("755", 8)); // PostgreSQL works as another user
    try
    {
        await campaign(folder, report);
    }
    catch (Exception e)
    {
        report.Check("the campaign ran to its end", e.ToString());
    }

    if (report.IsClean) Directory.Delete(folder, recursive: true);
    else report.Note($"kept: {folder}");
    return report.Close();
}
