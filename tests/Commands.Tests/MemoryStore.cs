using EventStore;

namespace Commands.Tests;

/// <summary>Takes appends of one writer into memory, as a store that comes and goes. For what is about the writer, not the store.</summary>
internal sealed class MemoryStore : IEventStore
{
    private readonly Dictionary<Guid, AppendRequest> _applied = [];

    public bool IsAway { get; set; }

    /// <summary>Appends are applied, but nobody hears of it.</summary>
    public bool AnswersAreLost { get; set; }

    public IEnumerable<object> Events => _applied.Values.SelectMany(request => request.Streams).SelectMany(stream => stream.Events);

    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken ct)
    {
        if (IsAway) throw new EventStoreUnavailableException("The store is away.");
        _applied.TryAdd(request.CommandId, request);
        if (AnswersAreLost) throw new EventStoreUnavailableException("The answer was lost.");
        return Task.FromResult<AppendResult>(new AppendResult.Appended(new(1), new(1), Sample.Noon));
    }

    public IAsyncEnumerable<Recorded> ReadStreamAsync(StreamId stream, long fromVersion, CancellationToken ct) =>
        AsyncEnumerable.Empty<Recorded>();

    public IAsyncEnumerable<Recorded> ReadLogAsync(LogPosition after, int max, CancellationToken ct) => AsyncEnumerable.Empty<Recorded>();

    public IAsyncEnumerable<RawRecorded> ReadRawLogAsync(LogPosition after, int max, CancellationToken ct) =>
        AsyncEnumerable.Empty<RawRecorded>();

    public Task<AppendResult.Appended?> FindCommandAsync(Guid commandId, CancellationToken ct) =>
        Task.FromResult<AppendResult.Appended?>(null);

    public Task NoteCommandAsync(Guid commandId, CancellationToken ct) => Task.CompletedTask;

    public Task<LogPosition> HeadAsync(CancellationToken ct) => Task.FromResult(LogPosition.Start);
}
