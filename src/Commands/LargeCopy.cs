using Domain;
using Domain.Nodes;
using EventStore;
using static Domain.Nodes.NodeEvent;

namespace Commands;

/// <summary>
/// A copy that is too large for one append. What stands below the top is appended first, in chunks that nobody can see; the top's own
/// event attaches it all. When that does not come to be, what was appended is purged.
/// </summary>
internal sealed class LargeCopy(IEventStore store, Envelope by, CopyPlan plan, Place place)
{
    private const int AttachTriesMax = 8;

    private int _appended;

    public async Task<Outcome> RunAsync(LogPosition seenAt, CancellationToken ct)
    {
        var mayBeAttached = false;
        try
        {
            foreach (var chunk in plan.Chunks())
            {
                ct.ThrowIfCancellationRequested();
                var refused = await AppendAsync(chunk);
                if (refused is not null) return refused;
            }

            mayBeAttached = true;
            var outcome = await AttachAsync(seenAt);
            // A repeated command answers with the first one's top: then ours stays unattached.
            mayBeAttached = outcome is Outcome.Done done && done.Node == plan.Top.Id;
            return outcome;
        }
        finally
        {
            if (!mayBeAttached) await ClearAwayAsync();
        }
    }

    /// <summary>Once sent, a chunk is waited for: what became of it has to be known to clear it away.</summary>
    private async Task<Outcome?> AppendAsync(IReadOnlyList<NewNode> chunk)
    {
        var change = new Change(by.Next(), plan.Space);
        foreach (var node in chunk) node.AddTo(change);

        // The append's subject is its first node; only whether it was taken matters here.
        var outcome = await store.AppendAsync(change, CancellationToken.None);
        if (outcome is not Outcome.Done) return outcome;
        _appended += chunk.Count;
        return null;
    }

    /// <summary>
    /// So much work is not thrown away because some folder moved or was locked meanwhile: when the folders above the place are as they
    /// were, the attachment is tried again behind the newest state.
    /// </summary>
    private async Task<Outcome> AttachAsync(LogPosition seenAt)
    {
        var decidedAt = seenAt;
        for (var attempt = 1; ; attempt++)
        {
            var change = new Change(by, place.Space).Behind(seenAt, advance: false).Settle(plan.Top.Id, LogPosition.Start);
            if (Nodes.Replace(change, by, seenAt, place) is { } blocked) return blocked;
            plan.Top.AddTo(change, isSubject: true);

            var outcome = await store.AppendAsync(change, CancellationToken.None);
            var isFenced = outcome is Outcome.Stale { Position: not null };
            if (!isFenced || place.Replaced is not null || attempt == AttachTriesMax) return outcome;

            seenAt = await store.HeadAsync(CancellationToken.None);
            if (!await IsPlaceAsItWasAsync(decidedAt)) return outcome;
        }
    }

    /// <summary>Every folder above the place is live, and none was locked after the decision.</summary>
    private async Task<bool> IsPlaceAsItWasAsync(LogPosition decidedAt)
    {
        NodeId? folder = place.Parent;
        while (folder is { } id)
        {
            var state = Node.Initial;
            await foreach (var recorded in store.ReadStreamAsync(Change.Stream(id), 1, CancellationToken.None))
            {
                if (recorded.Event is Locked && recorded.Position > decidedAt) return false;
                state = Node.Evolve(state, (NodeEvent)recorded.Event);
            }

            if (state is not Node.Live live) return false;
            folder = live.Parent;
        }

        return true;
    }

    /// <summary>Best effort: what is left when the store is away, the collector of unfinished copies finds.</summary>
    private async Task ClearAwayAsync()
    {
        try
        {
            foreach (var chunk in plan.TreesOf(_appended).Chunk(Limits.CopyChunkMax))
            {
                var change = new Change(by.Next(), plan.Space);
                foreach (var (node, sizeBytes) in chunk) change.Purge(node.Id, node.Parent, node.Name, node.Events.Count, sizeBytes);
                await store.AppendAsync(change, CancellationToken.None);
            }
        }
        catch (Exception away) when (away is EventStoreUnavailableException or EventStoreFullException)
        {
            return;
        }
    }
}
