using System.Text;
using System.Xml.Linq;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Folders that are made with their properties, or not at all. RFC 5689.</summary>
[Collection(ApiCollection.Name)]
public class ExtendedMkcolTests(ApiFixture api)
{
    private static readonly XName Colour = XName.Get("colour", "urn:x");

    private readonly DavClient _alan = api.Client;

    [Theory]
    [InlineData("")]
    [InlineData("<d:set><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop></d:set>")]
    [InlineData("<d:set><d:prop><x:colour>blue</x:colour></d:prop></d:set>")]
    public async Task A_description_of_a_plain_folder_makes_one(string instructions)
    {
        var path = await api.FolderAsync() + "made/";

        var made = await SendAsync(path, instructions);

        Assert.Equal((201, "RDNVCKZP"), (made.Status, made["OC-Perm"]));
        var told = new Multistatus((await _alan.PropFindAsync(path, "0")).Text);
        Assert.Equal(made["OC-FileId"], told.Value("made/", Multistatus.OwnCloud + "id"));
        Assert.Equal(made["ETag"], told.Value("made/", Multistatus.Dav + "getetag"));
        Assert.Equal(instructions.Contains("blue", StringComparison.Ordinal) ? "blue" : null, told.Value("made/", Colour));
    }

    [Fact]
    public async Task A_kind_of_folder_that_is_unknown_is_named_and_the_rest_depends_on_it()
    {
        var path = await api.FolderAsync() + "made/";

        var refused = await SendAsync(
            path, "<d:set><d:prop><d:resourcetype><d:collection/><x:calendar/></d:resourcetype><x:colour>blue</x:colour></d:prop></d:set>");

        Assert.Equal(403, refused.Status);
        Assert.Equal([(403, "resourcetype"), (424, "colour")], Fates(refused));
        Assert.Contains("<d:error><d:valid-resourcetype/></d:error>", refused.Text);
        Assert.Equal(404, (await _alan.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_property_that_the_server_computes_is_named_and_the_rest_depends_on_it()
    {
        var path = await api.FolderAsync() + "made/";

        var refused = await SendAsync(path, "<d:set><d:prop><x:colour>blue</x:colour><d:getetag>1</d:getetag></d:prop></d:set>");

        Assert.Equal(403, refused.Status);
        Assert.Equal([(403, "getetag"), (424, "colour"), (424, "resourcetype")], Fates(refused));
        Assert.Contains("<d:error><d:cannot-modify-protected-property/></d:error>", refused.Text);
        Assert.Equal(404, (await _alan.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Where_something_stands_its_properties_stay_as_they_are()
    {
        var path = await api.FolderAsync() + "made/";
        await SendAsync(path, "<d:set><d:prop><x:colour>blue</x:colour></d:prop></d:set>");

        DavError.Expect(await SendAsync(path, "<d:set><d:prop><x:colour>red</x:colour></d:prop></d:set>"), 405, "MethodNotAllowed");

        Assert.Equal("blue", new Multistatus((await _alan.PropFindAsync(path, "0")).Text).Value("made/", Colour));
    }

    [Fact]
    public async Task A_property_too_large_makes_no_folder()
    {
        var path = await api.FolderAsync() + "made/";

        var refused = await SendAsync(path, $"<d:set><d:prop><x:colour>{new string('v', 17 * 1024)}</x:colour></d:prop></d:set>");

        Assert.Equal("A property has at most 16384 bytes.", DavError.Expect(refused, 507, "InsufficientStorage").Message);
        Assert.Equal(404, (await _alan.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_clients_time_is_the_folders()
    {
        var path = await api.FolderAsync() + "made/";

        var made = await _alan.SendAsync("MKCOL", path, ("X-OC-Mtime", "1700000000"));

        Assert.Equal((201, "accepted"), (made.Status, made["X-OC-MTime"]));
        Assert.Equal("Tue, 14 Nov 2023 22:13:20 GMT", (await _alan.GetAsync(path))["Last-Modified"]);
        DavError.Expect(await _alan.SendAsync("MKCOL", $"{path}in/", ("X-OC-Mtime", "soon")), 400, "BadRequest");
        Assert.Equal(404, (await _alan.GetAsync($"{path}in/")).Status);
    }

    private static IReadOnlyList<(int Status, string Name)> Fates(Answer refused)
    {
        var root = XElement.Parse(refused.Text);
        Assert.Equal(Multistatus.Dav + "mkcol-response", root.Name);
        return
        [
            .. root.Elements(Multistatus.Dav + "propstat")
                .SelectMany(propstat => propstat.Element(Multistatus.Dav + "prop")!.Elements().Select(property =>
                    (int.Parse(propstat.Element(Multistatus.Dav + "status")!.Value.Split(' ')[1]), property.Name.LocalName)))
                .OrderBy(fate => fate),
        ];
    }

    private Task<Answer> SendAsync(string path, string instructions) => _alan.SendAsync(
        "MKCOL", path, new StringContent(
            $"<d:mkcol xmlns:d='DAV:' xmlns:x='urn:x'>{instructions}</d:mkcol>", Encoding.UTF8, "application/xml"));
}
