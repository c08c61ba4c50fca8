using Api.Http;
using Domain.Access;
using Fixtures;
using Xunit;

namespace Api.Tests.Access;

/// <summary>A space of many, as its members meet it over WebDAV.</summary>
[Collection(ApiCollection.Name)]
public class ProjectSpaceTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;
    private readonly DavClient _mary = api.As(ApiFixture.Mary);

    [Fact]
    public async Task Its_manager_writes_and_a_viewer_reads()
    {
        var space = await SpaceAsync(Roles.SpaceViewer);
        Assert.Equal(201, (await _alan.PutAsync($"{space}plan.txt", "plan")).Status);
        Assert.Equal("plan", (await _mary.GetAsync($"{space}plan.txt")).Text);
        Assert.Equal(403, (await _mary.PutAsync($"{space}plan.txt", "other")).Status);
        Assert.Equal(204, (await _alan.DeleteAsync($"{space}plan.txt")).Status);
        var trash = space.Replace("/dav/spaces/", "/dav/spaces/trash-bin/", StringComparison.Ordinal);
        Assert.Equal(207, (await _mary.PropFindAsync(trash, "1")).Status);
        Assert.Equal(403, (await _mary.DeleteAsync(trash)).Status);
        Assert.Equal(204, (await _alan.DeleteAsync(trash)).Status);
    }

    [Fact]
    public async Task An_editor_reads_and_restores_versions_but_purges_nothing()
    {
        var space = await SpaceAsync(Roles.SpaceEditor);
        var id = (await _mary.PutAsync($"{space}plan.txt", "one"))["OC-FileId"]!;
        Assert.Equal(204, (await _mary.PutAsync($"{space}plan.txt", "two")).Status);
        Assert.Equal(2, new Multistatus((await _mary.PropFindAsync($"/dav/meta/{id}/v", "1")).Text).Hrefs.Count);
        Assert.Equal(204, (await _mary.DeleteAsync($"{space}plan.txt")).Status);
        Assert.Equal(403, (await _mary.DeleteAsync(space.Replace("/dav/spaces/", "/dav/spaces/trash-bin/", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task An_editor_without_versions_does_not_read_them()
    {
        var space = await SpaceAsync(Roles.SpaceEditorWithoutVersions);
        var id = (await _mary.PutAsync($"{space}plan.txt", "one"))["OC-FileId"]!;
        Assert.Equal(403, (await _mary.PropFindAsync($"/dav/meta/{id}/v", "1")).Status);
    }

    [Fact]
    public async Task To_others_it_is_not_there()
    {
        var space = await SpaceAsync(null);
        Assert.Equal(404, (await _mary.PropFindAsync(space, "0")).Status);
        Assert.Equal(404, (await _mary.PutAsync($"{space}new.txt", "new")).Status);
    }

    [Fact]
    public async Task A_disabled_space_is_reached_by_nobody_and_comes_back_whole()
    {
        var (id, space) = await MadeAsync(Roles.SpaceEditor);
        Assert.Equal(201, (await _mary.PutAsync($"{space}plan.txt", "plan")).Status);
        var by = Grants.By((await api.PersonAsync("alan")).Id);
        await api.VisibleAsync(await api.Server.Services.Spaces.DisableAsync(by, id, default));
        Assert.Equal(404, (await _mary.GetAsync($"{space}plan.txt")).Status);
        Assert.Equal(404, (await _alan.GetAsync($"{space}plan.txt")).Status);
        await api.VisibleAsync(await api.Server.Services.Spaces.EnableAsync(by.Next(), id, default));
        Assert.Equal("plan", (await _mary.GetAsync($"{space}plan.txt")).Text);
    }

    [Fact]
    public async Task A_deleted_space_leaves_nothing()
    {
        var (id, space) = await MadeAsync(Roles.SpaceEditor);
        Assert.Equal(201, (await _mary.PutAsync($"{space}plan.txt", "plan")).Status);
        var by = Grants.By((await api.PersonAsync("alan")).Id);
        await api.VisibleAsync(await api.Server.Services.Spaces.DisableAsync(by, id, default));
        await api.VisibleAsync(await api.Server.Services.Spaces.DeleteAsync(by.Next(), id, default));
        Assert.Equal(404, (await _alan.PropFindAsync(space, "0")).Status);
        Assert.Equal(0L, await api.Database.ScalarAsync<long>($"select count(*) from core.nodes where space = '{id.Value}'"));
    }

    private async Task<string> SpaceAsync(Role? mary) => (await MadeAsync(mary)).Path;

    private async Task<(Domain.SpaceId Id, string Path)> MadeAsync(Role? mary)
    {
        var id = await (mary is null ? api.ProjectAsync("alan") : api.ProjectAsync("alan", ("mary", mary)));
        return (id, $"/dav/spaces/{FileIds.Of(api.Server.Services.Options.StorageId, id)}/");
    }
}
