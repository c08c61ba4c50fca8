using System.Text.Json;
using Domain.Access;
using Xunit;
using static Api.Tests.Graph.PermissionTests;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class TagTests(ApiFixture api)
{
    private const string Tags = "/v1.0/extensions/org.libregraph/tags";

    [Fact]
    public async Task Tags_are_given_listed_and_taken()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var file = await anna.FileAsync("report.txt");

        Assert.Equal(204, (await anna.SendAsync("PUT", Tags, Of(file, "urgent", "2026", " urgent "))).Status);
        Assert.Equal(["2026", "urgent"], await KnownAsync(anna));
        Assert.Equal("2026,urgent", await PropertyAsync(anna, "report.txt", "tags"));

        Assert.Equal(204, (await anna.SendAsync("DELETE", Tags, Of(file, "urgent", "never"))).Status);
        Assert.Equal(["2026"], await KnownAsync(anna));
    }

    [Fact]
    public async Task A_tag_changes_no_etag()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var file = await anna.FileAsync("report.txt");
        var before = await EtagsAsync(anna);

        await anna.SendAsync("PUT", Tags, Of(file, "urgent"));

        Assert.Equal(before, await EtagsAsync(anna));
    }

    [Fact]
    public async Task Whoever_may_only_look_sees_tags_and_gives_none()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, folder) = (await anna.DriveIdAsync(), await anna.FolderAsync("shared"));
        var file = await anna.FileAsync("shared/report.txt");
        var secret = await anna.FileAsync("private.txt");
        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{folder}/invite", To(ben, Roles.Viewer));
        await anna.SendAsync("PUT", Tags, Of(file, "seen"));
        await anna.SendAsync("PUT", Tags, Of(secret, "unseen"));

        Assert.Equal(["seen"], await KnownAsync(ben));
        Assert.Equal((403, "accessDenied"), Refused(await ben.SendAsync("PUT", Tags, Of(file, "mine"))));
        Assert.Equal((404, "itemNotFound"), Refused(await ben.SendAsync("PUT", Tags, Of(secret, "mine"))));
        Assert.Equal(["seen", "unseen"], await KnownAsync(anna));
    }

    [Fact]
    public async Task What_is_denied_tells_no_tags()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var drive = await anna.ProjectAsync();
        await anna.PostAsync($"/v1beta1/drives/{drive}/root/invite", To(ben, Roles.SpaceViewer));
        var made = await anna.Dav.SendAsync("MKCOL", $"/dav/spaces/{drive}/closed");
        var open = (await anna.Dav.PutAsync($"/dav/spaces/{drive}/open.txt", "x"))["OC-FileId"]!;
        var hidden = (await anna.Dav.PutAsync($"/dav/spaces/{drive}/closed/hidden.txt", "x"))["OC-FileId"]!;
        await anna.SendAsync("PUT", Tags, Of(open, "open"));
        await anna.SendAsync("PUT", Tags, Of(hidden, "hidden"));
        Assert.Equal(["hidden", "open"], await KnownAsync(ben));

        await anna.PostAsync($"/v1beta1/drives/{drive}/items/{made["OC-FileId"]}/invite", To(ben, Roles.Denied));

        Assert.Equal(["open"], await KnownAsync(ben));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"resourceId":"FILE"}""")]
    [InlineData("""{"resourceId":"FILE","tags":[]}""")]
    [InlineData("""{"resourceId":"FILE","tags":["a,b"]}""")]
    [InlineData("""{"resourceId":"FILE","tags":[1]}""")]
    public async Task What_names_no_thing_or_no_tags_is_refused(string body)
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var file = await anna.FileAsync("report.txt");

        Assert.Equal(
            (400, "invalidRequest"), Refused(await anna.SendAsync("PUT", Tags, body.Replace("FILE", file, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_lock_of_another_is_in_the_way()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var file = await anna.FileAsync("report.txt");
        var locked = await anna.Dav.SendAsync("LOCK", "report.txt", new StringContent(
            "<d:lockinfo xmlns:d='DAV:'><d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockinfo>"));
        Assert.Equal(200, locked.Status);

        Assert.Equal((423, "itemIsLocked"), Refused(await anna.SendAsync("PUT", Tags, Of(file, "urgent"))));
    }

    internal static object Of(string file, params string[] tags) => new { resourceId = file, tags };

    internal static async Task<string?> PropertyAsync(GraphPerson person, string path, string name)
    {
        var answer = await person.Dav.PropFindAsync(
            path, "0", $"<d:propfind xmlns:d='DAV:' xmlns:oc='http://owncloud.org/ns'><d:prop><oc:{name}/></d:prop></d:propfind>");
        return new Multistatus(answer.Text).Value("", Multistatus.OwnCloud + name);
    }

    internal static async Task<string> EtagsAsync(GraphPerson person)
    {
        var listed = new Multistatus((await person.Dav.ListAsync("")).Text);
        return string.Join(' ', listed.Hrefs.Select(href => listed.Value(href, Multistatus.Dav + "getetag")));
    }

    private static async Task<IEnumerable<string?>> KnownAsync(GraphPerson person) =>
        (await person.GetAsync(Tags)).Value.Select(tag => tag.GetString());

    private static (int, string) Refused(GraphReply reply) => (reply.Status, reply.Code);
}
