using Npgsql;

namespace EventStore;

/// <summary>Connection strings for the store's sessions, made from the one that is configured.</summary>
internal static class Sessions
{
    /// <summary>
    /// Pooled sessions of one store, and of one daemon: however many ask at once, the database has room for others, and so few are enough for
    /// as many cores as it is likely to have.
    /// </summary>
    public const int ReadsMax = 16;

    /// <summary>A long-lived connection outside the pool, which notices soon when its other end is gone.</summary>
    public static string Dedicated(string connectionString, string purpose, string settings = "")
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            Timeout = 5,
            CommandTimeout = 60,
            ApplicationName = Name(connectionString, purpose),
            Options = Settings(connectionString,
                $"-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=2 {settings}"),
        };

        // A unix socket takes no such option, and needs none: the other end is on this machine.
        if (builder.Host is not ['/' or '@', ..])
            (builder.TcpKeepAlive, builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (true, 2, 1);

        return builder.ToString();
    }

    /// <summary>Pooled sessions for short reads.</summary>
    public static string Reads(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = Name(connectionString, "store"),
            MaxPoolSize = ReadsMax,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            Options = Settings(connectionString, "-c jit=off -c plan_cache_mode=force_generic_plan"),
        }.ToString();

    private static string Name(string connectionString, string purpose) =>
        $"{new NpgsqlConnectionStringBuilder(connectionString).ApplicationName ?? "eventstore"}-{purpose}";

    private static string Settings(string connectionString, string settings) =>
        $"{new NpgsqlConnectionStringBuilder(connectionString).Options} {settings}".Trim();
}
