namespace Server.Postgres;

/// <summary>The settings of a private cluster: durable as PostgreSQL is by default, sized for the machine.</summary>
internal static class ClusterConf
{
    private const long MiB = 1024 * 1024;

    /// <summary>Written once; what an administrator adds below the include wins.</summary>
    public const string Main = """
        # Settings of your own go below this line; they win.
        include 'opencloud.conf'

        """;

    /// <summary>Whoever may enter the socket's folder is its owner or root.</summary>
    public const string Access = """
        # TYPE  DATABASE     USER  METHOD
        local   all          all   trust
        local   replication  all   trust

        """;

    /// <summary>Written at every start.</summary>
    public static string Managed(string socketFolder, long memoryBytes) => $"""
        # Written at every start: settings of your own go into postgresql.conf.
        listen_addresses = ''
        unix_socket_directories = '{socketFolder.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0700
        max_connections = 120

        fsync = on
        full_page_writes = on
        synchronous_commit = on

        shared_buffers = {Math.Clamp(memoryBytes / 64 / MiB, 64, 512)}MB
        effective_cache_size = {Math.Max(memoryBytes / 2 / MiB, 128)}MB
        maintenance_work_mem = 64MB
        random_page_cost = 1.1
        jit = off

        # Few checkpoints, spread out: each makes the first change of every page after it twice as dear.
        wal_compression = on
        wal_buffers = 16MB
        min_wal_size = 256MB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        checkpoint_completion_target = 0.9

        # The read models' rows change all the time; small steps keep their indexes small.
        autovacuum_naptime = 20s
        autovacuum_vacuum_scale_factor = 0.05
        autovacuum_analyze_scale_factor = 0.05

        # The locks of a server that was killed go with its connections, also while a statement of its runs.
        client_connection_check_interval = 1s

        # A week of logs, one file a day.
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgresql-%a.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_checkpoints = off
        log_autovacuum_min_duration = -1

        """;
}
