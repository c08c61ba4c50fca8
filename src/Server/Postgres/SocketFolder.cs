using System.Security.Cryptography;
using System.Text;

namespace Server.Postgres;

/// <summary>
/// Where a private cluster's socket stands: in the data folder, or, since the path of a unix socket is at most 107 bytes, below
/// <c>/run</c> or <c>/tmp</c> when that is too deep. Nobody but the owner (and root) may enter it.
/// </summary>
internal static class SocketFolder
{
    private const int SocketPathMaxBytes = 107;
    private const string SocketName = "/.s.PGSQL.5432";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static string Of(DataFolder data)
    {
        var inside = Path.Combine(data.Path, "socket");
        if (Encoding.UTF8.GetByteCount(inside + SocketName) <= SocketPathMaxBytes) return inside;

        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.Path)))[..16];
        var runtime = Environment.IsPrivilegedProcess ? "/run" : ServerSettings.Variable("XDG_RUNTIME_DIR") ?? "/tmp";
        return Path.Combine(runtime, $"opencloud-{key}");
    }

    public static async Task CreateAsync(string folder, PostgresUser user, CancellationToken ct)
    {
        Directory.CreateDirectory(folder, OwnerOnly);
        try
        {
            // Fails when somebody else made a folder of this name, in /tmp, to see what we would put there.
            File.SetUnixFileMode(folder, OwnerOnly);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandFailedException($"{folder} belongs to another user.", e);
        }

        await user.HandOverAsync(folder, ct);
    }
}
