using Api.Http;
using Domain;
using Domain.Locks;
using Projections.Core;

namespace Api.GraphQl.Mutations;

/// <summary>Write locks that mutations meet, as every other head meets them.</summary>
internal static class Locks
{
    public static async ValueTask<Refusal?> InTheWayAsync(
        MutationRun run, SpaceRow space, NodeId node, LockedChange change, IReadOnlyCollection<string> tokens, CancellationToken ct)
    {
        if (space.LockCount == 0) return null;
        var rows = await run.Services.Core.LocksAsync(node, withBelow: true, run.Request.Now, ct);
        return LockRules.Check(change, [.. rows.Select(row => row.ToHeld())], tokens, run.Request.User.Id);
    }

    /// <summary>Of something that leaves its place: itself with all below, and the folder that loses it.</summary>
    public static async ValueTask<Refusal?> OnLeavingAsync(
        MutationRun run, SeenItem item, IReadOnlyCollection<string> tokens, CancellationToken ct) =>
        await InTheWayAsync(run, item.Space, item.Node.Id, LockedChange.Tree, tokens, ct)
        ?? (item.At.Parent is { } parent ? await InTheWayAsync(run, item.Space, parent, LockedChange.Members, tokens, ct) : null);
}
