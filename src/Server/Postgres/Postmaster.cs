using System.Globalization;
using System.Runtime.InteropServices;

namespace Server.Postgres;

/// <summary>The process that leads a cluster, whoever started it.</summary>
internal static partial class Postmaster
{
    public const int FastShutdown = 2;
    public const int ImmediateShutdown = 3;

    /// <summary>The process named in <c>postmaster.pid</c>, when it lives and works in this very cluster.</summary>
    public static int? Of(string cluster)
    {
        try
        {
            var named = File.ReadLines(Path.Combine(cluster, "postmaster.pid")).FirstOrDefault();
            return int.TryParse(named, CultureInfo.InvariantCulture, out var pid) && IsAlive(pid) && WorksIn(pid, cluster) ? pid : null;
        }
        catch (IOException)
        {
            // Not there: shut down, or never started.
            return null;
        }
    }

    public static void Signal(int pid, int signal) => _ = Kill(pid, signal);

    /// <summary>
    /// A pid file whose process is now another program (after a restart of the machine or a container) would keep PostgreSQL from
    /// starting. It is removed only when no process at all works in the cluster: PostgreSQL's own check guards the rest.
    /// </summary>
    public static void RemoveStalePid(string cluster)
    {
        var processes = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _));
        if (!processes.Any(name => WorksIn(int.Parse(name!, CultureInfo.InvariantCulture), cluster)))
        {
            File.Delete(Path.Combine(cluster, "postmaster.pid"));
        }
    }

    private static bool WorksIn(int pid, string cluster)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == cluster;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            // "pid (name) state …": a zombie has ended, its parent has only not looked.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')')..] is not [')', ' ', 'Z', ..];
        }
        catch (IOException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
