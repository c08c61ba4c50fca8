using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>A space never holds more than its quota, whichever way the bytes come. Old versions are not counted, the trash is.</summary>
[Collection(ApiCollection.Name)]
public class QuotaTests(ApiFixture api)
{
    private const int QuotaBytes = 100_000;

    [Fact]
    public async Task Uploads_at_once_do_not_share_the_same_room()
    {
        var client = await ClientAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => client.PutAsync($"{i}.bin", new byte[30_000])));

        Assert.Equal(3, answers.Count(answer => answer.Status == 201));
        Assert.Equal(7, answers.Count(answer => answer.Status == 507));
        Assert.Equal(("90000", "10000"), await UseAsync(client));
        Assert.Equal(1 + 3, new Multistatus((await client.PropFindAsync("", "1")).Text).Hrefs.Count);
    }

    [Fact]
    public async Task What_does_not_fit_is_told_so_and_leaves_nothing()
    {
        var client = await ClientAsync();

        var refused = await client.PutAsync("big.bin", new byte[QuotaBytes + 1]);

        DavError.Expect(refused, 507, "InsufficientStorage", "quota-not-exceeded");
        Assert.Equal(404, (await client.GetAsync("big.bin")).Status);
        Assert.Equal(201, (await client.PutAsync("fits.bin", new byte[QuotaBytes])).Status);
        Assert.Equal((QuotaBytes.ToString(), "0"), await UseAsync(client));
        Assert.Equal(201, (await client.PutAsync("empty.bin", "")).Status);
        DavError.Expect(await client.PutAsync("one.bin", "1"), 507, "InsufficientStorage", "quota-not-exceeded");
    }

    [Fact]
    public async Task A_length_that_nobody_announced_is_counted_when_it_came()
    {
        var client = await ClientAsync();
        var body = new StreamContent(new Unannounced(new byte[QuotaBytes + 1]));

        DavError.Expect(await client.SendAsync("PUT", "big.bin", body), 507, "InsufficientStorage", "quota-not-exceeded");
        Assert.Equal(404, (await client.GetAsync("big.bin")).Status);
    }

    [Fact]
    public async Task New_content_counts_by_what_it_adds()
    {
        var client = await ClientAsync();
        await client.PutAsync("a.bin", new byte[80_000]);

        Assert.Equal(204, (await client.PutAsync("a.bin", new byte[90_000])).Status);
        Assert.Equal(("90000", "10000"), await UseAsync(client));
        Assert.Equal(507, (await client.PutAsync("a.bin", new byte[QuotaBytes + 1])).Status);
        Assert.Equal(204, (await client.PutAsync("a.bin", new byte[10_000])).Status);
        Assert.Equal(("10000", "90000"), await UseAsync(client));
    }

    [Fact]
    public async Task A_copy_counts_as_if_it_had_been_sent()
    {
        var client = await ClientAsync();
        await client.MkcolAsync("t/");
        await client.PutAsync("t/a.bin", new byte[40_000]);

        Assert.Equal(201, (await client.CopyAsync("t/", "t2/")).Status);
        DavError.Expect(await client.CopyAsync("t/", "t3/"), 507, "InsufficientStorage", "quota-not-exceeded");
        Assert.Equal(404, (await client.GetAsync("t3/")).Status);
        Assert.Equal(("80000", "20000"), await UseAsync(client));
    }

    [Fact]
    public async Task Copies_at_once_do_not_share_the_same_room()
    {
        var client = await ClientAsync();
        await client.PutAsync("a.bin", new byte[30_000]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => client.CopyAsync("a.bin", $"{i}.bin")));

        Assert.Equal(2, answers.Count(answer => answer.Status == 201));
        Assert.Equal(4, answers.Count(answer => answer.Status == 507));
        Assert.Equal(("90000", "10000"), await UseAsync(client));
    }

    [Fact]
    public async Task An_old_version_comes_back_only_where_it_fits()
    {
        var client = await ClientAsync();
        await client.PutAsync("v.bin", new byte[90_000]);
        var id = (await client.PutAsync("v.bin", new byte[10]))["OC-FileId"]!;
        await client.PutAsync("other.bin", new byte[50_000]);
        var old = new Multistatus((await client.PropFindAsync($"/dav/meta/{id}/v", "1")).Text).Hrefs[^1];

        DavError.Expect(await client.CopyAsync(old, $"/dav/spaces/{id}"), 507, "InsufficientStorage", "quota-not-exceeded");
        Assert.Equal(10, (await client.GetAsync("v.bin")).Body.Length);
    }

    [Fact]
    public async Task The_trash_counts_until_it_is_emptied()
    {
        var client = await ClientAsync();
        var name = client.Root.Split('/')[^2];
        await client.PutAsync("a.bin", new byte[80_000]);
        await client.DeleteAsync("a.bin");

        Assert.Equal(("80000", "20000"), await UseAsync(client));
        Assert.Equal(507, (await client.PutAsync("b.bin", new byte[30_000])).Status);
        Assert.Equal(204, (await client.DeleteAsync($"/dav/trash-bin/{name}/")).Status);
        Assert.Equal(("0", QuotaBytes.ToString()), await UseAsync(client));
        Assert.Equal(201, (await client.PutAsync("b.bin", new byte[30_000])).Status);
    }

    private async Task<DavClient> ClientAsync()
    {
        var name = $"quota-{Guid.NewGuid():n}";
        await api.RegisterAsync(name, QuotaBytes);
        return api.As(name);
    }

    private static async Task<(string? Used, string? Available)> UseAsync(DavClient client)
    {
        const string Body = "<d:propfind xmlns:d='DAV:'><d:prop><d:quota-used-bytes/><d:quota-available-bytes/></d:prop></d:propfind>";
        var told = new Multistatus((await client.PropFindAsync("", "0", Body)).Text);
        return (told.Value("/", Multistatus.Dav + "quota-used-bytes"), told.Value("/", Multistatus.Dav + "quota-available-bytes"));
    }

    /// <summary>Content whose length its sender does not know, so that it travels in chunks.</summary>
    private sealed class Unannounced(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
