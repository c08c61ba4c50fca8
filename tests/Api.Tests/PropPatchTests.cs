using System.Text;
using System.Xml.Linq;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>Properties of the client's own: all instructions of a request apply, or none.</summary>
[Collection(ApiCollection.Name)]
public class PropPatchTests(ApiFixture api)
{
    private static readonly XName Colour = XName.Get("colour", "urn:x");
    private static readonly XName Shape = XName.Get("shape", "urn:x");

    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_property_is_set_replaced_and_removed()
    {
        var file = await CreateAsync();

        Assert.Equal(200, (await PatchAsync(file, Set("<x:colour>blue</x:colour>"))).Status("f.txt", Colour));
        Assert.Equal("blue", await ValueAsync(file, Colour));
        Assert.Equal(200, (await PatchAsync(file, Set("<x:colour>red</x:colour>"))).Status("f.txt", Colour));
        Assert.Equal("red", await ValueAsync(file, Colour));
        Assert.Equal(200, (await PatchAsync(file, Remove("<x:colour/>"))).Status("f.txt", Colour));
        Assert.Null(await ValueAsync(file, Colour));
        Assert.Equal(200, (await PatchAsync(file, Remove("<x:colour/>"))).Status("f.txt", Colour));
    }

    [Fact]
    public async Task A_value_comes_back_as_the_xml_that_it_was()
    {
        var file = await CreateAsync();
        const string Value =
            "<x:colour xml:lang='de' a='1 &amp; 2' xmlns:y='urn:y'>a<y:b c='x:d'/> &lt;e&gt; <f xmlns=''>ü</f></x:colour>";

        await PatchAsync(file, Set(Value));

        var kept = new Multistatus((await _alan.PropFindAsync(file, "0")).Text).Element("f.txt", Colour)!;
        var sent = XElement.Parse(Set(Value)).Descendants(Colour).Single();
        Assert.True(XNode.DeepEquals(Bare(sent), Bare(kept)), kept.ToString());
        Assert.Equal("urn:x", kept.GetNamespaceOfPrefix("x")?.NamespaceName);
    }

    [Fact]
    public async Task Instructions_apply_in_their_order()
    {
        var file = await CreateAsync();

        await PatchAsync(file, Update(
            "<d:set><d:prop><x:colour>1</x:colour></d:prop></d:set><d:remove><d:prop><x:colour/></d:prop></d:remove>"
            + "<d:remove><d:prop><x:shape/></d:prop></d:remove><d:set><d:prop><x:shape>2</x:shape></d:prop></d:set>"));

        Assert.Null(await ValueAsync(file, Colour));
        Assert.Equal("2", await ValueAsync(file, Shape));
    }

    [Theory]
    [InlineData("<d:getetag>1</d:getetag>", "getetag", 403)]
    [InlineData("<d:resourcetype/>", "resourcetype", 403)]
    [InlineData("<d:lockdiscovery/>", "lockdiscovery", 403)]
    [InlineData("<d:getcontentlength>1</d:getcontentlength>", "getcontentlength", 403)]
    [InlineData("<d:lastmodified>yesterday</d:lastmodified>", "lastmodified", 409)]
    public async Task What_cannot_be_set_keeps_all_the_rest_from_being_set(string property, string name, int status)
    {
        var file = await CreateAsync();
        var before = (await _alan.PropFindAsync(file, "0")).Text;

        var answer = await SendAsync(file, Set($"<x:colour>blue</x:colour><d:getlastmodified>0</d:getlastmodified>{property}"));

        var told = new Multistatus(answer.Text);
        Assert.Equal((207, status), (answer.Status, told.Status("f.txt", Multistatus.Dav + name)));
        Assert.Equal(424, told.Status("f.txt", Colour));
        Assert.Equal(424, told.Status("f.txt", Multistatus.Dav + "getlastmodified"));
        const string Protected = "<d:error><d:cannot-modify-protected-property/></d:error>";
        Assert.Equal(status == 403, answer.Text.Contains(Protected, StringComparison.Ordinal));
        Assert.Equal(before, (await _alan.PropFindAsync(file, "0")).Text);
    }

    [Fact]
    public async Task What_cannot_be_removed_keeps_all_the_rest_too()
    {
        var file = await CreateAsync();
        await PatchAsync(file, Set("<x:colour>blue</x:colour>"));

        var told = await PatchAsync(file, Remove("<x:colour/><d:getetag/><d:lastmodified/>"));

        Assert.Equal((424, 403), (told.Status("f.txt", Colour), told.Status("f.txt", Multistatus.Dav + "getetag")));
        Assert.Equal(403, told.Status("f.txt", Multistatus.Dav + "lastmodified"));
        Assert.Equal("blue", await ValueAsync(file, Colour));
    }

    [Theory]
    [InlineData("<d:lastmodified>1700000000</d:lastmodified>")]
    [InlineData("<d:getlastmodified>Tue, 14 Nov 2023 22:13:20 GMT</d:getlastmodified>")]
    [InlineData("<w:Win32LastModifiedTime xmlns:w='urn:schemas-microsoft-com:'>Tue, 14 Nov 2023 22:13:20 GMT</w:Win32LastModifiedTime>")]
    public async Task The_time_is_set_by_any_of_its_names(string property)
    {
        var file = await CreateAsync();
        var tag = (await _alan.GetAsync(file))["ETag"];

        Assert.All((await PatchAsync(file, Set(property))).Told("f.txt"), each => Assert.Equal(200, each.Status));

        var get = await _alan.GetAsync(file);
        Assert.Equal("Tue, 14 Nov 2023 22:13:20 GMT", get["Last-Modified"]);
        Assert.NotEqual(tag, get["ETag"]);
    }

    [Fact]
    public async Task Properties_do_not_change_what_a_tag_stands_for_and_move_with_their_file()
    {
        var file = await CreateAsync();
        var tag = (await _alan.GetAsync(file))["ETag"];

        await PatchAsync(file, Set("<x:colour>blue</x:colour>"));
        Assert.Equal(tag, (await _alan.GetAsync(file))["ETag"]);

        await _alan.MoveAsync(file, file.Replace("f.txt", "moved-f.txt", StringComparison.Ordinal));
        Assert.Equal("blue", await ValueAsync(file.Replace("f.txt", "moved-f.txt", StringComparison.Ordinal), Colour));
    }

    [Fact]
    public async Task A_folder_and_the_root_have_properties_too()
    {
        var folder = await api.FolderAsync();

        foreach (var path in new[] { folder, "" })
        {
            Assert.Equal(207, (await SendAsync(path, Set("<x:colour>blue</x:colour>"))).Status);
            Assert.Equal("blue", new Multistatus((await _alan.PropFindAsync(path, "0")).Text).Value("/", Colour));
        }
    }

    [Fact]
    public async Task Conditions_and_absence_are_told_before_anything_is_set()
    {
        var file = await CreateAsync();

        DavError.Expect(await SendAsync(file, Set("<x:colour/>"), ("If-Match", "\"other\"")), 412, "PreconditionFailed");
        DavError.Expect(await SendAsync(file, Set("<x:colour/>"), ("If", "([\"other\"])")), 412, "PreconditionFailed");
        DavError.Expect(await SendAsync($"{file}.not", Set("<x:colour/>")), 404, "NotFound");
        Assert.Null(await ValueAsync(file, Colour));
    }

    [Fact]
    public async Task No_more_properties_are_kept_on_one_file_than_the_limit()
    {
        var file = await CreateAsync();
        for (var i = 0; i < 2; i++)
            await PatchAsync(file, Set(string.Concat(Enumerable.Range(i * 128, 128).Select(n => $"<x:p{n}>v</x:p{n}>"))));

        DavError.Expect(await SendAsync(file, Set("<x:colour/>")), 507, "InsufficientStorage");
        Assert.Equal(200, (await PatchAsync(file, Set("<x:p1>new</x:p1>"))).Status("f.txt", XName.Get("p1", "urn:x")));
    }

    private static string Update(string instructions) =>
        $"<d:propertyupdate xmlns:d='DAV:' xmlns:x='urn:x'>{instructions}</d:propertyupdate>";

    private static string Set(string properties) => Update($"<d:set><d:prop>{properties}</d:prop></d:set>");

    private static string Remove(string properties) => Update($"<d:remove><d:prop>{properties}</d:prop></d:remove>");

    /// <summary>Without declarations of prefixes, which may stand anywhere.</summary>
    private static XElement Bare(XElement element) => new(
        element.Name, element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
        element.Nodes().Select(node => node is XElement child ? Bare(child) : node));

    private async Task<string> CreateAsync()
    {
        var file = await api.FolderAsync() + "f.txt";
        await _alan.PutAsync(file, "x");
        return file;
    }

    private Task<Answer> SendAsync(string path, string body, params (string, string)[] headers) =>
        _alan.SendAsync("PROPPATCH", path, new StringContent(body, Encoding.UTF8, "application/xml"), headers);

    private async Task<Multistatus> PatchAsync(string path, string body) => new((await SendAsync(path, body)).Text);

    private async Task<string?> ValueAsync(string path, XName property) =>
        new Multistatus((await _alan.PropFindAsync(path, "0")).Text).Value("f.txt", property);
}
