using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>Runs all projections of a process and tells where they stand: Marten's async daemon.</summary>
public sealed class ProjectionDaemon : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly DatabaseCheckpoints _checkpoints;
    private readonly LogListener _listener;
    private readonly List<ProjectionRunner> _runners;

    /// <param name="definitions">What this process may run; empty on a node that only reads and appends.</param>
    public ProjectionDaemon(
        EventStoreOptions options, PostgresEventStore store, IEnumerable<ProjectionDefinition> definitions, ILoggerFactory? loggers = null)
    {
        var log = (loggers ?? NullLoggerFactory.Instance).CreateLogger<ProjectionDaemon>();
        _database = NpgsqlDataSource.Create(Sessions.Reads(options.ConnectionString));
        _checkpoints = new DatabaseCheckpoints(_database, store.Bell);
        _listener = new LogListener(options.ConnectionString, store, _checkpoints, log);
        _runners = [.. definitions.Select(definition => new ProjectionRunner(options, store, _checkpoints, definition, log))];
    }

    public ICheckpoints Checkpoints => _checkpoints;

    /// <summary>Runs until told to stop.</summary>
    public Task RunAsync(CancellationToken ct) =>
        Task.WhenAll(_runners.Select(runner => Task.Run(() => runner.RunAsync(ct), CancellationToken.None))
            .Append(Task.Run(() => _listener.RunAsync(ct), CancellationToken.None)));

    public async ValueTask DisposeAsync()
    {
        await _checkpoints.DisposeAsync();
        await _database.DisposeAsync();
    }
}
