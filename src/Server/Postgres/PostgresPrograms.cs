using System.Globalization;
using System.Text.RegularExpressions;

namespace Server.Postgres;

/// <summary>The installed PostgreSQL that runs a private cluster.</summary>
internal sealed partial class PostgresPrograms
{
    private const int OldestMajor = 15;
    private const string DebianFolder = "/usr/lib/postgresql";

    private readonly string _folder;

    private PostgresPrograms(string folder, int major) => (_folder, Major) = (folder, major);

    public int Major { get; }

    public string this[string program] => Path.Combine(_folder, program);

    /// <summary>The newest one; for a cluster that exists, one of its own major version, since no other can open it.</summary>
    public static async Task<PostgresPrograms> FindAsync(int? clusterMajor, CancellationToken ct)
    {
        var installed = new List<PostgresPrograms>();
        foreach (var folder in Folders())
        {
            if (await MajorOfAsync(folder, ct) is { } major and >= OldestMajor) installed.Add(new PostgresPrograms(folder, major));
        }

        var found = clusterMajor is null
            ? installed.MaxBy(programs => programs.Major)
            : installed.Find(programs => programs.Major == clusterMajor);
        return found ?? throw new CommandFailedException(clusterMajor is null
            ? $"PostgreSQL {OldestMajor} or newer is not installed. On Debian: apt-get install postgresql"
            : $"The data was written by PostgreSQL {clusterMajor}, which is not installed. "
                + $"On Debian: apt-get install postgresql-{clusterMajor}");
    }

    private static IEnumerable<string> Folders()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).Select(version => Path.Combine(version, "bin"))
            : [];
        return onPath.Concat(debian)
            .Where(folder => File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "initdb")));
    }

    private static async Task<int?> MajorOfAsync(string folder, CancellationToken ct)
    {
        var version = (await Subprocess.RunAsync([Path.Combine(folder, "pg_ctl"), "--version"], ct)).Output;
        return MajorNumber().Match(version) is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex MajorNumber();
}
