namespace Reliability;

/// <summary>
/// Cuts the power of the volume that holds database and blobs:
/// what was not flushed is gone, as no kill -9 can show. Needs root.
/// </summary>
public static class PowerCampaign
{
    public static async Task RunAsync(string assembly, string scratch, Report report, int seed, int cuts)
    {
        var random = new Random(seed);
        var (image, mount) = (Path.Combine(scratch, "disk.img"), Path.Combine(scratch, "disk"));
        report.Note($"seed {seed}, {cuts} power cuts");
        Cut("create", image, mount);
        try
        {
            await using var server = new ServerUnderTest(assembly, Path.Combine(mount, "data"));
            await server.StartAsync();
            using var load = new Load(server, report, seed, clients: 8, contentMaxBytes: 300_000);
            await load.BeginAsync();
            for (var cut = 1; cut <= cuts && report.IsClean; cut++)
            {
                await load.WorkAsync(
                    TimeSpan.FromMilliseconds(random.Next(300, 3_000)), () => CutAsync(server, mount), TimeSpan.FromMilliseconds(300));
                Cut("restore", image, mount);
                var ready = await server.StartAsync();
                report.Note($"power cut {cut}: ready after {ready.TotalSeconds:f1} s");
                await load.CheckContentAsync($"power cut {cut}");
                await load.CheckProjectionsAsync($"power cut {cut}");
            }

            report.Note($"{load.Acknowledged} changes acknowledged, {load.Unanswered} left open");
        }
        finally
        {
            Shell.Run("umount", "-l", mount);
        }
    }

    private static async Task CutAsync(ServerUnderTest server, string mount)
    {
        var postgres = server.PostgresProcesses();
        Cut("cut", mount);
        ServerUnderTest.Kill(postgres);
        await server.KillAsync();
    }

    private static void Cut(params string[] arguments) =>
        Shell.Must("python3", [Path.Combine(AppContext.BaseDirectory, "power_cut.py"), .. arguments]);
}
