using System.Text.RegularExpressions;
using Api.Http.Authentication;
using Domain.Access;
using Domain.Links;
using Fixtures;
using Xunit;

namespace Api.Tests.Access;

/// <summary>What a link opens to somebody without an account.</summary>
[Collection(ApiCollection.Name)]
public class PublicLinkTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;
    private readonly DavClient _anybody = api.As("");

    [Fact]
    public async Task A_view_link_reads_and_changes_nothing()
    {
        var (_, to) = await LinkedAsync(LinkType.View);
        Assert.Equal("one", (await _anybody.GetAsync($"{to}/one.txt")).Text);
        Assert.Equal(2, new Multistatus((await _anybody.PropFindAsync($"{to}/", "1")).Text).Hrefs.Count);
        Assert.Equal(403, (await _anybody.PutAsync($"{to}/two.txt", "two")).Status);
        Assert.Equal(403, (await _anybody.DeleteAsync($"{to}/one.txt")).Status);
        Assert.Equal(404, (await _anybody.GetAsync("/dav/public-files/nothing/one.txt")).Status);
    }

    [Fact]
    public async Task An_edit_link_edits_and_the_log_names_the_link()
    {
        var (_, to) = await LinkedAsync(LinkType.Edit);
        Assert.Equal(201, (await _anybody.PutAsync($"{to}/two.txt", "two")).Status);
        Assert.Equal(204, (await _anybody.PutAsync($"{to}/one.txt", "more")).Status);
        Assert.Equal(204, (await _anybody.DeleteAsync($"{to}/two.txt")).Status);
    }

    [Fact]
    public async Task A_file_drop_takes_everything_shows_nothing_and_overwrites_nothing()
    {
        var (folder, to) = await LinkedAsync(LinkType.CreateOnly);
        Assert.Equal(201, (await _anybody.PutAsync($"{to}/one.txt", "another")).Status);
        Assert.Equal(201, (await _anybody.PutAsync($"{to}/one.txt", "a third")).Status);
        Assert.Equal(404, (await _anybody.GetAsync($"{to}/one.txt")).Status);
        Assert.Equal(404, (await _anybody.PropFindAsync($"{to}/one.txt", "0")).Status);
        Assert.Single(new Multistatus((await _anybody.PropFindAsync($"{to}/", "1")).Text).Hrefs);
        Assert.Equal("one", (await _alan.GetAsync($"{folder}one.txt")).Text);
        Assert.Equal("another", (await _alan.GetAsync($"{folder}one%20(1).txt")).Text);
        Assert.Equal("a third", (await _alan.GetAsync($"{folder}one%20(2).txt")).Text);
    }

    [Fact]
    public async Task A_file_drop_does_not_tell_what_is_there()
    {
        var (folder, to) = await LinkedAsync(LinkType.CreateOnly);
        Assert.Equal(201, (await _alan.MkcolAsync($"{folder}kept")).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{folder}kept/secret.txt", "secret")).Status);

        // Each pair of requests: of a name that is taken, and of one that is not.
        foreach (var (method, taken, free, header) in new[]
        {
            ("PUT", "one.txt", "free.txt", ("If-None-Match", "*")), ("PUT", "kept", "other", ("X-Any", "1")),
            ("PUT", "one.txt", "nothing.txt", ("If-Match", "*")), ("PUT", "kept/secret.txt", "kept/free.txt", ("X-Any", "1")),
            ("PUT", "kept/a.txt", "gone/a.txt", ("X-Any", "1")), ("PUT", "kept/b.txt", "one.txt/b.txt", ("If-None-Match", "*")),
            ("PUT", "kept/c.txt", "no/such/way/c.txt", ("X-Any", "1")), ("MKCOL", "kept/d", "gone/d", ("X-Any", "1")),
            ("DELETE", "kept/a.txt", "gone/a.txt", ("X-Any", "1")),
            ("MKCOL", "kept", "new", ("X-Any", "1")), ("MKCOL", "one.txt", "two.txt", ("If-None-Match", "*")),
            ("PROPFIND", "kept", "never", ("Depth", "0")), ("DELETE", "kept", "never", ("X-Any", "1")), ("GET", "kept", "never", ("X-Any", "1")),
        })
        {
            var (one, other) = (await AskAsync(taken), await AskAsync(free));
            Assert.Equal((method, taken, other.Status), (method, taken, one.Status));
            Assert.Equal(Names(other), Names(one));

            Task<Answer> AskAsync(string name) =>
                _anybody.SendAsync(method, $"{to}/{name}", method == "PUT" ? new StringContent("dropped") : null, header);
        }

        Assert.Equal("one", (await _alan.GetAsync($"{folder}one.txt")).Text);
        Assert.Equal("secret", (await _alan.GetAsync($"{folder}kept/secret.txt")).Text);
        Assert.Equal("dropped", (await _alan.GetAsync($"{folder}kept%20(1)")).Text);

        // What was meant for a folder that is not there is not lost.
        foreach (var path in new[] { "kept/a.txt", "a.txt", "kept/b.txt", "b.txt", "kept/c.txt", "c.txt" })
            Assert.Equal((path, "dropped"), (path, (await _alan.GetAsync(folder + path)).Text));
        Assert.Equal(207, (await _alan.PropFindAsync($"{folder}one%20(2).txt/", "0")).Status);

        static IEnumerable<string> Names(Answer answer) => answer.Headers.Select(each => each.Key).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_file_is_the_file_with_or_without_its_name()
    {
        var folder = await FilledAsync();
        var link = await api.LinkAsync("alan", $"{folder}one.txt", LinkType.View);
        Assert.Equal("one", (await _anybody.GetAsync($"/dav/public-files/{link.Token}")).Text);
        Assert.Equal("one", (await _anybody.GetAsync($"/dav/public-files/{link.Token}/one.txt")).Text);
        Assert.Equal(404, (await _anybody.GetAsync($"/dav/public-files/{link.Token}/two.txt")).Status);
        var listed = await _anybody.PropFindAsync($"/remote.php/dav/public-files/{link.Token}", "0", """
            <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:public-link-item-type/><oc:public-link-permission/></d:prop></d:propfind>
            """);
        Assert.Contains("<oc:public-link-item-type>file<", listed.Text, StringComparison.Ordinal);
        Assert.Contains("<oc:public-link-permission>1<", listed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_asked_for_and_the_right_one_opens()
    {
        var folder = await FilledAsync();
        var link = await api.LinkAsync("alan", folder, LinkType.View, Passwords.Hash("Open-Sesame1"));
        var path = $"/dav/public-files/{link.Token}/one.txt";
        var refused = await _anybody.GetAsync(path);
        Assert.Equal(401, refused.Status);
        Assert.Equal(401, (await api.As("public", "wrong").GetAsync(path)).Status);
        Assert.Equal("one", (await api.As("public", "Open-Sesame1").GetAsync(path)).Text);
        Assert.Equal(401, (await _anybody.GetAsync($"/s/{link.Token}")).Status);
        Assert.Contains("one.txt", (await api.As("public", "Open-Sesame1").GetAsync($"/s/{link.Token}")).Text, StringComparison.Ordinal);

        await api.VisibleAsync(await api.Server.Services.Links.SetPasswordAsync(
            Grants.By((await api.PersonAsync("alan")).Id), link.Id, Passwords.Hash("Another-1"), default));
        Assert.Equal(401, (await api.As("public", "Open-Sesame1").GetAsync(path)).Status);
        Assert.Equal("one", (await api.As("public", "Another-1").GetAsync(path)).Text);
    }

    [Fact]
    public async Task Nothing_is_reached_by_a_link_that_expired_or_was_removed()
    {
        var folder = await FilledAsync();
        var expired = await api.LinkAsync("alan", folder, LinkType.View, expiresAt: api.Server.Services.Clock.GetUtcNow().AddSeconds(1));
        while (api.Server.Services.Clock.GetUtcNow() < expired.ExpiresAt) await Task.Yield();
        Assert.Equal(404, (await _anybody.GetAsync($"/dav/public-files/{expired.Token}/one.txt")).Status);
        Assert.Equal(404, (await _anybody.GetAsync($"/s/{expired.Token}")).Status);

        var removed = await api.LinkAsync("alan", folder, LinkType.Edit);
        Assert.Equal("one", (await _anybody.GetAsync($"/dav/public-files/{removed.Token}/one.txt")).Text);
        await api.VisibleAsync(await api.Server.Services.Links.RevokeAsync(
            Grants.By((await api.PersonAsync("alan")).Id), removed.Id, default));
        Assert.Equal(404, (await _anybody.GetAsync($"/dav/public-files/{removed.Token}/one.txt")).Status);
        Assert.Equal(404, (await _anybody.PutAsync($"/dav/public-files/{removed.Token}/new.txt", "new")).Status);
    }

    [Fact]
    public async Task A_link_reaches_nothing_beside_what_it_names()
    {
        var (folder, to) = await LinkedAsync(LinkType.Edit);
        var id = (await _alan.PutAsync("beside.txt", "beside"))["OC-FileId"]!;
        Assert.Equal(401, (await _anybody.GetAsync($"/dav/spaces/{id}")).Status);
        foreach (var destination in new[] { $"/dav/spaces/{id}", $"{_alan.Root}x.txt", $"/dav/files/alan/{folder}../x.txt" })
            Assert.Contains((await _anybody.MoveAsync($"{to}/one.txt", destination)).Status, new[] { 400, 403, 404, 409, 502 });
        Assert.Equal("one", (await _alan.GetAsync($"{folder}one.txt")).Text);
    }

    [Fact]
    public async Task The_page_of_a_folder_lists_it_and_of_a_file_offers_it()
    {
        var (folder, _) = await LinkedAsync(LinkType.View);
        var file = await api.LinkAsync("alan", $"{folder}one.txt", LinkType.View);
        var page = await _anybody.GetAsync($"/s/{file.Token}");
        Assert.Equal(200, page.Status);
        Assert.Contains($"href=\"/dav/public-files/{file.Token}\"", page.Text, StringComparison.Ordinal);
        var moved = await _anybody.GetAsync($"/index.php/s/{file.Token}");
        Assert.Equal((301, $"/s/{file.Token}"), (moved.Status, moved["Location"]));
    }

    [Fact]
    public async Task An_internal_link_leads_who_signs_in_and_nobody_else()
    {
        var folder = await FilledAsync();
        var link = await api.LinkAsync("alan", folder, LinkType.Internal);
        Assert.Equal(401, (await _anybody.GetAsync($"/dav/public-files/{link.Token}")).Status);
        var led = await _alan.GetAsync($"/dav/public-files/{link.Token}");
        Assert.Equal(307, led.Status);
        Assert.StartsWith("/dav/spaces/", led["Location"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_internal_links_page_leads_to_the_thing_whoever_may_see_it()
    {
        var folder = await FilledAsync();
        var link = await api.LinkAsync("alan", folder, LinkType.Internal);
        var page = (await _anybody.GetAsync($"/s/{link.Token}"))["Location"]!;
        Assert.Equal(401, (await _anybody.GetAsync(page)).Status);
        Assert.Equal(404, (await api.As("mary").GetAsync(page)).Status);

        var seen = await _alan.GetAsync(page);
        Assert.Contains("one.txt", seen.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", seen["Content-Security-Policy"], StringComparison.Ordinal);
        await api.ShareAsync("alan", folder, "mary", Roles.Viewer);
        var received = await api.As("mary").GetAsync(page);
        Assert.Equal(200, received.Status);
        var file = Regex.Match(received.Text, "/f/[^\"]+").Value;
        var download = Regex.Match((await api.As("mary").GetAsync(file)).Text, "/dav/spaces/[^\"]+").Value;
        Assert.Equal("one", (await api.As("mary").GetAsync(download)).Text);
        Assert.Equal(405, (await _alan.SendAsync("POST", page)).Status);
    }

    private async Task<string> FilledAsync()
    {
        var folder = await api.FolderAsync();
        Assert.Equal(201, (await _alan.PutAsync($"{folder}one.txt", "one")).Status);
        return folder;
    }

    private async Task<(string Folder, string To)> LinkedAsync(LinkType type)
    {
        var folder = await FilledAsync();
        return (folder, $"/dav/public-files/{(await api.LinkAsync("alan", folder, type)).Token}");
    }
}
