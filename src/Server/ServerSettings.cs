using System.Globalization;
using Workers;

namespace Server;

/// <summary>Where a server keeps things: from the command line and the environment.</summary>
/// <param name="OutsidePostgres">An Npgsql connection string; null: the private cluster in the data folder.</param>
/// <param name="BlobFolder">May be shared by several servers on one database.</param>
internal sealed record ServerSettings(DataFolder Data, string? OutsidePostgres, string BlobFolder)
{
    public const string DataVariable = "OPENCLOUD_DATA";
    public const string PostgresVariable = "OPENCLOUD_POSTGRES";
    public const string BlobsVariable = "OPENCLOUD_BLOBS";
    public const string DeletedAccountsVariable = "OPENCLOUD_DELETED_ACCOUNTS_DAYS";
    public const string AdminPasswordVariable = "OPENCLOUD_ADMIN_PASSWORD";

    public static ServerSettings Read(string dataFolder)
    {
        var data = new DataFolder(dataFolder);
        return new ServerSettings(data, Variable(PostgresVariable), Variable(BlobsVariable) ?? data.Blobs);
    }

    /// <summary>How long a deleted account can be brought back.</summary>
    /// <exception cref="CommandFailedException">The variable holds no number of days.</exception>
    public static TimeSpan DeletedAccountsKeptFor() =>
        Variable(DeletedAccountsVariable) is not { } text ? AccountEraser.KeptForDefault
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? TimeSpan.FromDays(days)
        : throw new CommandFailedException($"{DeletedAccountsVariable}: '{text}' is no number of days.");

    public static string DefaultDataFolder => Variable(DataVariable) ?? "data";

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
