using System.Text;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>LOCK and UNLOCK: who holds one, what it keeps others from, and how it ends.</summary>
[Collection(ApiCollection.Name)]
public class LockTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_lock_is_told_with_its_token_its_owner_and_its_end()
    {
        var file = await CreateAsync();

        var locked = await LockAsync(file, owner: "<d:href>mailto:a@b</d:href>", headers: ("Timeout", "Second-600"));

        Assert.Equal(200, locked.Status);
        Assert.StartsWith("<urn:uuid:", locked["Lock-Token"]);
        const string Body = "<propfind xmlns='DAV:'><prop><lockdiscovery/><supportedlock/></prop></propfind>";
        var found = await _alan.PropFindAsync(file, "0", Body);
        foreach (var text in new[] { locked.Text, found.Text })
        {
            Assert.Contains($"<d:locktoken><d:href>{Token(locked)}</d:href></d:locktoken>", text);
            Assert.Contains($"<d:lockroot><d:href>{_alan.Root}{file}</d:href></d:lockroot>", text);
            Assert.Contains("<d:lockscope><d:exclusive/></d:lockscope><d:depth>infinity</d:depth>", text);
            Assert.Contains("mailto:a@b</", text);
            Assert.Contains("<oc:ownername>alan</oc:ownername><d:timeout>Second-", text);
        }

        Assert.Equal(2, new Multistatus(found.Text).Element("f.txt", Multistatus.Dav + "supportedlock")!.Elements().Count());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PROPPATCH")]
    [InlineData("MOVE")]
    public async Task Who_does_not_submit_the_token_changes_nothing(string method)
    {
        var file = await CreateAsync();
        var locked = await LockAsync(file);

        var refused = await ChangeAsync(method, file);

        var error = DavError.Expect(refused, 423, "Locked", "lock-token-submitted");
        Assert.Equal([_alan.Root + file], error.Hrefs);
        Assert.Equal(locked["Lock-Token"], refused["Lock-Token"]);
        Assert.Equal("x", (await _alan.GetAsync(file)).Text);
        Assert.InRange((await ChangeAsync(method, file, ("If", $"({locked["Lock-Token"]})"))).Status, 201, 207);
    }

    [Fact]
    public async Task A_locked_file_is_not_replaced_by_another()
    {
        var file = await CreateAsync();
        var other = file + ".other";
        await _alan.PutAsync(other, "other");
        var locked = await LockAsync(file);

        DavError.Expect(await _alan.CopyAsync(other, file), 423, "Locked", "lock-token-submitted");
        DavError.Expect(await _alan.MoveAsync(other, file), 423, "Locked", "lock-token-submitted");
        Assert.Equal("x", (await _alan.GetAsync(file)).Text);

        // The token belongs to the destination, so that the list is tagged with it.
        var submitted = ("If", $"<{_alan.Url(file)}> ({locked["Lock-Token"]})");
        Assert.Equal(204, (await _alan.CopyAsync(other, file, submitted)).Status);
        Assert.Equal("other", (await _alan.GetAsync(file)).Text);
    }

    [Fact]
    public async Task A_wrong_token_fails_the_condition_and_submits_nothing()
    {
        var file = await CreateAsync();
        await LockAsync(file);

        DavError.Expect(await _alan.PutAsync(file, "y", ("If", "(<urn:uuid:other>)")), 412, "PreconditionFailed");
        foreach (var held in new[] { "(Not <urn:uuid:other>)", "(<urn:uuid:other>) (Not <DAV:no-lock>)" })
            DavError.Expect(await _alan.PutAsync(file, "y", ("If", held)), 423, "Locked", "lock-token-submitted");
        Assert.Equal("x", (await _alan.GetAsync(file)).Text);
    }

    [Fact]
    public async Task Shared_locks_stand_beside_each_other_and_one_token_is_enough()
    {
        var file = await CreateAsync();
        var (first, second) = (await LockAsync(file, "shared"), await LockAsync(file, "shared"));

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.Contains(Token(first), second.Text);
        var refused = DavError.Expect(await LockAsync(file), 423, "Locked", "no-conflicting-lock");
        Assert.Equal([_alan.Root + file], refused.Hrefs);
        Assert.Equal(423, (await _alan.PutAsync(file, "y")).Status);
        Assert.Equal(204, (await _alan.PutAsync(file, "y", ("If", $"({second["Lock-Token"]})"))).Status);
        Assert.Equal(204, (await UnlockAsync(file, first)).Status);
        Assert.Equal(423, (await _alan.PutAsync(file, "z")).Status);
        Assert.Equal(204, (await UnlockAsync(file, second)).Status);
        Assert.Equal(204, (await _alan.PutAsync(file, "z")).Status);
    }

    [Fact]
    public async Task An_exclusive_lock_stands_alone()
    {
        var file = await CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LockAsync(file)));

        Assert.Equal(1, answers.Count(answer => answer.Status == 200));
        Assert.Equal(7, answers.Count(answer => answer.Status == 423));
        DavError.Expect(await LockAsync(file, "shared"), 423, "Locked", "no-conflicting-lock");
    }

    [Fact]
    public async Task Locking_what_is_not_there_makes_an_empty_file_that_only_the_holder_fills()
    {
        var path = await api.FolderAsync() + "new.txt";

        var locked = await LockAsync(path);

        Assert.Equal(201, locked.Status);
        Assert.Equal((200, ""), ((await _alan.GetAsync(path)).Status, (await _alan.GetAsync(path)).Text));
        Assert.Equal(423, (await _alan.PutAsync(path, "x")).Status);
        Assert.Equal(204, (await _alan.PutAsync(path, "x", ("If", $"({locked["Lock-Token"]})"))).Status);
        Assert.Equal(409, (await LockAsync($"{path}/below")).Status);
    }

    [Fact]
    public async Task A_refreshed_lock_lives_longer()
    {
        var file = await CreateAsync();
        var locked = await LockAsync(file, headers: ("Timeout", "Second-60"));

        var refreshed = await _alan.SendAsync("LOCK", file, ("If", $"({locked["Lock-Token"]})"), ("Timeout", "Second-5000"));

        Assert.Equal((200, null), (refreshed.Status, refreshed["Lock-Token"]));
        Assert.Contains("<d:timeout>Second-5000</d:timeout>", refreshed.Text);
        Assert.Contains(Token(locked), refreshed.Text);
        DavError.Expect(await _alan.SendAsync("LOCK", file, ("If", "(<urn:uuid:other>)")), 412, "PreconditionFailed");
        var none = await _alan.SendAsync("LOCK", file, ("If", "(Not <urn:uuid:other>)"));
        DavError.Expect(none, 412, "PreconditionFailed", "lock-token-matches-request-uri");
    }

    [Fact]
    public async Task A_lock_that_nobody_refreshes_ends()
    {
        var file = await CreateAsync();
        var locked = await LockAsync(file, headers: ("Timeout", "Second-1"));
        Assert.Equal(423, (await _alan.PutAsync(file, "y")).Status);

        await Task.Delay(TimeSpan.FromSeconds(1.2));

        Assert.Equal(204, (await _alan.PutAsync(file, "y")).Status);
        Assert.DoesNotContain(Token(locked), (await _alan.PropFindAsync(file, "0")).Text);
        Assert.Equal(409, (await UnlockAsync(file, locked)).Status);
        Assert.Equal(200, (await LockAsync(file)).Status);
    }

    [Fact]
    public async Task A_token_unlocks_only_what_it_locks()
    {
        var (file, other) = (await CreateAsync(), await CreateAsync());
        var locked = await LockAsync(file);

        foreach (var refused in new[]
        {
            await UnlockAsync(other, locked),
            await _alan.SendAsync("UNLOCK", file, ("Lock-Token", "<urn:uuid:other>")),
        })
            DavError.Expect(refused, 409, "Conflict", "lock-token-matches-request-uri");
        DavError.Expect(await UnlockAsync($"{file}.not", locked), 404, "NotFound");
        Assert.Equal(204, (await UnlockAsync(file, locked)).Status);
        Assert.Equal(409, (await UnlockAsync(file, locked)).Status);
    }

    private static string Token(Answer locked) => locked["Lock-Token"]!.Trim('<', '>');

    private async Task<string> CreateAsync()
    {
        var file = await api.FolderAsync() + "f.txt";
        await _alan.PutAsync(file, "x");
        return file;
    }

    private Task<Answer> LockAsync(string path, string scope = "exclusive", string owner = "", params (string, string)[] headers)
    {
        var body = $"<d:lockinfo xmlns:d='DAV:'><d:lockscope><d:{scope}/></d:lockscope><d:locktype><d:write/></d:locktype>"
            + $"<d:owner>{owner}</d:owner></d:lockinfo>";
        return _alan.SendAsync("LOCK", path, new StringContent(body, Encoding.UTF8, "application/xml"), headers);
    }

    private Task<Answer> UnlockAsync(string path, Answer locked) => _alan.SendAsync("UNLOCK", path, ("Lock-Token", locked["Lock-Token"]!));

    private Task<Answer> ChangeAsync(string method, string path, params (string, string)[] headers) => _alan.SendAsync(
        method, path, method switch
        {
            "PUT" => new StringContent("changed"),
            "PROPPATCH" => new StringContent("<propertyupdate xmlns='DAV:'><set><prop><x xmlns='urn:x'/></prop></set></propertyupdate>"),
            _ => null,
        },
        [.. headers, .. method == "MOVE" ? new[] { ("Destination", _alan.Url($"{path}.moved").AbsoluteUri) } : []]);
}
