using Commands;
using Domain;
using Domain.Access;
using Domain.Links;
using Fixtures;
using Xunit;

namespace Api.Tests.Access;

/// <summary>A link speaks for who made it: it opens what they could open themselves, as long as they could.</summary>
[Collection(ApiCollection.Name)]
public class LinkMakerTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;
    private readonly DavClient _anybody = api.As("");

    private ApiServices Services => api.Server.Services;

    [Fact]
    public async Task It_opens_no_more_than_its_maker_has_now_and_as_much_again_when_they_have()
    {
        var (space, root, to) = await LinkedAsync(LinkType.Edit);
        Assert.Equal(201, (await _anybody.PutAsync($"{to}/new.txt", "new")).Status);

        await SetMemberAsync(space, Roles.SpaceViewer);
        Assert.Equal("one", (await _anybody.GetAsync($"{to}/one.txt")).Text);
        Assert.Equal(403, (await _anybody.PutAsync($"{to}/one.txt", "changed")).Status);
        Assert.Equal(403, (await _anybody.DeleteAsync($"{to}/one.txt")).Status);

        await RemoveMemberAsync(space);
        Assert.Equal(404, (await _anybody.GetAsync($"{to}/one.txt")).Status);
        Assert.Equal(404, (await _anybody.PropFindAsync($"{to}/", "1")).Status);
        Assert.Equal(404, (await _anybody.GetAsync(to.Replace("/dav/public-files/", "/s/", StringComparison.Ordinal))).Status);

        await SetMemberAsync(space, Roles.Manager);
        Assert.Equal(204, (await _anybody.PutAsync($"{to}/one.txt", "changed")).Status);
        Assert.Equal("changed", (await _alan.GetAsync($"{root}docs/one.txt")).Text);
    }

    [Fact]
    public async Task What_its_maker_is_denied_below_is_not_there()
    {
        var (space, root, to) = await LinkedAsync(LinkType.View);
        Assert.Equal(201, (await _alan.MkcolAsync($"{root}docs/secret/")).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{root}docs/secret/plan.txt", "plan")).Status);
        Assert.Equal("plan", (await _anybody.GetAsync($"{to}/secret/plan.txt")).Text);

        var found = await Services.Core.ResolveAsync(null, new Projections.Core.PathRoot.InSpace(space), ["docs", "secret"], false, default);
        var (by, mary) = (await PersonAsync(ApiFixture.Alan), await PersonAsync(ApiFixture.Mary));
        await api.VisibleAsync(await Services.Shares.CreateAsync(
            Grants.By(by), await Services.Ledger.HeadAsync(default),
            new NewShare(ShareId.New(), space, found.Node!.Id, true, Grantee.User(mary), Granted.Of(Roles.Denied), Message: null), default));

        Assert.Equal(404, (await _anybody.GetAsync($"{to}/secret/plan.txt")).Status);
        Assert.Equal(404, (await _anybody.PropFindAsync($"{to}/secret/", "0")).Status);
        Assert.DoesNotContain("secret", (await _anybody.PropFindAsync($"{to}/", "1")).Text, StringComparison.Ordinal);
        var page = (await _anybody.GetAsync(to.Replace("/dav/public-files/", "/s/", StringComparison.Ordinal))).Text;
        Assert.Contains("one.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_arrives_that_is_being_sent_by_a_link_while_its_maker_leaves()
    {
        var (space, root, to) = await LinkedAsync(LinkType.Edit);
        var content = new Revoked.HeldContent();
        var sending = _anybody.SendAsync("PUT", $"{to}/one.txt", content, ("Expect", "100-continue"));
        await content.Begun;
        await RemoveMemberAsync(space);
        content.Release();
        Assert.Equal(404, (await sending).Status);
        Assert.Equal("one", (await _alan.GetAsync($"{root}docs/one.txt")).Text);
    }

    /// <summary>A folder in a space of Alan's, with a link to it that Mary made when she managed the space too.</summary>
    private async Task<(SpaceId Space, string Root, string To)> LinkedAsync(LinkType type)
    {
        var space = await api.ProjectAsync(ApiFixture.Alan, (ApiFixture.Mary, Roles.Manager));
        var root = $"/dav/spaces/{Http.FileIds.Of(Services.Options.StorageId, space)}/";
        Assert.Equal(201, (await _alan.MkcolAsync($"{root}docs/")).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{root}docs/one.txt", "one")).Status);
        var found = await Services.Core.ResolveAsync(null, new Projections.Core.PathRoot.InSpace(space), ["docs"], false, default);
        var link = new NewLink(
            LinkId.New(), space, found.Node!.Id, true, Links.NewToken(), type, PasswordHash: null, Label: null, ExpiresAt: null, IsQuick: false);
        await api.VisibleAsync(await Services.Links.CreateAsync(
            Grants.By(await PersonAsync(ApiFixture.Mary)), await Services.Ledger.HeadAsync(default), link, Services.Clock.GetUtcNow(), default));
        return (space, root, $"/dav/public-files/{link.Token}");
    }

    private async Task SetMemberAsync(SpaceId space, Role role) => await api.VisibleAsync(await Services.Spaces.SetMemberAsync(
        Grants.By(await PersonAsync(ApiFixture.Alan)), await Services.Ledger.HeadAsync(default), space,
        Grantee.User(await PersonAsync(ApiFixture.Mary)), Granted.Of(role), default));

    private async Task RemoveMemberAsync(SpaceId space) => await api.VisibleAsync(await Services.Spaces.RemoveMemberAsync(
        Grants.By(await PersonAsync(ApiFixture.Alan)), space, Grantee.User(await PersonAsync(ApiFixture.Mary)), default));

    private async Task<UserId> PersonAsync(string name) => (await api.PersonAsync(name)).Id;
}
