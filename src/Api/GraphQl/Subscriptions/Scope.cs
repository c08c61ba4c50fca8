using System.Runtime.CompilerServices;
using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Activity;

namespace Api.GraphQl.Subscriptions;

/// <summary>What a subscriber listens to: a space, or something in one with all below it; and what of it they may see.</summary>
/// <param name="node">Null: the whole space.</param>
internal sealed class Scope(Hearing hearing, SpaceId space, NodeId? node)
{
    /// <summary>Null where the caller may not know of it.</summary>
    public static async ValueTask<Scope?> FindAsync(GraphQlRequest request, NodeId? node, SpaceId? space, CancellationToken ct)
    {
        if (node is { } wanted)
        {
            if (await request.Services.Core.PlacesAsync([wanted], ct) is not [{ Node: var row }]) return null;
            space = row.Space;
            if (row.Parent is null) node = null; // everything in a space is below its root
        }

        if (space is not { } id) return null;
        var hearing = new Hearing(request, id, node);
        return await hearing.KnowAsync() is null ? null : new Scope(hearing, id, node);
    }

    public async IAsyncEnumerable<ActivityRow> FollowAsync(
        ChangeHub hub, LogPosition after, [EnumeratorCancellation] CancellationToken ct)
    {
        using var place = hub.Share(hearing);
        var shared = place.Hearing;
        await foreach (var row in hub.FollowAsync(after, ct))
        {
            // Each happening is told to those only who may see it right after all that happened before it.
            if (Rights.MayChangeBy(row.Verb)) shared.Forget();
            if (row.Space != space || !Concerns(row)) continue;
            if (await shared.KnowAsync().WaitAsync(ct) is not { } known) throw Refused.Because(AccessRules.NotFound);
            if (known.Denied.Count > 0 && row.Chain.Any(known.Denied.Contains)) continue;
            if ((known.Shared is null ? row : known.Shared.Tell(row)) is { } told) yield return told;
        }
    }

    private bool Concerns(ActivityRow row) => node is not { } top || row.Node == top || row.Chain.Contains(top.Value);
}
