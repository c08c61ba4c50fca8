using Domain.Access;
using Fixtures;
using Xunit;

namespace Api.Tests.Access;

/// <summary>What somebody shares, as the one who receives it meets it over WebDAV.</summary>
[Collection(ApiCollection.Name)]
public class SharedFolderTests(ApiFixture api)
{
    private const string Jail = "/dav/spaces/a0ca6a90-a365-4782-871e-d44447bbc668";

    private const int LargeBytes = 64 * 1024 * 1024;

    private readonly DavClient _alan = api.Client;
    private readonly DavClient _mary = api.As(ApiFixture.Mary);

    [Fact]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        var (folder, mount) = await SharedAsync(Roles.Viewer);
        Assert.Equal("one", (await _mary.GetAsync($"{mount}one.txt")).Text);
        Assert.Equal(["one.txt", "sub"], await NamesAsync(mount));
        Assert.Equal(403, (await _mary.PutAsync($"{mount}one.txt", "two")).Status);
        Assert.Equal(403, (await _mary.PutAsync($"{mount}new.txt", "new")).Status);
        Assert.Equal(403, (await _mary.MkcolAsync($"{mount}new")).Status);
        Assert.Equal(403, (await _mary.DeleteAsync($"{mount}one.txt")).Status);
        Assert.Equal(403, (await _mary.MoveAsync($"{mount}one.txt", $"{mount}two.txt")).Status);
        Assert.Equal(403, (await _mary.SendAsync("LOCK", $"{mount}one.txt")).Status);
        Assert.Equal(404, (await _mary.GetAsync($"{mount}nothing.txt")).Status);
        Assert.Equal("one", (await _alan.GetAsync($"{folder}one.txt")).Text);
    }

    [Fact]
    public async Task An_editor_does_all_that_editing_is_and_the_log_says_through_what()
    {
        var (folder, mount) = await SharedAsync(Roles.Editor);
        Assert.Equal(204, (await _mary.PutAsync($"{mount}one.txt", "two")).Status);
        Assert.Equal(201, (await _mary.PutAsync($"{mount}new.txt", "new")).Status);
        Assert.Equal(201, (await _mary.MkcolAsync($"{mount}more")).Status);
        Assert.Equal(201, (await _mary.MoveAsync($"{mount}new.txt", $"{mount}more/new.txt")).Status);
        Assert.Equal(204, (await _mary.DeleteAsync($"{mount}more/new.txt")).Status);
        Assert.Equal("two", (await _alan.GetAsync($"{folder}one.txt")).Text);
    }

    [Fact]
    public async Task What_is_outside_the_share_is_not_there()
    {
        var (folder, mount) = await SharedAsync(Roles.Editor);
        var id = (await _alan.PutAsync("beside.txt", "beside"))["OC-FileId"]!;
        Assert.Equal(404, (await _mary.GetAsync($"/dav/spaces/{id}")).Status);
        Assert.Equal(404, (await _mary.GetAsync($"{_alan.Root}{folder}one.txt")).Status);
        Assert.Equal(404, (await _mary.PropFindAsync($"/dav/spaces/{id[..id.IndexOf('!', StringComparison.Ordinal)]}/", "1")).Status);
        Assert.Equal(404, (await _mary.PropFindAsync("/dav/trash-bin/alan/", "1")).Status);
        Assert.Equal(502, (await _mary.MoveAsync($"{mount}one.txt", "mine.txt")).Status);
        Assert.Equal(201, (await _mary.CopyAsync($"{mount}one.txt", $"c{Guid.NewGuid():n}.txt")).Status);
    }

    [Fact]
    public async Task The_share_jail_lists_what_is_received_with_its_letters()
    {
        var (_, mount) = await SharedAsync(Roles.Editor);
        var jail = await _mary.PropFindAsync(Jail, "1", """
            <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:permissions/><oc:name/><oc:id/></d:prop></d:propfind>
            """);
        Assert.Equal(207, jail.Status);
        Assert.Contains(mount.TrimEnd('/').Split('/')[^1], Uri.UnescapeDataString(jail.Text), StringComparison.Ordinal);
        Assert.Contains("<oc:permissions>SMCK</oc:permissions>", jail.Text, StringComparison.Ordinal);
        var inside = await _mary.PropFindAsync($"{mount}one.txt", "0", """
            <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:permissions/></d:prop></d:propfind>
            """);
        Assert.Contains("<oc:permissions>SDNVW</oc:permissions>", inside.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_revocation_nothing_is_reached_by_any_address()
    {
        var folder = await FilledAsync();
        var share = await api.ShareAsync("alan", folder, "mary", Roles.Editor);
        var id = (await _alan.GetAsync($"{folder}one.txt"))["OC-FileId"]!;
        Assert.Equal("one", (await _mary.GetAsync($"/dav/spaces/{id}")).Text);

        await api.RevokeAsync("alan", share);
        Assert.Equal(404, (await _mary.GetAsync($"/dav/spaces/{id}")).Status);
        Assert.Equal(404, (await _mary.GetAsync($"{Mount(share)}one.txt")).Status);
        Assert.Equal(404, (await _mary.PutAsync($"{Mount(share)}one.txt", "two")).Status);
        Assert.Equal(404, (await _mary.SendAsync("PROPFIND", $"/dav/meta/{id}")).Status);
        Assert.DoesNotContain(share.Value.ToString(), (await _mary.PropFindAsync(Jail, "1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_under_way_ends_with_the_revocation()
    {
        var folder = await FilledAsync();
        Assert.Equal(201, (await _alan.PutAsync($"{folder}large.bin", new byte[LargeBytes])).Status);
        var share = await api.ShareAsync("alan", folder, "mary", Roles.Viewer);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, _mary.Url($"{Mount(share)}large.bin"));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("mary:demo"u8));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await api.RevokeAsync("alan", share);

        // A reader whose pace would take ten times as long as the revocation may.
        var (read, piece) = (0L, new byte[LargeBytes / 1000]);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await pace.WaitForNextTickAsync() && await body.ReadAsync(piece) is > 0 and var count) read += count;
        });
        Assert.InRange(read, 0, LargeBytes - 1);
    }

    [Fact]
    public async Task A_denial_below_a_share_hides_what_is_denied()
    {
        var (folder, mount) = await SharedAsync(Roles.Editor);
        await api.ShareAsync("alan", $"{folder}sub", "mary", Roles.Denied);
        Assert.Equal(["one.txt"], await NamesAsync(mount));
        Assert.Equal(404, (await _mary.GetAsync($"{mount}sub/deep.txt")).Status);
        Assert.Equal(404, (await _mary.PropFindAsync($"{mount}sub/", "1")).Status);
        Assert.Equal("deep", (await _alan.GetAsync($"{folder}sub/deep.txt")).Text);
    }

    [Fact]
    public async Task A_copy_takes_nothing_along_that_is_denied()
    {
        var (folder, mount) = await SharedAsync(Roles.Viewer);
        await api.ShareAsync("alan", $"{folder}sub", "mary", Roles.Denied);
        var copy = $"copy{Guid.NewGuid():n}/";
        Assert.Equal(201, (await _mary.CopyAsync(mount, copy)).Status);
        Assert.Equal(["one.txt"], await NamesAsync(_mary.Root + copy));
    }

    [Fact]
    public async Task Nested_shares_add_up()
    {
        var (folder, mount) = await SharedAsync(Roles.Viewer);
        await api.ShareAsync("alan", $"{folder}sub", "mary", Roles.Editor);
        Assert.Equal(204, (await _mary.PutAsync($"{mount}sub/deep.txt", "deeper")).Status);
        Assert.Equal(403, (await _mary.PutAsync($"{mount}one.txt", "two")).Status);
    }

    [Fact]
    public async Task A_secure_viewer_sees_names_and_reads_nothing()
    {
        var (_, mount) = await SharedAsync(Roles.SecureViewer);
        Assert.Equal(["one.txt", "sub"], await NamesAsync(mount));
        Assert.Equal(403, (await _mary.GetAsync($"{mount}one.txt")).Status);
        Assert.Equal(403, (await _mary.CopyAsync($"{mount}one.txt", $"c{Guid.NewGuid():n}.txt")).Status);
    }

    [Fact]
    public async Task An_expired_share_opens_nothing()
    {
        var folder = await FilledAsync();
        var share = await api.ShareAsync("alan", folder, "mary", Roles.Viewer, api.Server.Services.Clock.GetUtcNow().AddMilliseconds(-1));
        Assert.Equal(404, (await _mary.GetAsync($"{Mount(share)}one.txt")).Status);
    }

    private async Task<string> FilledAsync()
    {
        var folder = await api.FolderAsync();
        Assert.Equal(201, (await _alan.PutAsync($"{folder}one.txt", "one")).Status);
        Assert.Equal(201, (await _alan.MkcolAsync($"{folder}sub")).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{folder}sub/deep.txt", "deep")).Status);
        return folder;
    }

    private async Task<(string Folder, string Mount)> SharedAsync(Role role)
    {
        var folder = await FilledAsync();
        return (folder, Mount(await api.ShareAsync("alan", folder, "mary", role)));
    }

    private static string Mount(Domain.ShareId share) => $"{Jail}$a0ca6a90-a365-4782-871e-d44447bbc668!{share.Value:D}/";

    private async Task<IReadOnlyList<string>> NamesAsync(string path)
    {
        var listed = await _mary.PropFindAsync(path, "1");
        Assert.Equal(207, listed.Status);
        return [.. new Multistatus(listed.Text).Hrefs.Skip(1).Select(href => href.TrimEnd('/').Split('/')[^1]).Order(StringComparer.Ordinal)];
    }
}
