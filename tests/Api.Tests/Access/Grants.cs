using Commands;
using Domain;
using Domain.Access;
using Domain.Links;
using EventStore;
using Projections.Core;

namespace Api.Tests.Access;

/// <summary>Grants as tests make them: by the commands that every head uses.</summary>
internal static class Grants
{
    extension(ApiFixture api)
    {
        private ApiServices Services => api.Server.Services;

        public static Envelope By(UserId person) => Envelope.System("test") with { Actor = person };

        public async Task<UserRow> PersonAsync(string name) => (await api.Services.Core.UserByNameAsync(name, default))!;

        /// <summary>What stands at a path of somebody's personal space.</summary>
        public async Task<NodeRow> NodeAsync(string person, string path)
        {
            var space = (await api.PersonAsync(person)).PersonalSpace!.Value;
            var found = await api.Services.Core.ResolveAsync(null, new PathRoot.InSpace(space), path.TrimEnd('/').Split('/'), false, default);
            return found.Node ?? throw new InvalidOperationException($"There is no {path}.");
        }

        public async Task<ShareId> ShareAsync(string owner, string path, string with, Role role, DateTimeOffset? expiresAt = null)
        {
            var (by, to, node) = (await api.PersonAsync(owner), await api.PersonAsync(with), await api.NodeAsync(owner, path));
            var id = ShareId.New();
            await api.VisibleAsync(await api.Services.Shares.CreateAsync(
                By(by.Id), await api.Services.Ledger.HeadAsync(default),
                new NewShare(id, node.Space, node.Id, node.IsFolder, Grantee.User(to.Id), Granted.Of(role, expiresAt), Message: null), default));
            return id;
        }

        public async Task RevokeAsync(string owner, ShareId share) => await api.VisibleAsync(
            await api.Services.Shares.RevokeAsync(By((await api.PersonAsync(owner)).Id), share, default));

        public async Task<SpaceId> ProjectAsync(string manager, params (string Person, Role Role)[] members)
        {
            var id = SpaceId.New();
            var by = By((await api.PersonAsync(manager)).Id);
            await api.VisibleAsync(await api.Services.Spaces.CreateProjectAsync(by, new NewSpace(id, "Project", null, null, null), default));
            foreach (var (person, role) in members)
            {
                await api.VisibleAsync(await api.Services.Spaces.SetMemberAsync(
                    by.Next(), await api.Services.Ledger.HeadAsync(default), id, Grantee.User((await api.PersonAsync(person)).Id), Granted.Of(role), default));
            }

            return id;
        }

        public async Task<NewLink> LinkAsync(
            string owner, string path, LinkType type, string? passwordHash = null, DateTimeOffset? expiresAt = null)
        {
            var node = await api.NodeAsync(owner, path);
            var link = new NewLink(
                LinkId.New(), node.Space, node.Id, node.IsFolder, Links.NewToken(), type, passwordHash, Label: null, expiresAt, IsQuick: false);
            await api.VisibleAsync(await api.Services.Links.CreateAsync(
                By((await api.PersonAsync(owner)).Id), await api.Services.Ledger.HeadAsync(default), link, api.Services.Clock.GetUtcNow(), default));
            return link;
        }
    }
}
