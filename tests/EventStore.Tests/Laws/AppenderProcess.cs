using System.Collections.Concurrent;
using System.Diagnostics;

namespace EventStore.Tests.Laws;

/// <summary>Another process that appends, and what it said of its answers.</summary>
internal sealed class AppenderProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task _listening;

    private AppenderProcess(Process process, ConcurrentBag<string> answers) =>
        (_process, _listening) = (process, Task.Run(async () =>
        {
            // Only whole lines: the last may be cut off by a kill.
            while (await process.StandardOutput.ReadLineAsync() is { } line) answers.Add(line);
        }));

    public static AppenderProcess Start(string connectionString, int seed, int callers, int count, ConcurrentBag<string> answers)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "EventStore.Appender.dll");
        string[] arguments = [program, connectionString, $"{seed}", $"{callers}", $"{count}"];
        return new AppenderProcess(Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!, answers);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        await _listening;
        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();
}
