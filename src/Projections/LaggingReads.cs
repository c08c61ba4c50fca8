using Npgsql;

namespace Projections;

/// <summary>Connections for the read models that may lag. Few: whoever searches waits for others who search, not for the disk.</summary>
public static class LaggingReads
{
    public const int ConnectionsMax = 4;

    public static NpgsqlDataSource Open(string database) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database)
    {
        ApplicationName = "opencloud reads",
        MaxPoolSize = ConnectionsMax,
        Options = "-c jit=off -c default_transaction_read_only=on",
    });
}
