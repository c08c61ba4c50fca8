using System.Globalization;
using Npgsql;

namespace Server.Postgres;

/// <summary>
/// A PostgreSQL of the server's own, in its data folder: made, started, taken over when a killed server left it running, and stopped.
/// It listens on a unix socket only. One at a time by the data folder's lock.
/// </summary>
internal sealed class PrivateCluster(DataFolder data)
{
    private const string User = "opencloud";
    private const string Database = "opencloud";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LaunchMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LaunchPause = TimeSpan.FromMilliseconds(500);
    private const int LaunchesMax = 3;
    private static readonly TimeSpan FastShutdownMax = TimeSpan.FromSeconds(20);

    private readonly string _folder = data.Postgres;
    private readonly string _socket = SocketFolder.Of(data);
    private readonly NpgsqlDataSource _maintenance = Maintenance(SocketFolder.Of(data));

    public string ConnectionString { get; } =
        new NpgsqlConnectionStringBuilder { Host = SocketFolder.Of(data), Username = User, Database = Database }.ToString();

    public bool IsAlive => Postmaster.Of(_folder) is not null;

    /// <summary>Returns when the cluster takes connections. Recovery after a crash may take its time.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var user = await PostgresUser.ForAsync(_folder, ct);
        await user.RequireAccessAsync(data.Path, ct);
        var programs = await PostgresPrograms.FindAsync(ClusterMajor(), ct);
        if (ClusterMajor() is null) await InitAsync(programs, user, ct);

        for (var launches = 0; !await AcceptsAsync(ct);)
        {
            if (!IsAlive && !await TryLaunchAsync(programs, user, isLast: ++launches == LaunchesMax, ct)) continue;
            await Task.Delay(Poll, ct);
        }

        await CreateDatabaseAsync(ct);
    }

    /// <summary>Waits for the cluster of a server that is running, or just starting.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; !await AcceptsAsync(ct); waited += Poll)
        {
            if (waited > WaitMax) throw new CommandFailedException($"A server runs on {data.Path}, but its PostgreSQL does not answer.");
            await Task.Delay(Poll, ct);
        }
    }

    /// <summary>A clean stop, so that the next start has nothing to recover; a crash-safe one when that takes too long.</summary>
    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (await EndsAsync(Postmaster.FastShutdown, FastShutdownMax)) return;
        await EndsAsync(Postmaster.ImmediateShutdown, FastShutdownMax);
    }

    /// <summary>The database that every cluster has, for looking whether it answers and for making ours.</summary>
    private static NpgsqlDataSource Maintenance(string socket)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = socket,
            Username = User,
            Database = "postgres",
            Pooling = false,
            Timeout = 5,
        };
        return new NpgsqlDataSourceBuilder(connection.ToString()).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
    }

    private async Task<bool> EndsAsync(int signal, TimeSpan limit)
    {
        if (Postmaster.Of(_folder) is { } pid) Postmaster.Signal(pid, signal);
        for (var waited = TimeSpan.Zero; waited < limit; waited += Poll)
        {
            if (!IsAlive) return true;
            await Task.Delay(Poll);
        }

        return false;
    }

    private int? ClusterMajor()
    {
        var file = Path.Combine(_folder, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    private async Task InitAsync(PostgresPrograms programs, PostgresUser user, CancellationToken ct)
    {
        // Made beside and renamed, so that a start that is killed half-way leaves no half cluster.
        var unfinished = _folder + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        await user.HandOverAsync(unfinished, ct);
        await Subprocess.RequireAsync(
            user.Command(
                programs["initdb"], "--pgdata", unfinished, "--username", User, "--auth", "trust",
                "--data-checksums", "--encoding", "UTF8", "--no-locale", "--no-sync"),
            "PostgreSQL's cluster could not be made", ct);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), ClusterConf.Main, ct);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "pg_hba.conf"), ClusterConf.Access, ct);
        await Subprocess.RequireAsync(
            user.Command(programs["initdb"], "--sync-only", "--pgdata", unfinished), "PostgreSQL's cluster could not be flushed", ct);
        Directory.Move(unfinished, _folder);
    }

    /// <summary>What a killed postmaster left (its children, their memory) is gone soon, but may fail the first attempt.</summary>
    private async Task<bool> TryLaunchAsync(PostgresPrograms programs, PostgresUser user, bool isLast, CancellationToken ct)
    {
        try
        {
            await LaunchAsync(programs, user, ct);
            return true;
        }
        catch (CommandFailedException) when (!isLast)
        {
            await Task.Delay(LaunchPause, ct);
            return false;
        }
    }

    private async Task LaunchAsync(PostgresPrograms programs, PostgresUser user, CancellationToken ct)
    {
        await SocketFolder.CreateAsync(_socket, user, ct);
        var conf = Path.Combine(_folder, "opencloud.conf");
        await File.WriteAllTextAsync(conf, ClusterConf.Managed(_socket, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes), ct);
        await user.HandOverAsync(conf, ct);
        Postmaster.RemoveStalePid(_folder);

        // pg_ctl gives the server a session of its own: Ctrl-C at the terminal must not reach PostgreSQL before us.
        var log = Path.Combine(_folder, "start.log");
        File.Delete(log);
        var started = await Subprocess.RunAsync(user.Command(programs["pg_ctl"], "start", "-D", _folder, "-l", log, "-W", "-s"), ct);
        if (started.ExitCode != 0) throw new CommandFailedException($"PostgreSQL did not start: {started.LastLine}");
        await WaitForPidAsync(log, ct);
    }

    private async Task WaitForPidAsync(string log, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; !IsAlive; waited += Poll)
        {
            var said = File.Exists(log) ? await File.ReadAllLinesAsync(log, ct) : [];
            var fatal = Array.Find(said, line => line.Contains("FATAL:", StringComparison.Ordinal));
            if (fatal is not null || waited > LaunchMax)
            {
                throw new CommandFailedException($"PostgreSQL did not start: {fatal ?? said.LastOrDefault("it said nothing")}");
            }

            await Task.Delay(Poll, ct);
        }
    }

    private async Task<bool> AcceptsAsync(CancellationToken ct)
    {
        if (!IsAlive) return false;
        try
        {
            await using var connection = await _maintenance.OpenConnectionAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken ct)
    {
        await using var connection = await _maintenance.OpenConnectionAsync(ct);
        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{Database}'", connection);
        if (await exists.ExecuteScalarAsync(ct) is not null) return;
        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }
}
