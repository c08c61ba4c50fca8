using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fixtures;

namespace Server.Tests;

/// <summary>The program as a person runs it: another process, its output, its exit code.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public int Id => _process.Id;

    public string Output => string.Join('\n', _lines);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string arguments, string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Launch(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), environment);
        if (input is not null) await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<ServerProcess> ServeAsync(
        string data, string more = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();
        var server = Start($"serve --data {data} --listen 127.0.0.1:{port} {more}", environment, port);
        var clock = Stopwatch.StartNew();
        while (!await server.IsReadyAsync())
        {
            if (server._process.HasExited || clock.Elapsed > Limit)
                throw new InvalidOperationException($"The server did not start:\n{server.Output}");
            await Task.Delay(20);
        }

        return server;
    }

    /// <summary>Starts a command that goes on until it is stopped.</summary>
    public static ServerProcess Start(string arguments, IReadOnlyDictionary<string, string>? environment = null, int port = 0)
    {
        var started = new ServerProcess(Launch(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), environment), port);
        foreach (var stream in (StreamReader[])[started._process.StandardOutput, started._process.StandardError])
            _ = started.KeepAsync(stream);
        return started;
    }

    /// <summary>Waits for a line that holds a text.</summary>
    public async Task<string> LineAsync(string text)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Limit; await Task.Delay(20))
            if (_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found) return found;
        throw new TimeoutException($"There is no line with '{text}' in:\n{Output}");
    }

    public DavClient Admin => As("admin");

    public DavClient As(string user, string password = Given.Password) => new(new Uri($"http://127.0.0.1:{Port}"), user, password);

    /// <summary>Ctrl-C. Answers the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            return (await http.GetAsync($"http://127.0.0.1:{Port}/readyz")).StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task KeepAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line) _lines.Enqueue(line);
    }

    private static Process Launch(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "opencloud.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
