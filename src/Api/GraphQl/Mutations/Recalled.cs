using Domain;
using Domain.Access;
using Domain.Links;
using Domain.Nodes;
using Domain.Shares;
using Domain.Spaces;
using EventStore;

namespace Api.GraphQl.Mutations;

/// <summary>What a mutation that is sent again was about, as the log tells it: so that it answers as the first time.</summary>
internal static class Recalled
{
    private const int LookedAtMax = 1_000;

    extension(MutationRun run)
    {
        public async ValueTask RecallSubjectAsync(AppendResult.Appended first, CancellationToken ct)
        {
            var count = (int)Math.Min(first.Last.Value - first.First.Value + 1, LookedAtMax);
            Recorded? subject = null;
            await foreach (var recorded in run.Services.Ledger.ReadLogAsync(new LogPosition(first.First.Value - 1), count, ct))
            {
                // What was replaced comes first, as trashed.
                if (subject is null or { Event: NodeEvent.Trashed } && recorded.Stream != subject?.Stream) subject = recorded;
            }

            switch (subject?.Stream)
            {
                case { Category: "node" } node: run.Node = new(node.Key); break;
                case { Category: "space" } space: run.Space = new(space.Key); break;
                case { } other: run.Key = other.Key; break;
            }

            if (subject is not null) await run.RecallAsync(subject.Event, ct);
        }

        private async ValueTask RecallAsync(object happened, CancellationToken ct)
        {
            switch (happened)
            {
                // What is in no folder any more cannot be looked up as an item.
                case NodeEvent.Trashed trashed: run.Space = trashed.Space; break;
                case NodeEvent.Purged purged: run.Space = purged.Space; break;
                case ShareEvent.ShareCreated share: (run.Node, run.Value) = (share.Node, share.With); break;
                case ShareEvent.ShareChanged share: (run.Node, run.Value) = (share.Node, share.With); break;
                case ShareEvent.ShareRevoked share: (run.Node, run.Value) = (share.Node, share.With); break;
                case LinkEvent.LinkRevoked link: run.Node = link.Node; break;
                case SpaceEvent.MemberAdded joined: await run.RecallMemberAsync(joined.Member, ct); break;
                case SpaceEvent.MemberChanged changed: await run.RecallMemberAsync(changed.Member, ct); break;
                case SpaceEvent.MemberRemoved removed: await run.RecallMemberAsync(removed.Member, ct); break;
            }
        }

        private async ValueTask RecallMemberAsync(Grantee member, CancellationToken ct) =>
            (run.Node, run.Value) = ((await run.Services.Core.SpaceAsync(run.Space!.Value, ct))?.Root, member);
    }
}
