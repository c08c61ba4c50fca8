using Domain;
using Domain.Locks;
using Domain.Nodes;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>Locks as clients see them.</summary>
internal static class ActiveLocks
{
    extension(LockRow row)
    {
        public ActiveLock ToActive(string rootHref, DateTimeOffset now) => new(
            row.Token, row.IsExclusive, row.IsDeep, row.OwnerXml, row.HolderName, row.ExpiresAt - now, rootHref);
    }

    extension(DavRequest request)
    {
        /// <summary>Where the locked resource of a lock stands, for a client that came by <paramref name="near"/>.</summary>
        public async ValueTask<string> LockRootHrefAsync(DavTarget near, NodeId root, bool isFolder, CancellationToken ct)
        {
            if (near.Node is { } node && node.Id == root) return near.Address.Href(node.IsFolder);
            var path = await request.Services.Core.PathOfAsync(root, ct) ?? [];

            // Below an address that begins at a node, a lock above that node has no path: the space's own address has one for everything.
            var prefix = near.Address.Root is PathRoot.AtNode
                ? $"/dav/spaces/{Http.FileIds.Of(request.Services.Options.StorageId, near.Space.Id)}"
                : near.Address.Prefix;
            return prefix + Href.Encode(path, isFolder);
        }
    }
}
