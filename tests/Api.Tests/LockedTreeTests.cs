using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Locks on folders, and what they mean for what is in them. RFC 4918 §7.</summary>
[Collection(ApiCollection.Name)]
public class LockedTreeTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_deep_lock_covers_all_that_is_below_it()
    {
        var (folder, top) = await CreateAsync();
        var token = await LockAsync(top, "infinity");

        foreach (var refused in new[]
        {
            await _alan.PutAsync($"{top}in/f.txt", "y"),
            await _alan.PutAsync($"{top}in/new.txt", "y"),
            await _alan.MkcolAsync($"{top}in/new/"),
            await _alan.DeleteAsync($"{top}in/f.txt"),
            await _alan.MoveAsync($"{top}in/f.txt", $"{folder}f.txt"),
            await _alan.CopyAsync($"{top}in/f.txt", $"{top}g.txt"),
            await _alan.DeleteAsync(top),
            await _alan.MoveAsync(top, $"{folder}moved/"),
        })
            Assert.Equal([_alan.Root + top], DavError.Expect(refused, 423, "Locked", "lock-token-submitted").Hrefs);

        Assert.Equal(201, (await _alan.CopyAsync($"{top}in/f.txt", $"{folder}copy.txt")).Status);
        Assert.Equal(204, (await _alan.PutAsync($"{top}in/f.txt", "y", ("If", $"(<{token}>)"))).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{top}in/new.txt", "y", ("If", $"<{_alan.Url(top)}> (<{token}>)"))).Status);
        Assert.Equal(204, (await _alan.SendAsync("UNLOCK", $"{top}in/f.txt", ("Lock-Token", $"<{token}>"))).Status);
        Assert.Equal(204, (await _alan.PutAsync($"{top}in/f.txt", "z")).Status);
    }

    [Fact]
    public async Task A_deep_lock_is_seen_from_below_and_refreshed_from_there()
    {
        var (_, top) = await CreateAsync();
        var token = await LockAsync(top, "infinity");

        var listed = new Multistatus((await _alan.PropFindAsync(top, "1")).Text);
        var below = new Multistatus((await _alan.PropFindAsync($"{top}in/f.txt", "0")).Text);
        var refreshed = await _alan.SendAsync("LOCK", $"{top}in/f.txt", ("If", $"(<{token}>)"), ("Timeout", "Second-5000"));

        string?[] told = [listed.Value("/top/", Discovery), listed.Value("/in/", Discovery), below.Value("f.txt", Discovery)];
        foreach (var discovery in told)
        {
            Assert.Contains(token, discovery);
            Assert.EndsWith(_alan.Root + top, discovery);
        }

        Assert.Equal(200, refreshed.Status);
        Assert.Contains("<d:timeout>Second-5000</d:timeout>", refreshed.Text);
    }

    [Fact]
    public async Task A_shallow_lock_keeps_the_members_but_not_their_contents()
    {
        var (folder, top) = await CreateAsync();
        var token = await LockAsync(top, "0");

        Assert.Equal(204, (await _alan.PutAsync($"{top}a.txt", "changed")).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{top}in/new.txt", "y")).Status);
        foreach (var refused in new[]
        {
            await _alan.PutAsync($"{top}new.txt", "y"),
            await _alan.MkcolAsync($"{top}new/"),
            await _alan.DeleteAsync($"{top}a.txt"),
            await _alan.MoveAsync($"{top}a.txt", $"{folder}a.txt"),
            await _alan.MoveAsync($"{top}a.txt", $"{top}b.txt"),
        })
            Assert.Equal([_alan.Root + top], DavError.Expect(refused, 423, "Locked", "lock-token-submitted").Hrefs);

        Assert.Equal(201, (await _alan.PutAsync($"{top}new.txt", "y", ("If", $"<{_alan.Root}{top}> (<{token}>)"))).Status);
    }

    [Fact]
    public async Task A_folder_goes_only_with_the_tokens_of_what_is_locked_in_it()
    {
        var (folder, top) = await CreateAsync();
        var token = await LockAsync($"{top}in/f.txt", "0");

        foreach (var refused in new[] { await _alan.DeleteAsync(top), await _alan.MoveAsync(top, $"{folder}moved/") })
            Assert.Equal([$"{_alan.Root}{top}in/f.txt"], DavError.Expect(refused, 423, "Locked", "lock-token-submitted").Hrefs);

        var submitted = ("If", $"<{_alan.Root}{top}in/f.txt> (<{token}>)");
        Assert.Equal(201, (await _alan.MoveAsync(top, $"{folder}moved/", submitted)).Status);
        Assert.Equal("x", (await _alan.GetAsync($"{folder}moved/in/f.txt")).Text);
    }

    [Fact]
    public async Task A_lock_stays_where_it_was_when_its_resource_goes()
    {
        var (folder, top) = await CreateAsync();
        var token = await LockAsync($"{top}a.txt", "0");

        Assert.Equal(201, (await _alan.MoveAsync($"{top}a.txt", $"{folder}moved.txt", ("If", $"(<{token}>)"))).Status);

        Assert.Equal(204, (await _alan.PutAsync($"{folder}moved.txt", "unlocked")).Status);
        Assert.DoesNotContain(token, (await _alan.PropFindAsync(folder, "1")).Text);
        Assert.Equal(201, (await _alan.PutAsync($"{top}a.txt", "another")).Status);
    }

    [Fact]
    public async Task A_copy_is_not_locked()
    {
        var (folder, top) = await CreateAsync();
        var token = await LockAsync(top, "infinity");

        Assert.Equal(201, (await _alan.CopyAsync(top, $"{folder}copy/")).Status);

        Assert.Equal(204, (await _alan.PutAsync($"{folder}copy/in/f.txt", "y")).Status);
        Assert.DoesNotContain(token, (await _alan.PropFindAsync($"{folder}copy/", "1")).Text);
    }

    [Fact]
    public async Task Locks_above_and_below_conflict()
    {
        var (_, top) = await CreateAsync();
        var inner = await LockAsync($"{top}in/f.txt", "0");

        var outer = DavError.Expect(await SendLockAsync(top, "infinity"), 423, "Locked", "no-conflicting-lock");
        Assert.Equal([$"{_alan.Root}{top}in/f.txt"], outer.Hrefs);
        await _alan.SendAsync("UNLOCK", $"{top}in/f.txt", ("Lock-Token", $"<{inner}>"));

        await LockAsync(top, "infinity");
        var below = DavError.Expect(await SendLockAsync($"{top}in/f.txt", "0"), 423, "Locked", "no-conflicting-lock");
        Assert.Equal([_alan.Root + top], below.Hrefs);
    }

    private static readonly System.Xml.Linq.XName Discovery = Multistatus.Dav + "lockdiscovery";

    /// <summary>A folder of the test with <c>top/a.txt</c> and <c>top/in/f.txt</c>.</summary>
    private async Task<(string Folder, string Top)> CreateAsync()
    {
        var folder = await api.FolderAsync();
        var top = $"{folder}top/";
        await _alan.MkcolAsync(top);
        await _alan.MkcolAsync($"{top}in/");
        await _alan.PutAsync($"{top}a.txt", "x");
        await _alan.PutAsync($"{top}in/f.txt", "x");
        return (folder, top);
    }

    private Task<Answer> SendLockAsync(string path, string depth) => _alan.SendAsync(
        "LOCK", path, new StringContent(
            "<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>",
            Encoding.UTF8, "application/xml"), ("Depth", depth));

    private async Task<string> LockAsync(string path, string depth)
    {
        var locked = await SendLockAsync(path, depth);
        Assert.Equal(200, locked.Status);
        return locked["Lock-Token"]!.Trim('<', '>');
    }
}
