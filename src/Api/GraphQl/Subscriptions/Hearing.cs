using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Api.Http;
using Domain;
using Domain.Access;

namespace Api.GraphQl.Subscriptions;

/// <summary>
/// What somebody may hear of a space, or of something in one with all below it. All subscriptions of theirs to it share one, so that a
/// thousand of them ask once.
/// </summary>
/// <param name="node">Null: the whole space.</param>
internal sealed class Hearing(GraphQlRequest request, SpaceId space, NodeId? node)
{
    /// <summary>How long it is not asked again, while nothing happens to anybody's rights.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<Known?>? _known;
    private long _knownAt;

    /// <param name="Denied">Nodes that they are denied.</param>
    /// <param name="Shared">How it is told to who came by a share; null: to who belongs to the space, as it is.</param>
    public sealed record Known(HashSet<Guid> Denied, SharedActivity? Shared);

    /// <summary>Those with equal keys may hear the same.</summary>
    public object Key { get; } = (request.Caller, space, node);

    /// <summary>Somebody's rights changed: what is asked from now on is asked anew.</summary>
    public void Forget()
    {
        lock (_gate) _known = null;
    }

    /// <summary>Null when they may hear nothing, or nothing any longer.</summary>
    public Task<Known?> KnowAsync()
    {
        var clock = request.Services.Clock;
        lock (_gate)
        {
            if (_known is { IsFaulted: false } && clock.GetElapsedTime(_knownAt) < KnownFor) return _known;
            _knownAt = clock.GetTimestamp();
            return _known = AskAsync();
        }
    }

    // For all who wait: not broken off when one of them goes.
    private async Task<Known?> AskAsync()
    {
        var ct = CancellationToken.None;
        var services = request.Services;
        if (!await Rights.IsSignedInAsync(request, ct) || await services.Core.SpaceAsync(space, ct) is not { } row) return null;
        var standing = await services.StandingAsync(request.Caller, row, node ?? row.Root, ct);
        if (!AccessRules.Authorize(AccessAction.List, standing).IsAllowed) return null;
        var shared = standing.KnowsWay ? null : await SharedActivity.OfAsync(request, standing, ct);
        if (shared is null && !standing.KnowsWay) return null;
        var grants = await services.Listing.GrantsInAsync(request.User.Id, [space], ct);
        return new([.. grants.Denied.Select(denied => denied.Value)], shared);
    }
}
