using System.Diagnostics;

namespace Fixtures;

/// <summary>The newest installed PostgreSQL. It refuses to run as root, so root runs it as the user postgres.</summary>
internal sealed class PostgresBinaries(string folder)
{
    private static readonly bool IsRoot = Environment.UserName == "root";

    public static PostgresBinaries Find()
    {
        const string debian = "/usr/lib/postgresql";
        var candidates = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(version => int.Parse(System.IO.Path.GetFileName(version)))
                .Select(version => System.IO.Path.Combine(version, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return candidates.Concat(onPath).FirstOrDefault(bin => File.Exists(System.IO.Path.Combine(bin, "initdb"))) is { } found
            ? new PostgresBinaries(found)
            : throw new InvalidOperationException("PostgreSQL's server programs were not found.");
    }

    public string Path(string program) => System.IO.Path.Combine(folder, program);

    public void HandOver(string path)
    {
        if (!IsRoot) return;
        using var chown = Process.Start("chown", ["postgres:postgres", path]);
        chown.WaitForExit();
    }

    public Process Start(string program, params IEnumerable<string> arguments)
    {
        string[] asPostgres = IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        string[] all = [.. asPostgres, program, .. arguments];
        var start = new ProcessStartInfo(all[0], all.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
