using System.Globalization;

namespace Server.Postgres;

/// <summary>Who runs the private cluster. PostgreSQL refuses to run as root, so root hands it to the user <c>postgres</c>.</summary>
/// <param name="Uid">Null: whoever runs the server.</param>
internal sealed record PostgresUser(int? Uid, int? Gid)
{
    private const string Name = "postgres";

    /// <summary>A cluster that exists stays its owner's.</summary>
    public static async Task<PostgresUser> ForAsync(string cluster, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new PostgresUser(null, null);

        var user = Directory.Exists(cluster) ? await OwnerOfAsync(cluster, ct) : ByName();
        return user.Uid == 0 ? throw new CommandFailedException($"{cluster} belongs to root, as whom PostgreSQL refuses to run.") : user;
    }

    /// <summary>A command that runs as this user.</summary>
    public string[] Command(params string[] command) =>
        Uid is null ? command : ["setpriv", $"--reuid={Uid}", $"--regid={Gid}", "--clear-groups", "--", .. command];

    public async Task HandOverAsync(string path, CancellationToken ct)
    {
        if (Uid is not null) await Subprocess.RequireAsync(["chown", $"{Uid}:{Gid}", path], $"{path} cannot be handed to {Name}", ct);
    }

    /// <summary>A cluster below a folder that this user may not enter could never start.</summary>
    public async Task RequireAccessAsync(string folder, CancellationToken ct)
    {
        if (Uid is null || (await Subprocess.RunAsync(Command("test", "-x", folder), ct)).ExitCode == 0) return;
        throw new CommandFailedException(
            $"PostgreSQL runs as the user {Name}, who may not enter {folder}. Choose another folder with --data.");
    }

    private static async Task<PostgresUser> OwnerOfAsync(string path, CancellationToken ct)
    {
        var ids = (await Subprocess.RequireAsync(["stat", "--format=%u %g", path], $"{path} cannot be read", ct)).Split(' ');
        return new PostgresUser(int.Parse(ids[0], CultureInfo.InvariantCulture), int.Parse(ids[1], CultureInfo.InvariantCulture));
    }

    private static PostgresUser ByName()
    {
        var entry = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == Name)
            ?? throw new CommandFailedException($"Started by root, PostgreSQL runs as the user {Name}, which does not exist here.");
        return new PostgresUser(int.Parse(entry[2], CultureInfo.InvariantCulture), int.Parse(entry[3], CultureInfo.InvariantCulture));
    }
}
