using EventStore.Subscriptions;

namespace EventStore.Tests.Subscriptions;

/// <summary>A server as far as the log is concerned.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly PostgresEventStore _store;
    private readonly ProjectionDefinition _first;
    private readonly Task _running;

    public Node(string connectionString, params ProjectionDefinition[] definitions)
    {
        Options = new EventStoreOptions { ConnectionString = connectionString };
        _first = definitions[0];
        _store = new PostgresEventStore(Options, TestEvents.Types());
        Daemon = new ProjectionDaemon(Options, _store, definitions);
        _running = Daemon.RunAsync(_stop.Token);
    }

    public EventStoreOptions Options { get; }

    public ProjectionDaemon Daemon { get; }

    public async Task<LogPosition> NoteAsync(string text)
    {
        var request = new AppendRequest
        {
            CommandId = Guid.NewGuid(),
            Metadata = new EventMetadata("{}"u8.ToArray()),
            Streams = [new StreamAppend(new StreamId("note", Guid.NewGuid()), 0, [new Noted(text)])],
        };
        return ((AppendResult.Appended)await _store.AppendAsync(request, default)).Last;
    }

    public async Task<bool> WaitAsync(LogPosition position) => await Daemon.Checkpoints.WaitForAsync(_first.Name, position, Limit, default);

    public async Task<ProjectionStatus> StatusAsync(string name, Func<ProjectionStatus, bool> until)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var status = (await Daemon.Checkpoints.ListAsync(limit.Token)).Single(status => status.Name == name);
            if (until(status)) return status;
            await Task.Delay(20, limit.Token);
        }
    }

    public Task RebuildAsync(IProgress<(LogPosition Done, LogPosition Head)>? progress = null) =>
        new Rebuild(Options, _store, _first).RunAsync(progress, default);

    public Task<VerifyResult> VerifyAsync() => new Verify(Options, _store, _first).RunAsync(null, default);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        await _running;
        await Daemon.DisposeAsync();
        await _store.DisposeAsync();
    }
}
