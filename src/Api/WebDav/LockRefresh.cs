using Api.Http;
using Domain;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>LOCK without a body: the lock that the If header names lives longer. RFC 4918 §9.10.2.</summary>
internal static class LockRefresh
{
    private static readonly DavRefusal NoSuchLock = new(
        StatusCodes.Status412PreconditionFailed, "The If header names no lock of this resource.", ErrorBody.LockTokenMatchesRequestUri);

    public static async Task HandleAsync(DavRequest request, DateTimeOffset expiresAt, CancellationToken ct)
    {
        if (request.Request.Headers["If"] is not [{ } text] || !IfHeader.TryParse(text, out var header))
        {
            await request.RefuseAsync(DavRefusal.BadRequest("A LOCK without a body refreshes the lock that its If header names."));
            return;
        }

        IReadOnlyList<LockRow> locks = [];
        if (await request.CommandAsync(async token =>
            {
                (locks, var attempt) = await RefreshAsync(request, header!.SubmittedTokens, expiresAt, token);
                return attempt;
            }, ct) is null) return;
        await LockAnswer.WriteAsync(request, locks, request.Target.Node!.Id, ct);
    }

    private static async Task<(IReadOnlyList<LockRow> Locks, Attempt Attempt)> RefreshAsync(
        DavRequest request, IReadOnlySet<string> tokens, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var target = request.Target;
        if (target.Node is not { IsTrashed: false } node) return ([], DavRefusal.NotFound);
        if (await Preconditions.CheckAsync(request, [target], [], ct) is { } refusal) return ([], refusal);

        var locks = await LocksOf.CoveringAsync(request, node, ct);
        if (locks.FirstOrDefault(row => tokens.Contains(row.Token)) is not { } wanted)
            return ([], NoSuchLock);
        if (await LocksOf.RootAsync(request, node, wanted, ct) is not { } root) return ([], DavRefusal.NotFound);

        var outcome = await request.Services.Nodes.RefreshLockAsync(
            request.Envelope, target.At.Position, DavTarget.Snapshot(root), [.. locks.Select(row => row.ToHeld())],
            wanted.Token, expiresAt, ct);
        return ([.. locks.Select(row => row == wanted ? row with { ExpiresAt = expiresAt } : row)], outcome);
    }
}

/// <summary>The locks whose scope a resource is in, and the resources that they stand on.</summary>
internal static class LocksOf
{
    public static async ValueTask<IReadOnlyList<LockRow>> CoveringAsync(DavRequest request, NodeRow node, CancellationToken ct) =>
        request.Target.At.HasLocksOnPath
            ? await request.Services.Core.LocksAsync(node.Id, withBelow: false, request.Services.Clock.GetUtcNow(), ct)
            : [];

    /// <summary>A lock from above stands on another resource, whose row the command needs.</summary>
    public static async ValueTask<NodeRow?> RootAsync(DavRequest request, NodeRow node, LockRow held, CancellationToken ct)
    {
        if (held.Node == node.Id) return node;
        var root = new PathRoot.AtNode(node.Space, held.Node);
        return (await request.Services.Core.ResolveAsync(request.Caller.Id, root, [], withInline: false, ct)).Node;
    }
}
