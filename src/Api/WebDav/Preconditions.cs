using Api.Http;
using Domain;
using Domain.Access;
using Domain.Locks;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>A node that a request is about to change, and how, which says which locks it meets. RFC 4918 §7.</summary>
/// <param name="Href">Its public path.</param>
public readonly record struct Touched(NodeId Node, string Href, LockedChange Change);

/// <summary>
/// The If header and write locks: RFC 4918 §10.4 and §7. The conditional headers of RFC 9110 are <see cref="Http.Conditionals"/>.
/// </summary>
public sealed class Preconditions
{
    /// <summary>Resources that one If header may name beside the request's own: each is looked up.</summary>
    public const int TaggedMax = 32;

    private readonly DavRequest _request;
    private readonly IReadOnlyList<DavTarget> _targets;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<NodeId, IReadOnlyList<LockRow>> _locks = [];

    private Preconditions(DavRequest request, IReadOnlyList<DavTarget> targets) =>
        (_request, _targets, _now) = (request, targets, request.Services.Clock.GetUtcNow());

    /// <summary>A refusal (400, 412, 423) when the If header does not hold, or does not submit a lock on something touched.</summary>
    /// <param name="targets">What the request resolved: its own target first, and its destination.</param>
    public static ValueTask<DavRefusal?> CheckAsync(
        DavRequest request, IReadOnlyList<DavTarget> targets, IReadOnlyList<Touched> touched, CancellationToken ct)
    {
        var mayMeetLocks = touched.Count > 0 && targets.Any(target => target.Space.LockCount > 0);
        return mayMeetLocks || request.Request.Headers["If"].Count > 0
            ? new Preconditions(request, targets).CheckAsync(touched, ct)
            : new((DavRefusal?)null);
    }

    private async ValueTask<DavRefusal?> CheckAsync(IReadOnlyList<Touched> touched, CancellationToken ct)
    {
        IReadOnlyCollection<string> submitted = [];
        if (_request.Request.Headers["If"] is { Count: > 0 } sent)
        {
            if (sent.Count > 1 || !IfHeader.TryParse(sent[0], out var header) || header!.Resources.Count > TaggedMax)
                return DavRefusal.BadRequest("The If header is malformed.");
            if (!await HoldsAsync(header, ct)) return DavRefusal.PreconditionFailed("The If header does not hold.");
            submitted = header.SubmittedTokens;
        }

        var isAnyOnPath = _targets.Any(target => target.At.HasLocksOnPath);
        foreach (var each in touched)
        {
            if (!isAnyOnPath && each.Change != LockedChange.Tree) continue;
            if (await MeetsLockAsync(each, submitted, ct) is { } locked) return locked;
        }

        return null;
    }

    private async ValueTask<bool> HoldsAsync(IfHeader header, CancellationToken ct)
    {
        var own = await StateAsync(_targets[0], ct);
        var tagged = new Dictionary<string, IfState>();
        foreach (var reference in header.Resources) tagged[reference] = await StateAsync(reference, ct);
        return header.Holds(resource => resource is null ? own : tagged[resource]);
    }

    /// <summary>What another server has, or what the caller may not see, is for them as if there were nothing.</summary>
    private async ValueTask<IfState> StateAsync(string reference, CancellationToken ct)
    {
        if (_request.ParseReference(reference).Address is not { } address) return IfState.Nothing;
        foreach (var known in _targets)
            if (known.Address.Root == address.Root && known.Address.Share == address.Share && known.Address.Path.SequenceEqual(address.Path)) return await StateAsync(known, ct);
        var (target, _) = await _request.ResolveAsync(address, AccessAction.See, ct);
        return target is null ? IfState.Nothing : await StateAsync(target, ct);
    }

    private async ValueTask<IfState> StateAsync(DavTarget target, CancellationToken ct)
    {
        EntityTag? tag = target.Node is { } node && EntityTag.TryParse(Etags.Of(node.ETag), out var parsed) ? parsed : null;
        if (!target.At.HasLocksOnPath || (target.Node?.Id ?? target.Parent) is not { } holder) return new IfState(tag, []);

        // A URL that is not mapped is in the scope of the deep locks above it. RFC 4918 §7.4.
        var locks = await LocksAsync(holder, ct);
        return new IfState(tag, [.. locks.Where(row => !row.IsBelow && (row.IsDeep || target.Node is not null)).Select(row => row.Token)]);
    }

    private async ValueTask<DavRefusal?> MeetsLockAsync(Touched touched, IReadOnlyCollection<string> submitted, CancellationToken ct)
    {
        var locks = await LocksAsync(touched.Node, ct);
        var refusal = LockRules.Check(touched.Change, [.. locks.Select(row => row.ToHeld())], submitted, _request.Caller.Id);
        return refusal is null ? null : await InTheWayAsync(refusal, touched, locks, ct);
    }

    private async ValueTask<DavRefusal> InTheWayAsync(
        Refusal refusal, Touched touched, IReadOnlyList<LockRow> locks, CancellationToken ct)
    {
        var row = locks.First(row => row.Node == refusal.LockRoot);
        var href = row.Node == touched.Node
            ? touched.Href
            : await _request.LockRootHrefAsync(_targets[0], row.Node, isFolder: row.IsDeep || !row.IsBelow, ct);
        return new(
            StatusCodes.Status423Locked, refusal.Reason, ErrorBody.LockTokenSubmitted, [href],
            row.Holder == _request.Caller.Id ? row.Token : null);
    }

    /// <summary>All that may concern a node, with those below it: which of them count, the change says.</summary>
    private async ValueTask<IReadOnlyList<LockRow>> LocksAsync(NodeId node, CancellationToken ct)
    {
        if (_locks.TryGetValue(node, out var known)) return known;
        return _locks[node] = await _request.Services.Core.LocksAsync(node, withBelow: true, _now, ct);
    }
}
