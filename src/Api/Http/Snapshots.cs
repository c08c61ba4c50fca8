using Commands;
using Projections.Core;

namespace Api.Http;

/// <summary>Nodes as commands take them.</summary>
internal static class Snapshots
{
    extension(NodeRow node)
    {
        public NodeSnapshot ToSnapshot() => new(
            node.Id, node.Space, node.Parent, node.Name, node.IsFolder, node.IsTrashed, node.IsFolder ? 0 : node.SizeBytes, node.Version,
            node.Mtime);
    }

    extension(ApiServices services)
    {
        /// <summary>A node that is moved or thrown away: with the locks that end with that.</summary>
        public async ValueTask<NodeSnapshot> LeavingAsync(NodeRow node, SpaceRow space, CancellationToken ct)
        {
            var snapshot = node.ToSnapshot();
            if (space.LockCount == 0) return snapshot;
            var rows = await services.Core.LocksAsync(node.Id, withBelow: node.IsFolder, services.Clock.GetUtcNow(), ct);
            return snapshot with { LocksInTree = [.. rows.Where(row => row.IsBelow || row.Node == node.Id).Select(row => row.ToHeld())] };
        }
    }
}
