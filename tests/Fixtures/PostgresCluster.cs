using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace Fixtures;

/// <summary>
/// A private PostgreSQL cluster with default durability, on a unix socket in a temporary folder. It dies with the process that started it,
/// however that process ends. Tests share one by <see cref="CreateDatabaseAsync"/>; those that kill the server start their own.
/// </summary>
/// <remarks><c>OPENCLOUD_TEST_POSTGRES</c> (connection string of a superuser) makes the shared one an outside server.</remarks>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string FolderPrefix = "opencloud-test-pg-";

    private static readonly Lazy<Task<string>> Shared = new(StartSharedAsync);

    private readonly PostgresBinaries _binaries;
    private Process? _watchdog;

    private PostgresCluster(PostgresBinaries binaries, string folder) => (_binaries, Folder) = (binaries, folder);

    public string Folder { get; }

    public string DataFolder => Path.Combine(Folder, "data");

    /// <summary>Of the superuser, on the maintenance database.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Folder,
            Username = "postgres",
            Database = "postgres",
            IncludeErrorDetail = true,
        }.ToString();

    /// <summary>A new empty database in the process's shared cluster.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync() => await TestDatabase.CreateAsync(await Shared.Value);

    /// <summary>A cluster of one's own, to be stopped, killed and started again at will.</summary>
    public static async Task<PostgresCluster> StartAsync()
    {
        RemoveLeftovers();
        var folder = Path.Combine(Path.GetTempPath(), $"{FolderPrefix}{Environment.ProcessId}-{Guid.NewGuid().ToString("n")[..8]}");
        var cluster = new PostgresCluster(PostgresBinaries.Find(), folder);
        await cluster.InitAsync();
        await cluster.RunAsync();
        return cluster;
    }

    public async Task<TestDatabase> DatabaseAsync() => await TestDatabase.CreateAsync(ConnectionString);

    /// <summary>kill -9 of the whole server, as a crash of the machine would end it (but for the operating system's own caches).</summary>
    public async Task KillAsync()
    {
        var postmaster = PostmasterId() ?? throw new InvalidOperationException("The server is not running.");
        var family = ChildrenOf(postmaster);
        foreach (var id in family.Prepend(postmaster)) _ = SysKill(id, 9);
        while (family.Prepend(postmaster).Any(IsAlive)) await Task.Delay(5);
        await StopWatchdogAsync();
    }

    /// <summary>Starts the server again after <see cref="KillAsync"/>; returns once it takes connections.</summary>
    public async Task RunAsync()
    {
        File.Delete(Path.Combine(DataFolder, "postmaster.pid"));

        // The shell waits for its input to end, which happens when this process ends in any way, and takes the server down then.
        _watchdog = _binaries.Start("/bin/sh", "-c", "\"$0\" -D \"$1/data\" >>\"$1/log\" 2>&1 & read _; kill -QUIT $! 2>/dev/null; wait $!",
            _binaries.Path("postgres"), Folder);

        var deadline = Stopwatch.GetTimestamp() + 60 * Stopwatch.Frequency;
        while (!await IsReadyAsync())
        {
            if (_watchdog.HasExited || Stopwatch.GetTimestamp() > deadline)
                throw new InvalidOperationException(
                    "PostgreSQL did not start: " + await File.ReadAllTextAsync(Path.Combine(Folder, "log")));

            await Task.Delay(20);
        }
    }

    /// <summary>What the server and all its running backends have used; the share of backends that ended is the server's own.</summary>
    public TimeSpan ProcessorTime()
    {
        if (PostmasterId() is not { } postmaster) return TimeSpan.Zero;
        return ChildrenOf(postmaster).Append(postmaster).Aggregate(EndedChildrenOf(postmaster), (sum, id) => sum + ProcessorTimeOf(id));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await StopWatchdogAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> StartSharedAsync()
    {
        if (Environment.GetEnvironmentVariable("OPENCLOUD_TEST_POSTGRES") is { Length: > 0 } outside) return outside;

        var cluster = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return cluster.ConnectionString;
    }

    private async Task InitAsync()
    {
        Directory.CreateDirectory(Folder);
        _binaries.HandOver(Folder);
        using var init = _binaries.Start(_binaries.Path("initdb"), "-D", DataFolder, "-U", "postgres", "-A", "trust",
            "--no-sync", "--data-checksums", "-E", "UTF8", "--locale=C.UTF-8");
        await init.WaitForExitAsync();
        if (init.ExitCode != 0) throw new InvalidOperationException("initdb failed.");

        await File.AppendAllTextAsync(Path.Combine(DataFolder, "postgresql.conf"), $"""

            listen_addresses = ''
            unix_socket_directories = '{Folder}'
            max_connections = 200

            """);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=2");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task StopWatchdogAsync()
    {
        if (_watchdog is null) return;

        _watchdog.StandardInput.Close();
        await _watchdog.WaitForExitAsync();
        _watchdog.Dispose();
        _watchdog = null;
    }

    private int? PostmasterId()
    {
        var file = Path.Combine(DataFolder, "postmaster.pid");
        return File.Exists(file) ? int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture) : null;
    }

    private static int[] ChildrenOf(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();

    /// <summary>What the sessions that are over have used: cutime and cstime of proc(5), in hundredths of a second.</summary>
    private static TimeSpan EndedChildrenOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * fields[13..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)));
    }

    private static TimeSpan ProcessorTimeOf(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.TotalProcessorTime;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero; // ended meanwhile
        }
    }

    /// <summary>Folders whose process is gone: it was killed together with its watchdog.</summary>
    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            var owner = Path.GetFileName(folder)[FolderPrefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, CultureInfo.InvariantCulture, out var id) || IsAlive(id)) continue;

            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another test process is removing it, or it is another user's.
            }
        }
    }

    private static bool IsAlive(int process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SysKill(int process, int signal);
}
