using Api.WebDav;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Http;

/// <summary>What a caller may do with a node: asked by every head, answered in one place.</summary>
internal static class Standings
{
    extension(ApiServices services)
    {
        /// <summary>Of a caller with an account by their grants, of one who came by a link by that link's.</summary>
        public ValueTask<Standing> StandingAsync(Caller caller, SpaceRow space, NodeId node, CancellationToken ct) =>
            caller.Link is { } link
                ? new(services.Grants.LinkStandingAsync(link.Id, space, node, ct))
                : services.Grants.StandingAsync(caller.Id, space, node, ct);

        /// <summary>Where an address begins: of one through a share or a link, at what is shared. Null: nowhere.</summary>
        public async ValueTask<PathRoot?> RootOfAsync(DavAddress address, CancellationToken ct)
        {
            if (address.Share is not { } share) return address.Root;
            return await services.Grants.ShareAsync(share, ct) is { } grant ? new PathRoot.AtNode(grant.Space, grant.Node) : null;
        }
    }
}
