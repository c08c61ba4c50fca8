using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Reliability;

/// <summary>A real server on a data folder of its own, which can be started, killed and asked.</summary>
public sealed class ServerUnderTest(string assembly, string data) : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);
    private readonly Lock _lock = new();
    private readonly Queue<string> _log = new();
    private readonly int _port = FreePort();
    private Process? _process;

    public string Data => data;

    public Uri Origin => new($"http://127.0.0.1:{_port}");

    public Dictionary<string, string> Environment { get; } = new() { ["OPENCLOUD_ADMIN_PASSWORD"] = Password };

    /// <summary>What the server wrote last.</summary>
    public string Log
    {
        get { lock (_lock) return string.Join('\n', _log); }
    }

    /// <summary>The process id in the private cluster's <c>postmaster.pid</c>, when there is one and it lives.</summary>
    public int? Postmaster
    {
        get
        {
            var file = Path.Combine(data, "postgres", "postmaster.pid");
            if (!File.Exists(file) || File.ReadLines(file).FirstOrDefault() is not { } line) return null;
            return int.TryParse(line, CultureInfo.InvariantCulture, out var pid) && Directory.Exists($"/proc/{pid}") ? pid : null;
        }
    }

    /// <summary>Starts the server and waits until it is ready. Returns how long that took.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var clock = Stopwatch.StartNew();
        _process = Start("serve", "--data", data, "--listen", $"127.0.0.1:{_port}");
        while (!await IsReadyAsync())
        {
            if (_process.HasExited) throw new InvalidOperationException($"the server exited with {_process.ExitCode}:\n{Log}");
            if (clock.Elapsed > ReadyLimit)
                throw new TimeoutException($"the server was not ready after {ReadyLimit.TotalSeconds} s:\n{Log}");
            await Task.Delay(20);
        }

        return clock.Elapsed;
    }

    public async Task<bool> IsReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await http.GetAsync(new Uri(Origin, "/readyz"));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async Task WaitReadyAsync(TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (clock.Elapsed > limit) throw new TimeoutException($"not ready again after {limit.TotalSeconds} s:\n{Log}");
            await Task.Delay(50);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>kill -9 of the cluster's postmaster; its children follow by themselves.</summary>
    public void KillPostgres()
    {
        if (Postmaster is { } pid) Process.GetProcessById(pid).Kill();
    }

    /// <summary>The postmaster and its children. Asked before a power cut: after it the pid file cannot be read.</summary>
    public IReadOnlyList<int> PostgresProcesses() => Postmaster is { } pid ? [pid, .. ChildrenOf(pid)] : [];

    /// <summary>kill -9 of all of them, since nothing may touch the disk any more.</summary>
    public static void Kill(IReadOnlyList<int> processes)
    {
        foreach (var id in processes) Shell.Run("kill", "-9", id.ToString(CultureInfo.InvariantCulture));
    }

    public static List<int> ChildrenOf(int pid) =>
    [
        .. File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Runs another command of the product and returns its exit code and output.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start([.. arguments, "--data", data], keep: false);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Shell.Run("kill", "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture));
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        Kill(PostgresProcesses());
    }

    private Process Start(params string[] arguments) => Start(arguments, keep: true);

    private Process Start(string[] arguments, bool keep)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (!keep) return process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_lock)
        {
            _log.Enqueue(line);
            if (_log.Count > 60) _log.Dequeue();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
