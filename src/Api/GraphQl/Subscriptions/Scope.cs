using System.Runtime.CompilerServices;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Api.Http;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Activity;

namespace Api.GraphQl.Subscriptions;

/// <summary>What a subscriber listens to: a space, or something in one with all below it; and what of it they may see.</summary>
/// <param name="node">Null: the whole space.</param>
internal sealed class Scope(GraphQlRequest request, SpaceId space, NodeId? node)
{
    /// <summary>How long it is not asked again whether they may listen, while nothing happens to anybody's rights.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(1);

    private HashSet<Guid>? _denied;

    /// <summary>How it is told to who came by a share; null: to who belongs to the space, as it is.</summary>
    private SharedActivity? _shared;
    private long _knownAt;

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
        var scope = new Scope(request, id, node);
        return await scope.MayListenAsync(ct) ? scope : null;
    }

    public async IAsyncEnumerable<Change> FollowAsync(
        ChangeHub hub, LogPosition after, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in hub.FollowAsync(after, ct))
        {
            // Each happening is told to those only who may see it right after all that happened before it.
            if (Rights.MayChangeBy(row.Verb)) _denied = null;
            if (row.Space != space || !Concerns(row)) continue;
            if (await DeniedAsync(ct) is not { } denied) throw Refused.Because(AccessRules.NotFound);
            if (denied.Count > 0 && row.Chain.Any(denied.Contains)) continue;
            if ((_shared is null ? row : _shared.Tell(row)) is { } told) yield return new(told);
        }
    }

    private bool Concerns(ActivityRow row) => node is not { } top || row.Node == top || row.Chain.Contains(top.Value);

    /// <summary>Nodes that the subscriber is denied; null when they may listen no longer.</summary>
    private async ValueTask<HashSet<Guid>?> DeniedAsync(CancellationToken ct)
    {
        var clock = request.Services.Clock;
        if (_denied is not null && clock.GetElapsedTime(_knownAt) < KnownFor) return _denied;
        _knownAt = clock.GetTimestamp();
        if (!await Rights.IsSignedInAsync(request, ct) || !await MayListenAsync(ct)) return null;
        var grants = await request.Services.Listing.GrantsInAsync(request.User.Id, [space], ct);
        return _denied = [.. grants.Where(each => each.Any(grant => grant.Permissions.IsEmpty)).Select(each => each.Key.Value)];
    }

    private async ValueTask<bool> MayListenAsync(CancellationToken ct)
    {
        if (await request.Services.Core.SpaceAsync(space, ct) is not { } row) return false;
        var standing = await request.Services.StandingAsync(request.Caller, row, node ?? row.Root, ct);
        if (!AccessRules.Authorize(AccessAction.List, standing).IsAllowed) return false;
        if (standing.KnowsWay)
        {
            _shared = null;
            return true;
        }

        return (_shared = await SharedActivity.OfAsync(request, standing, ct)) is not null;
    }
}
