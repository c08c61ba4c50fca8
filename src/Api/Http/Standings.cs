using System.Collections.Frozen;
using Api.WebDav;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.Http;

/// <summary>What a caller may do with a node: asked by every head, answered in one place.</summary>
internal static class Standings
{
    private static readonly IReadOnlySet<NodeId> NothingDenied = FrozenSet<NodeId>.Empty;

    private static readonly ILookup<SpaceId, NodeId> NothingDeniedIn = Array.Empty<NodeId>().ToLookup(static _ => default(SpaceId));

    extension(ApiServices services)
    {
        /// <summary>Of a caller with an account by their grants, of one who came by a link by that link's and its maker's.</summary>
        public ValueTask<Standing> StandingAsync(Caller caller, SpaceRow space, NodeId node, CancellationToken ct) =>
            caller.Link is { } link
                ? services.Grants.LinkStandingAsync(link.Id, link.Grant.CreatedBy, space, node, ct)
                : services.Grants.StandingAsync(caller.Id, space, node, ct);

        /// <summary>Where an address begins: of one through a share or a link, at what is shared. Null: nowhere.</summary>
        public async ValueTask<PathRoot?> RootOfAsync(DavAddress address, CancellationToken ct)
        {
            return address.Share is { } share ? await services.RootOfAsync(share, ct) : address.Root;
        }

        /// <summary>What is shared; null when it is shared no longer.</summary>
        public async ValueTask<PathRoot?> RootOfAsync(ShareId share, CancellationToken ct) =>
            await services.Grants.ShareAsync(share, ct) is { } grant ? new PathRoot.AtNode(grant.Space, grant.Node) : null;

        /// <summary>What stands at a path, and what the caller may do with it; null where nothing stands but in the trash.</summary>
        public async Task<(Resolved Found, Standing Standing)?> LookAsync(
            Caller caller, PathRoot root, IReadOnlyList<string> path, CancellationToken ct)
        {
            var found = await services.Core.ResolveAsync(caller.Account, root, path, withInline: false, ct);
            if (found is not { Space: { } space, Node: { IsTrashed: false } node }) return null;
            return (found, await services.StandingAsync(caller, space, node.Id, ct));
        }

        /// <summary>
        /// What is granted or denied to the caller on single members of a folder; to who came by a link, what is to its maker. Null for
        /// the space's owner, to whom nothing is.
        /// </summary>
        public async ValueTask<ILookup<NodeId, ReachingGrant>?> GrantsBelowAsync(
            Caller caller, SpaceRow space, NodeId folder, CancellationToken ct) =>
            Deniable(caller, space) is { } person ? await services.Grants.GrantsBelowAsync(person, space.Id, folder, ct) : null;

        /// <summary>What a folder holds, as far as the caller may see it; nothing of a file.</summary>
        public async Task<IReadOnlyList<NodeRow>> SeenMembersAsync(
            Caller caller, Resolved at, Standing standing, int max, CancellationToken ct)
        {
            var (folder, members) = (at.Node!, new List<NodeRow>());
            if (!folder.IsFolder || !AccessRules.Authorize(AccessAction.List, standing).IsAllowed) return members;
            var below = await services.GrantsBelowAsync(caller, at.Space!, folder.Id, ct);
            await foreach (var member in services.Core.ChildrenAsync(folder.Id, ct))
            {
                if (members.Count == max) break;
                if (below?.Deny(member.Id) != true) members.Add(member);
            }

            return members;
        }

        /// <summary>The nodes of a space that the caller is denied, with all below them.</summary>
        public async ValueTask<IReadOnlySet<NodeId>> DenialsAsync(Caller caller, SpaceRow space, CancellationToken ct) =>
            Deniable(caller, space) is { } person ? await services.Grants.DenialsAsync(person, space.Id, ct) : NothingDenied;

        /// <summary>The nodes of each of many spaces that a person is denied, at once.</summary>
        public async ValueTask<ILookup<SpaceId, NodeId>> DenialsAsync(UserId person, IEnumerable<SpaceRow> spaces, CancellationToken ct)
        {
            SpaceId[] others = [.. spaces.Where(space => space.Owner != person).Select(space => space.Id)];
            return others.Length == 0 ? NothingDeniedIn : await services.Grants.DenialsAsync(person, others, ct);
        }
    }

    // Nobody can deny an owner anything. A link opens what its maker is not denied.
    private static UserId? Deniable(Caller caller, SpaceRow space)
    {
        var person = caller.Link is { } link ? link.Grant.CreatedBy : caller.Id;
        return person == space.Owner ? null : person;
    }
}
