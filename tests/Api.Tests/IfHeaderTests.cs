using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>The If header's tags, lists and negations. RFC 4918 §10.4.</summary>
[Collection(ApiCollection.Name)]
public class IfHeaderTests(ApiFixture api)
{
    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("([{tag}])", 204)]
    [InlineData("([\"other\"])", 412)]
    [InlineData("([W/{tag}])", 412)]
    [InlineData("(Not [\"other\"])", 204)]
    [InlineData("(Not [{tag}])", 412)]
    [InlineData("([{tag}] [\"other\"])", 412)]
    [InlineData("([{tag}] Not [\"other\"])", 204)]
    [InlineData("([\"other\"]) ([{tag}])", 204)]
    [InlineData("([\"other\"]) (Not [{tag}])", 412)]
    [InlineData("(<urn:uuid:none>)", 412)]
    [InlineData("(Not <DAV:no-lock>)", 204)]
    [InlineData("(Not <DAV:no-lock> [{tag}])", 204)]
    [InlineData("<{root}f.txt> ([{tag}])", 204)]
    [InlineData("<{server}{root}f.txt> ([{tag}])", 204)]
    [InlineData("<{root}f.txt> ([\"other\"]) ([{tag}])", 204)]
    [InlineData("<{root}other.txt> ([{tag}])", 412)]
    [InlineData("<{root}other.txt> (Not [{tag}])", 204)]
    [InlineData("<{root}nothing.txt> (Not [{tag}])", 204)]
    [InlineData("<{root}nothing.txt> ([{tag}])", 412)]
    [InlineData("<{root}nothing.txt> ([{tag}]) <{root}f.txt> ([{tag}])", 204)]
    [InlineData("<http://elsewhere.example{root}f.txt> ([{tag}])", 412)]
    [InlineData("<http://elsewhere.example{root}f.txt> (Not [{tag}])", 204)]
    public async Task A_change_is_made_when_any_list_holds_as_a_whole(string header, int status)
    {
        var folder = await api.FolderAsync();
        var tag = (await _alan.PutAsync($"{folder}f.txt", "old"))["ETag"]!;
        await _alan.PutAsync($"{folder}other.txt", "other");
        var condition = header.Replace("{tag}", tag, StringComparison.Ordinal)
            .Replace("{root}", _alan.Root + folder, StringComparison.Ordinal)
            .Replace("{server}", $"http://{api.Server.Address.Authority}", StringComparison.Ordinal);

        var answer = await _alan.PutAsync($"{folder}f.txt", "new", ("If", condition));

        Assert.Equal(status, answer.Status);
        if (status == 412) Assert.Equal("The If header does not hold.", DavError.Expect(answer, 412, "PreconditionFailed").Message);
        Assert.Equal(status == 412 ? "old" : "new", (await _alan.GetAsync($"{folder}f.txt")).Text);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PROPFIND")]
    [InlineData("MOVE")]
    [InlineData("COPY")]
    [InlineData("LOCK")]
    public async Task Every_method_keeps_the_condition(string method)
    {
        var folder = await api.FolderAsync();
        await _alan.PutAsync($"{folder}f.txt", "x");
        (string, string)[] headers =
        [
            ("If", "([\"other\"])"),
            ("Destination", _alan.Url($"{folder}g.txt").AbsoluteUri),
            ("Depth", method == "PROPFIND" ? "0" : "infinity"),
        ];

        DavError.Expect(await _alan.SendAsync(method, $"{folder}f.txt", headers), 412, "PreconditionFailed");

        Assert.Equal(2, new Multistatus((await _alan.PropFindAsync(folder, "1")).Text).Hrefs.Count);
    }

    [Fact]
    public async Task What_is_not_there_has_no_tag_and_so_can_be_asked_for()
    {
        var folder = await api.FolderAsync();

        Assert.Equal(412, (await _alan.PutAsync($"{folder}new.txt", "x", ("If", "([\"any\"])"))).Status);
        Assert.Equal(201, (await _alan.PutAsync($"{folder}new.txt", "x", ("If", "(Not [\"any\"])"))).Status);
    }
}
