using System.Diagnostics;

namespace Server.Postgres;

/// <summary>What a short program said and how it ended.</summary>
internal sealed record Subprocess(int ExitCode, string Output, string Errors)
{
    public string LastLine => (Errors.Length > 0 ? Errors : Output).TrimEnd().Split('\n')[^1];

    /// <summary>Runs a program to its end, in the C locale and in a folder that every user may enter.</summary>
    public static async Task<Subprocess> RunAsync(IReadOnlyList<string> command, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new Subprocess(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    public static async Task<string> RequireAsync(IReadOnlyList<string> command, string what, CancellationToken ct)
    {
        var done = await RunAsync(command, ct);
        return done.ExitCode == 0 ? done.Output : throw new CommandFailedException($"{what}: {done.LastLine}");
    }
}
