namespace Server.Postgres;

/// <summary>
/// The database that a command works on: the outside one; the private cluster of a server that runs; or, when none runs, the private
/// cluster started for as long as the command takes.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PrivateCluster? _started;
    private readonly IDisposable? _lock;

    private Database(string connectionString, PrivateCluster? started = null, IDisposable? @lock = null) =>
        (ConnectionString, _started, _lock) = (connectionString, started, @lock);

    public string ConnectionString { get; }

    /// <summary>Whether the data folder is ours alone: no server runs on it that keeps the read models up to date.</summary>
    public bool IsAlone => _lock is not null;

    public static async Task<Database> OpenAsync(ServerSettings settings, CancellationToken ct)
    {
        if (settings.OutsidePostgres is { } outside) return new Database(outside);
        if (!settings.Data.Exists)
        {
            throw new CommandFailedException(
                $"There is no data in {settings.Data.Path}. Start the server once, or name its folder with --data.");
        }

        var cluster = new PrivateCluster(settings.Data);
        var ours = settings.Data.TryLock();
        try
        {
            // A server that has the lock may still be starting its cluster.
            await (ours is null ? cluster.WaitAsync(ct) : cluster.StartAsync(ct));
            return new Database(cluster.ConnectionString, ours is null ? null : cluster, ours);
        }
        catch
        {
            ours?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is not null) await _started.StopAsync();
        _lock?.Dispose();
    }
}
