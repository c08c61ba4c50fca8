using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Reliability;

/// <summary>Faults that pass: the server says so with a clear 5xx, loses nothing, and recovers by itself.</summary>
public static class FaultCampaign
{
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string assembly, string scratch, Report report, int seed)
    {
        report.Note($"seed {seed}");
        await BlobDiskFullAsync(assembly, scratch, report);
        await DatabaseDiskFullAsync(assembly, scratch, report);
        await using var server = new ServerUnderTest(assembly, Path.Combine(scratch, "data"));
        await server.StartAsync();
        using var load = new Load(server, report, seed, clients: 4, contentMaxBytes: 300_000);
        await load.BeginAsync();
        await PostgresAwayAsync(server, load, report);
        await SlowDiskAsync(server, load, report);
    }

    /// <summary>A file that does not fit on the blobs' volume answers 507 and leaves nothing; smaller ones still go.</summary>
    private static async Task BlobDiskFullAsync(string assembly, string scratch, Report report)
    {
        await using var volume = new Volume(Path.Combine(scratch, "blobs"), "64M");
        await using var server = new ServerUnderTest(assembly, Path.Combine(scratch, "data-blobs"));
        server.Environment["OPENCLOUD_BLOBS"] = volume.Folder;
        await server.StartAsync();
        using var dav = new Dav(server.Origin, "admin", ServerUnderTest.Password);
        var (status, _) = await dav.PutAsync("big", new byte[80 << 20], ifMatch: null);
        report.Check("blob volume full: 507", status == HttpStatusCode.InsufficientStorage ? null : $"{(int)status}");
        var there = (await dav.GetAsync("big")).Status;
        report.Check("blob volume full: the file is not there", there == HttpStatusCode.NotFound ? null : "it is");
        var used = new DriveInfo(volume.Folder);
        report.Check(
            "blob volume full: nothing left behind",
            used.AvailableFreeSpace > 48 << 20 ? null : $"{used.AvailableFreeSpace} bytes free");
        (status, _) = await dav.PutAsync("small", new byte[1 << 20], ifMatch: null);
        report.Check("blob volume full: a smaller file still goes", status == HttpStatusCode.Created ? null : $"{(int)status}");
    }

    private static async Task DatabaseDiskFullAsync(string assembly, string scratch, Report report)
    {
        await using var volume = new Volume(Path.Combine(scratch, "database"), "600M");
        await using var server = new ServerUnderTest(assembly, Path.Combine(volume.Folder, "data"));
        await server.StartAsync();
        using var dav = new Dav(server.Origin, "admin", ServerUnderTest.Password);
        await dav.PutAsync("before", [1, 2, 3], ifMatch: null);
        var ballast = Path.Combine(volume.Folder, "ballast");
        Shell.Run("dd", "if=/dev/zero", $"of={ballast}", "bs=1M"); // ends when the volume is full
        var status = HttpStatusCode.Created;
        for (var n = 0; n < 20_000 && (int)status < 400; n++) (status, _) = await dav.PutAsync($"n{n}", new byte[8_000], ifMatch: null);
        report.Check(
            "database volume full: 507 or 503",
            status is HttpStatusCode.InsufficientStorage or HttpStatusCode.ServiceUnavailable ? null : $"{(int)status}");
        File.Delete(ballast);
        report.Check("database volume full: writes again by itself", await RecoversAsync(dav));
        var (read, content) = await dav.GetAsync("before");
        report.Check("database volume full: nothing lost", read == HttpStatusCode.OK && content is [1, 2, 3] ? null : $"{(int)read}");
    }

    private static async Task PostgresAwayAsync(ServerUnderTest server, Load load, Report report)
    {
        using var dav = new Dav(server.Origin, "admin", ServerUnderTest.Password);
        await load.WorkAsync(TimeSpan.FromSeconds(1), async () =>
        {
            var postgres = server.Postmaster!.Value;
            var stopped = ServerUnderTest.ChildrenOf(postgres).Prepend(postgres)
                .Select(pid => pid.ToString(CultureInfo.InvariantCulture)).ToArray();
            Shell.Must("kill", ["-STOP", .. stopped]);
            var clock = Stopwatch.StartNew();
            try
            {
                var (status, _) = await dav.PutAsync("while-away", [1], ifMatch: null);
                report.Check(
                    "PostgreSQL away: a write answers 503",
                    status == HttpStatusCode.ServiceUnavailable ? null : $"{(int)status} after {clock.Elapsed.TotalSeconds:f0} s");
                if (clock.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(TimeSpan.FromSeconds(30) - clock.Elapsed);
            }
            finally
            {
                Shell.Run("kill", ["-CONT", .. stopped]);
            }
        }, TimeSpan.FromSeconds(1));
        report.Check("PostgreSQL away: writes again by itself", await RecoversAsync(dav));
        await load.CheckContentAsync("PostgreSQL away for 30 s");
        await load.CheckProjectionsAsync("PostgreSQL away for 30 s");
    }

    /// <summary>Every flush of PostgreSQL takes 300 ms longer: writes are slow, not wrong, and reads do not wait for them.</summary>
    private static async Task SlowDiskAsync(ServerUnderTest server, Load load, Report report)
    {
        using var dav = new Dav(server.Origin, "admin", ServerUnderTest.Password);
        await dav.PutAsync("read-me", [1], ifMatch: null);
        var postgres = server.Postmaster!.Value;
        var targets = ServerUnderTest.ChildrenOf(postgres).Prepend(postgres)
            .SelectMany(pid => new[] { "-p", pid.ToString(CultureInfo.InvariantCulture) });
        using var strace = Process.Start(new ProcessStartInfo(
            "strace", ["-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync,fdatasync:delay_enter=300000", .. targets]))!;
        var slowestRead = TimeSpan.Zero;
        await load.WorkAsync(TimeSpan.FromSeconds(2), async () =>
        {
            for (var n = 0; n < 50; n++)
            {
                var clock = Stopwatch.StartNew();
                await dav.GetAsync("read-me");
                if (clock.Elapsed > slowestRead) slowestRead = clock.Elapsed;
            }
        }, TimeSpan.FromSeconds(2));
        strace.Kill();
        await strace.WaitForExitAsync();
        report.Note($"slow disk: slowest of 50 reads {slowestRead.TotalMilliseconds:f0} ms");
        await load.CheckContentAsync("slow disk");
        report.Check("slow disk: writes again by itself", await RecoversAsync(dav));
    }

    private static async Task<string?> RecoversAsync(Dav dav)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < RecoveryLimit)
        {
            try
            {
                var (status, _) = await dav.PutAsync("recovered", [1], ifMatch: null);
                if ((int)status < 300) return null;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100);
        }

        return $"not within {RecoveryLimit.TotalSeconds} s";
    }
}
