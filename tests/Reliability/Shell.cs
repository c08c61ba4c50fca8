using System.Diagnostics;

namespace Reliability;

/// <summary>Programs of the operating system.</summary>
public static class Shell
{
    /// <summary>Runs a program to its end. False when it failed.</summary>
    public static bool Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    public static void Must(string program, params string[] arguments)
    {
        if (!Run(program, arguments)) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed");
    }
}
