using Domain;
using EventStore;

namespace Commands;

/// <summary>Load, fold, decide, append; again when another was faster. For aggregates whose streams are short.</summary>
internal sealed class Decider<TState, TEvent>(IEventStore store, string category, TState initial, Func<TState, TEvent, TState> evolve)
    where TEvent : class
{
    private const int AttemptsMax = 3;

    public async Task<(TState State, long Version)> LoadAsync(Guid key, CancellationToken ct)
    {
        var (state, version) = (initial, 0L);
        await foreach (var recorded in store.ReadStreamAsync(new StreamId(category, key), 1, ct))
            (state, version) = (evolve(state, (TEvent)recorded.Event), recorded.Version);
        return (state, version);
    }

    /// <param name="extend">What else belongs into the append, by the state that the decision saw.</param>
    public async Task<Outcome> TransactAsync(
        Guid key, Envelope by, Func<TState, Decision<TEvent>> decide, Func<TState, AppendRequest, AppendRequest> extend, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var (state, version) = await LoadAsync(key, ct);
            var decision = decide(state);
            if (decision.Refusal is { } refusal) return refusal;
            if (decision.Events.Count == 0) return new Outcome.Done(default, version, Position: null, Content: null, RecordedAt: null);

            var request = new AppendRequest
            {
                CommandId = by.CommandId,
                Metadata = by.ToMetadata(),
                Streams = [new StreamAppend(new StreamId(category, key), version, decision.Events)],
                Fences = AccessFence.OfActor(by),
            };
            switch (await store.AppendAsync(extend(state, request), ct))
            {
                case AppendResult.Appended done:
                    return new Outcome.Done(default, version + decision.Events.Count, done.Last, Content: null, done.RecordedAt);
                case AppendResult.Fenced fenced: return new Outcome.Stale(fenced.AdvancedAt);
                case AppendResult.NameTaken: return NameTaken;
            }
        }

        return new Outcome.Stale(Position: null);
    }

    public Task<Outcome> TransactAsync(Guid key, Envelope by, Func<TState, Decision<TEvent>> decide, CancellationToken ct) =>
        TransactAsync(key, by, decide, static (_, request) => request, ct);

    private static Refusal NameTaken => new(RefusalCode.NameTaken, "This name is taken already.");
}
