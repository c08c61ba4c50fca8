using System.Security.Cryptography;
using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

[Collection(ApiCollection.Name)]
public class PutTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_new_file_is_created_and_read_back()
    {
        var folder = await api.FolderAsync();

        var put = await _alan.PutAsync($"{folder}new.txt", "hello");
        var get = await _alan.GetAsync($"{folder}new.txt");

        Assert.Equal(201, put.Status);
        Assert.Equal((200, "hello"), (get.Status, get.Text));
        Assert.Equal(put["ETag"], get["ETag"]);
        Assert.Equal(put["OC-ETag"], get["OC-ETag"]);
        Assert.Equal(put["OC-FileId"], get["OC-FileId"]);
        Assert.Equal("RDNVWZP", put["OC-Perm"]);
        Assert.Equal("text/plain", get["Content-Type"]);
        Assert.True(long.Parse(put["X-Log-Position"]!) > 0);
    }

    [Fact]
    public async Task New_content_keeps_the_id_and_changes_the_tag()
    {
        var folder = await api.FolderAsync();
        var first = await _alan.PutAsync($"{folder}a.txt", "one");

        var second = await _alan.PutAsync($"{folder}a.txt", "two");

        Assert.Equal(204, second.Status);
        Assert.Equal(first["OC-FileId"], second["OC-FileId"]);
        Assert.NotEqual(first["ETag"], second["ETag"]);
        Assert.Equal("two", (await _alan.GetAsync($"{folder}a.txt")).Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    [InlineData(3_000_000)]
    public async Task Content_of_any_size_comes_back_bit_for_bit(int sizeBytes)
    {
        var folder = await api.FolderAsync();
        var content = RandomNumberGenerator.GetBytes(sizeBytes);

        Assert.Equal(201, (await _alan.PutAsync($"{folder}x.bin", content)).Status);

        var get = await _alan.GetAsync($"{folder}x.bin");
        Assert.Equal(content, get.Body);
        Assert.Equal($"SHA1:{Convert.ToHexStringLower(SHA1.HashData(content))}", get["OC-Checksum"]);
    }

    [Theory]
    [InlineData("If-Match", "\"nothing\"", 412)]
    [InlineData("If-Match", "*", 204)]
    [InlineData("If-None-Match", "*", 412)]
    [InlineData("If-None-Match", "\"nothing\"", 204)]
    [InlineData("If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:37 GMT", 412)]
    [InlineData("If-Match", "garbage", 412)]
    [InlineData("If-None-Match", "garbage", 412)]
    public async Task Conditions_are_kept_for_a_file_that_is_there(string header, string value, int status)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}c.txt", "old");

        Assert.Equal(status, (await _alan.PutAsync($"{folder}c.txt", "new", (header, value))).Status);

        Assert.Equal(status == 412 ? "old" : "new", (await _alan.GetAsync($"{folder}c.txt")).Text);
    }

    [Fact]
    public async Task A_stale_tag_does_not_overwrite()
    {
        var folder = await api.FolderAsync();
        var first = await _alan.PutAsync($"{folder}c.txt", "one");
        var tag = first["ETag"]!;
        Assert.Equal(204, (await _alan.PutAsync($"{folder}c.txt", "two", ("If-Match", tag))).Status);

        Assert.Equal(412, (await _alan.PutAsync($"{folder}c.txt", "three", ("If-Match", tag))).Status);
        Assert.Equal("two", (await _alan.GetAsync($"{folder}c.txt")).Text);
    }

    [Fact]
    public async Task If_match_on_nothing_makes_nothing()
    {
        var folder = await api.FolderAsync();

        Assert.Equal(412, (await _alan.PutAsync($"{folder}none.txt", "x", ("If-Match", "*"))).Status);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}none.txt")).Status);
    }

    [Fact]
    public async Task Of_many_writers_at_once_one_creates_the_file()
    {
        var folder = await api.FolderAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            _alan.PutAsync($"{folder}race.txt", $"writer {i}", ("If-None-Match", "*"))));

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.Equal(15, answers.Count(answer => answer.Status == 412));
        var winner = Array.FindIndex(answers, answer => answer.Status == 201);
        Assert.Equal($"writer {winner}", (await _alan.GetAsync($"{folder}race.txt")).Text);
    }

    [Fact]
    public async Task Of_many_writers_that_saw_the_same_content_one_wins()
    {
        var folder = await api.FolderAsync();
        var tag = (await _alan.PutAsync($"{folder}race.txt", "first"))["ETag"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            _alan.PutAsync($"{folder}race.txt", $"writer {i}", ("If-Match", tag))));

        Assert.Equal(1, answers.Count(answer => answer.Status == 204));
        Assert.Equal(15, answers.Count(answer => answer.Status == 412));
    }

    [Fact]
    public async Task Writers_without_conditions_all_succeed_and_none_of_their_contents_is_lost()
    {
        var folder = await api.FolderAsync();
        var file = (await _alan.PutAsync($"{folder}busy.txt", "first"))["OC-FileId"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => _alan.PutAsync($"{folder}busy.txt", $"writer {i}")));

        Assert.All(answers, answer => Assert.Equal(204, answer.Status));
        var versions = new Multistatus((await _alan.PropFindAsync($"/dav/meta/{file}/v", "1")).Text);
        Assert.Equal(24 + 1, versions.Hrefs.Count);
    }

    [Theory]
    [InlineData("1700000000", "Tue, 14 Nov 2023 22:13:20 GMT")]
    [InlineData("1700000000.75", "Tue, 14 Nov 2023 22:13:20 GMT")]
    [InlineData("0", "Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("-86400", "Wed, 31 Dec 1969 00:00:00 GMT")]
    public async Task The_clients_time_is_accepted(string mtime, string date)
    {
        var folder = await api.FolderAsync();

        var put = await _alan.PutAsync($"{folder}m.txt", "x", ("X-OC-Mtime", mtime));

        Assert.Equal((201, "accepted", date), (put.Status, put["X-OC-MTime"], put["Last-Modified"]));
        Assert.Equal(date, (await _alan.GetAsync($"{folder}m.txt"))["Last-Modified"]);
    }

    [Theory]
    [InlineData("X-OC-Mtime", "yesterday", 400)]
    [InlineData("X-OC-Mtime", "99999999999999", 400)]
    [InlineData("OC-Checksum", "SHA1:0000000000000000000000000000000000000000", 400)]
    [InlineData("OC-Checksum", "SHA1", 400)]
    [InlineData("Upload-Checksum", "md5 00000000000000000000000000000000", 400)]
    [InlineData("Content-Encoding", "gzip", 415)]
    public async Task What_cannot_be_so_is_refused_and_leaves_nothing(string header, string value, int status)
    {
        var folder = await api.FolderAsync();

        Assert.Equal(status, (await _alan.PutAsync($"{folder}bad.txt", "x", (header, value))).Status);
        Assert.Equal(404, (await _alan.GetAsync($"{folder}bad.txt")).Status);
    }

    [Theory]
    [InlineData("SHA1", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("md5", "900150983CD24FB0D6963F7D28E17F72")]
    [InlineData("ADLER32", "024d0127")]
    [InlineData("SHA256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("SHA3-512", "unknown kinds prove nothing either way")]
    public async Task A_right_checksum_is_accepted(string kind, string digest)
    {
        var folder = await api.FolderAsync();

        Assert.Equal(201, (await _alan.PutAsync($"{folder}c.txt", "abc", ("OC-Checksum", $"{kind}:{digest}"))).Status);
    }

    [Fact]
    public async Task A_part_of_a_file_is_not_written()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}p.txt", "whole");

        Assert.Equal(501, (await _alan.PutAsync($"{folder}p.txt", "PART", ("Content-Range", "bytes 1-4/5"))).Status);
        Assert.Equal("whole", (await _alan.GetAsync($"{folder}p.txt")).Text);
    }

    [Fact]
    public async Task Without_a_folder_to_hold_it_a_file_is_not_made()
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}file", "x");

        Assert.Equal(409, (await _alan.PutAsync($"{folder}nowhere/x.txt", "x")).Status);
        Assert.Equal(409, (await _alan.PutAsync($"{folder}file/x.txt", "x")).Status);
        Assert.Equal(405, (await _alan.PutAsync(folder, "x")).Status);
        Assert.Equal(405, (await _alan.PutAsync("", "x")).Status);
        Assert.Equal(409, (await _alan.PutAsync($"{folder}new/", "x")).Status);
    }

    [Theory]
    [InlineData("page.html", "text/html", "text/html")]
    [InlineData("photo.jpg", "application/octet-stream", "image/jpeg")]
    [InlineData("notes.md", null, "text/markdown")]
    [InlineData("form.txt", "application/x-www-form-urlencoded", "text/plain")]
    [InlineData("odd.bin", "no type at all", "application/octet-stream")]
    [InlineData("any.bin", "*/*", "application/octet-stream")]
    [InlineData("text", "text/plain; charset=utf-8", "text/plain; charset=utf-8")]
    public async Task The_type_is_the_clients_when_that_tells_anything(string name, string? sent, string kept)
    {
        var folder = await api.FolderAsync();
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes("x"));
        if (sent is not null) body.Headers.TryAddWithoutValidation("Content-Type", sent);

        Assert.Equal(201, (await _alan.SendAsync("PUT", folder + name, body)).Status);

        Assert.Equal(kept, (await _alan.GetAsync(folder + name))["Content-Type"]);
        var properties = new Multistatus((await _alan.PropFindAsync(folder + name, "0")).Text);
        Assert.Equal(kept, properties.Value(name, Multistatus.Dav + "getcontenttype"));
    }
}
