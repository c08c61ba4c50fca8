using Npgsql;

namespace Projections.Core;

/// <summary>Connections for <see cref="CoreQueries"/>.</summary>
public static class CoreReads
{
    /// <summary>More connections than cores only add switches between processes.</summary>
    public const int ConnectionsMax = 6;

    private const int StatementsMax = 200;

    /// <summary>
    /// Every query walks indexes from a key, whatever the tables' statistics say; so plans are made once, and the ways
    /// that are only good for reading whole tables are closed.
    /// </summary>
    private const string Session =
        "-c jit=off -c plan_cache_mode=force_generic_plan -c join_collapse_limit=1 -c from_collapse_limit=1 "
        + "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_memoize=off";

    public static NpgsqlDataSource Open(string connectionString) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "opencloud core reads",
        MaxPoolSize = ConnectionsMax,
        MaxAutoPrepare = StatementsMax,
        AutoPrepareMinUsages = 1,
        NoResetOnClose = true,
        Options = Session,
    });
}
