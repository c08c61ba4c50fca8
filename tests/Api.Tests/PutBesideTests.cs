using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>
/// A PUT where others were just made does not look whether its name is free (docs/adr/0010-reads-from-memory.md): what it meets there is
/// answered as if it had looked.
/// </summary>
[Collection(ApiCollection.Name)]
public class PutBesideTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_file_that_is_there_gets_a_version()
    {
        var folder = await api.FolderAsync();
        var first = await _alan.PutAsync($"{folder}old.txt", "one");
        await MakeOthersAsync(folder);

        var second = await _alan.PutAsync($"{folder}old.txt", "two");

        Assert.Equal((204, first["OC-FileId"]), (second.Status, second["OC-FileId"]));
        Assert.Equal("two", (await _alan.GetAsync($"{folder}old.txt")).Text);
    }

    [Fact]
    public async Task A_folder_that_is_there_stays()
    {
        var folder = await api.FolderAsync();
        await _alan.MkcolAsync($"{folder}sub");
        await MakeOthersAsync(folder);

        Assert.Equal(405, (await _alan.PutAsync($"{folder}sub", "content")).Status);
        Assert.Equal(207, (await _alan.PropFindAsync($"{folder}sub/", "0")).Status);
    }

    [Fact]
    public async Task A_file_that_is_locked_keeps_its_content()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}locked.txt", "one");
        Assert.Equal(200, (await LockAsync($"{folder}locked.txt")).Status);
        await MakeOthersAsync(folder);

        Assert.Equal(423, (await _alan.PutAsync($"{folder}locked.txt", "two")).Status);
        Assert.Equal("one", (await _alan.GetAsync($"{folder}locked.txt")).Text);
    }

    [Fact]
    public async Task A_folder_that_was_locked_since_takes_nothing()
    {
        var folder = await api.FolderAsync();
        await MakeOthersAsync(folder);
        Assert.Equal(200, (await LockAsync(folder)).Status);

        Assert.Equal(423, (await _alan.PutAsync($"{folder}new.txt", "content")).Status);
    }

    [Fact]
    public async Task A_folder_that_was_deleted_since_is_missing()
    {
        var folder = await api.FolderAsync();
        await MakeOthersAsync(folder);
        await _alan.DeleteAsync(folder);

        Assert.Equal(409, (await _alan.PutAsync($"{folder}new.txt", "content")).Status);
    }

    private Task<Answer> LockAsync(string path) => _alan.SendAsync("LOCK", path, new StringContent(
        "<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>"));

    /// <summary>The first looks and finds nothing, which the others go by.</summary>
    private async Task MakeOthersAsync(string folder)
    {
        for (var i = 0; i < 3; i++) Assert.Equal(201, (await _alan.PutAsync($"{folder}other{i}", "content")).Status);
    }
}
