using Commands;
using Domain.Locks;

namespace Api.WebDav;

/// <summary>What changes when a resource leaves its place: itself with all below, and the folder that loses it.</summary>
internal static class Leaving
{
    public static IReadOnlyList<Touched> Of(DavTarget target)
    {
        var node = target.Node!;
        var whole = new Touched(node.Id, target.Address.Href(node.IsFolder), LockedChange.Tree);
        return target.Parent is { } parent ? [whole, new(parent, target.Address.ParentHref, LockedChange.Members)] : [whole];
    }

    /// <summary>The node as a command takes it that moves it or throws it away: with the locks that end with that.</summary>
    public static async ValueTask<NodeSnapshot> SnapshotAsync(DavRequest request, DavTarget target, CancellationToken ct)
    {
        var node = target.Node!;
        var snapshot = DavTarget.Snapshot(node);
        if (target.Space.LockCount == 0) return snapshot;
        var rows = await request.Services.Core.LocksAsync(node.Id, withBelow: node.IsFolder, request.Services.Clock.GetUtcNow(), ct);
        return snapshot with { LocksInTree = [.. rows.Where(row => row.IsBelow || row.Node == node.Id).Select(row => row.ToHeld())] };
    }
}
