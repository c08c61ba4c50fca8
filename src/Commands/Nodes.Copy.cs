using Domain;
using Domain.Nodes;
using EventStore;
using static Domain.Nodes.NodeEvent;

namespace Commands;

/// <summary>Copies: one append of new streams, or for a large tree several below a top that is appended last.</summary>
public sealed partial class Nodes
{
    /// <param name="tree">Parents before children, the top first. More than <see cref="Limits.CopyChunkMax"/> nodes are appended in
    /// chunks below a top that is attached last: the copy becomes visible at once, or never.</param>
    public async Task<Outcome> CopyAsync(
        Envelope by, LogPosition seenAt, IReadOnlyList<CopyNode> tree, Place place, CancellationToken ct)
    {
        if (tree.Count > Limits.CopyNodesMax)
            return new Refusal(RefusalCode.LimitExceeded, $"One copy has at most {Limits.CopyNodesMax} files and folders.");

        var plan = CopyPlan.Of(by, tree, place);
        if (plan.DepthMax > Limits.DepthMax)
            return new Refusal(RefusalCode.LimitExceeded, $"Folders stand at most {Limits.DepthMax} deep.");
        if (plan.HoldsPlace) return new Refusal(RefusalCode.Cycle, "A folder cannot be copied into itself.");

        var top = new Change(by, place.Space).Behind(seenAt, advance: false);
        if (Replace(top, by, seenAt, place) is { } blocked) return blocked;

        plan.Top.AddTo(top, isSubject: true);
        if (plan.FitsOneAppend)
        {
            foreach (var node in plan.Below) node.AddTo(top);
            return await store.AppendAsync(top, ct);
        }

        // The collector of unfinished copies advances the fence as well, so that exactly one of the two comes through.
        return await CopyInChunksAsync(by, plan, top.Behind(seenAt, advance: true), ct);
    }

    /// <summary>Purges what copies left behind that were never finished: trees whose parent core has never seen.</summary>
    /// <param name="trees">All of one space, as core had them at <paramref name="seenAt"/>.</param>
    public async Task<Outcome> PurgeDetachedAsync(
        Envelope by, LogPosition seenAt, IReadOnlyList<DetachedTree> trees, CancellationToken ct)
    {
        Outcome outcome = new Outcome.Done(default, 0, Position: null, Content: null, RecordedAt: null);
        foreach (var chunk in trees.Chunk(Limits.CopyChunkMax))
        {
            var change = new Change(by, chunk[0].Top.Space).Behind(seenAt, advance: true);
            foreach (var (top, sizeBytes) in chunk)
                change.Append(top.Id, top.Version, [new Purged(top.Space, sizeBytes, by.Actor)])
                    .GiveBack(top.Parent, top.Name, top.Id)
                    .AddBytes(-sizeBytes);

            outcome = await store.AppendAsync(change, ct);
            if (outcome is not Outcome.Done { Position: { } position }) return outcome;
            // Our own advance of the fence is no change that the next chunk has to know.
            (by, seenAt) = (by.Next(), position);
        }

        return outcome;
    }

    private async Task<Outcome> CopyInChunksAsync(Envelope by, CopyPlan plan, Change top, CancellationToken ct)
    {
        var appended = 0;
        Outcome outcome = new Outcome.Stale(Position: null);
        try
        {
            foreach (var chunk in plan.Chunks())
            {
                ct.ThrowIfCancellationRequested();
                var change = new Change(by.Next(), plan.Space);
                foreach (var node in chunk) node.AddTo(change);

                // Once sent, it is waited for: what became of a chunk has to be known to clear it away.
                outcome = await store.AppendAsync(change, CancellationToken.None);
                if (outcome is not Outcome.Done) return outcome;
                appended += chunk.Count;
            }

            outcome = await store.AppendAsync(top, CancellationToken.None);
            return outcome;
        }
        finally
        {
            if (outcome is not Outcome.Done || appended < plan.Below.Count) await ClearAwayAsync(by, plan, appended);
        }
    }

    /// <summary>Best effort: what is left when the store is away, the collector of unfinished copies finds.</summary>
    private async Task ClearAwayAsync(Envelope by, CopyPlan plan, int appended)
    {
        try
        {
            foreach (var chunk in plan.TreesOf(appended).Chunk(Limits.CopyChunkMax))
            {
                var change = new Change(by.Next(), plan.Space);
                foreach (var (node, sizeBytes) in chunk)
                    change.Append(node.Id, node.Events.Count, [new Purged(plan.Space, sizeBytes, by.Actor)])
                        .GiveBack(node.Parent, node.Name, node.Id)
                        .AddBytes(-sizeBytes);
                await store.AppendAsync(change, CancellationToken.None);
            }
        }
        catch (EventStoreUnavailableException)
        {
            return;
        }
    }
}
