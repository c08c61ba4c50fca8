using Npgsql;

namespace Projections.Core;

/// <summary>Connections for <see cref="CoreQueries"/>.</summary>
public static class CoreReads
{
    /// <summary>Open at most; only a few work at once, since what takes long is read ahead and what is frequent shares trips.</summary>
    private const int ConnectionsMax = Resolver.TripsMax + ReadAhead.ResultsMax + ShortMax;

    private const int ShortMax = 8;

    private const int AnswerTimeoutSeconds = 10;

    private const int StatementsMax = 200;

    /// <summary>Of each connection. The server sends 8 KiB at a time; a listing's rows are taken as many pieces as have come.</summary>
    private const int BufferBytes = 32 << 10;

    /// <summary>
    /// Every query walks indexes from a key, whatever the tables' statistics say; so plans are made once, and the ways
    /// that are only good for reading whole tables are closed.
    /// </summary>
    private const string Session =
        "-c jit=off -c plan_cache_mode=force_generic_plan -c join_collapse_limit=1 -c from_collapse_limit=1 "
        + "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_memoize=off";

    public static NpgsqlDataSource Open(string connectionString) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "opencloud core reads",
            MaxPoolSize = ConnectionsMax,
            CommandTimeout = AnswerTimeoutSeconds,
            MaxAutoPrepare = StatementsMax,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
            ReadBufferSize = BufferBytes,
            Options = Session,
        });
}
