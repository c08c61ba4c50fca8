using Domain;
using Domain.Nodes;
using EventStore;

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
        if (plan.DepthMax > Limits.DepthMax) return TooDeep;
        if (plan.HoldsPlace) return new Refusal(RefusalCode.Cycle, "A folder cannot be copied into itself.");
        if (!plan.FitsOneAppend) return await new LargeCopy(store, by, plan, place).RunAsync(seenAt, ct);

        var change = new Change(by, place.Space).Behind(seenAt, advance: false);
        if (Replace(change, by, seenAt, place) is { } blocked) return blocked;

        plan.Top.AddTo(change, isSubject: true);
        foreach (var node in plan.Below) node.AddTo(change);
        return await store.AppendAsync(change, ct);
    }

    /// <summary>Purges what copies left behind that were never finished: trees below a top that core has never seen.</summary>
    /// <param name="seenAt">The position of core at which the tops were missing: one that was attached since is not touched.</param>
    /// <param name="trees">All of one space.</param>
    public async Task<Outcome> PurgeDetachedAsync(
        Envelope by, LogPosition seenAt, IReadOnlyList<DetachedTree> trees, CancellationToken ct)
    {
        Outcome outcome = new Outcome.Done(default, 0, Position: null, Content: null, RecordedAt: null);
        foreach (var copy in trees.GroupBy(tree => tree.Top.Parent!.Value))
        {
            var since = seenAt;
            foreach (var chunk in copy.Chunk(Limits.CopyChunkMax))
            {
                var change = new Change(by, chunk[0].Top.Space).Settle(copy.Key, since);
                foreach (var (top, sizeBytes) in chunk)
                    change.Purge(top.Id, copy.Key, top.Name, top.Version, sizeBytes);

                outcome = await store.AppendAsync(change, ct);
                if (outcome is not Outcome.Done { Position: { } position }) return outcome;
                // That this copy was given up, by ourselves, is no news for its next chunk.
                (by, since) = (by.Next(), position);
            }
        }

        return outcome;
    }
}
