using EventStore;

namespace Fixtures;

/// <summary>A store with something in the way of its appends: a crash, or somebody who is faster.</summary>
/// <param name="before">Told how many appends were tried before this one.</param>
/// <param name="after">The same, when the append is done and its answer on its way.</param>
public sealed class StoreWithFaults(IEventStore store, Func<int, Task> before, Func<int, Task>? after = null) : IEventStore
{
    private int _appends;

    /// <summary>A crash: so many appends go through, and none after them.</summary>
    public static Func<int, Task> AwayAfter(int appends) => before =>
        before < appends ? Task.CompletedTask : throw new EventStoreUnavailableException("The store is away.");

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken ct)
    {
        var count = _appends++;
        await before(count);
        var result = await store.AppendAsync(request, ct);
        if (after is not null) await after(count);
        return result;
    }

    public IAsyncEnumerable<Recorded> ReadStreamAsync(StreamId stream, long fromVersion, CancellationToken ct) =>
        store.ReadStreamAsync(stream, fromVersion, ct);

    public IAsyncEnumerable<Recorded> ReadLogAsync(LogPosition after, int max, CancellationToken ct) => store.ReadLogAsync(after, max, ct);

    public IAsyncEnumerable<RawRecorded> ReadRawLogAsync(LogPosition after, int max, CancellationToken ct) =>
        store.ReadRawLogAsync(after, max, ct);

    public Task<AppendResult.Appended?> FindCommandAsync(Guid commandId, CancellationToken ct) => store.FindCommandAsync(commandId, ct);

    public Task NoteCommandAsync(Guid commandId, CancellationToken ct) => store.NoteCommandAsync(commandId, ct);

    public Task<LogPosition> HeadAsync(CancellationToken ct) => store.HeadAsync(ct);
}
