using System.Diagnostics;
using System.Text;
using Fixtures;
using WebDav;
using Xunit;

namespace Api.Tests;

/// <summary>XML bodies that attack whoever reads them. Each verb that takes XML reads it in the same way.</summary>
[Collection(ApiCollection.Name)]
public class BadXmlTests(ApiFixture api)
{
    private const string NotXml = "The body is not well-formed XML, or has a DTD.";

    private readonly DavClient _alan = api.Client;

    public static TheoryData<string, string> Verbs => new()
    {
        { "PROPFIND", "d:propfind" },
        { "PROPPATCH", "d:propertyupdate" },
        { "LOCK", "d:lockinfo" },
        { "MKCOL", "d:mkcol" },
        { "REPORT", "o:search-files" },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_document_type_is_refused_with_all_that_it_declares(string verb, string root)
    {
        string[] types =
        [
            "<!DOCTYPE d>",
            "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/evil.dtd\">",
            "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE d [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/\"> %e;]>",
            Laughs,
        ];
        foreach (var type in types)
        {
            var answer = await RefusedAsync(verb, $"{type}{Open(root)}&e;</{root}>", 400, "BadRequest");
            Assert.Equal(NotXml, DavError.Of(answer).Message);
            Assert.DoesNotContain("root:", answer.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task What_is_no_xml_with_namespaces_is_refused(string verb, string root)
    {
        string[] bodies =
        [
            "not xml",
            "{}",
            Open(root),
            $"{Open(root)}<x:undeclared/></{root}>",
            $"{Open(root)}&undeclared;</{root}>",
            $"{Open(root)}&#0;</{root}>",
            $"{Open(root)}&#xFFFE;</{root}>",
            $"{Open(root)}<a b='1' b='2'/></{root}>",
            $"<?xml version='1.0' encoding='utf-7'?>{Open(root)}</{root}>",
            $"<?xml version='1.0' encoding='no-such'?>{Open(root)}</{root}>",
        ];
        foreach (var body in bodies)
            Assert.Equal(NotXml, DavError.Of(await RefusedAsync(verb, body, 400, "BadRequest")).Message);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Bytes_that_are_no_text_are_refused(string verb, string root)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Open(root)), 0xc0, 0xaf, .. Encoding.UTF8.GetBytes($"</{root}>")];

        await RefusedAsync(verb, body, 400, "BadRequest");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_body_beyond_a_limit_is_too_large(string verb, string root)
    {
        (string Body, string Message)[] cases =
        [
            (Deep(root, 80), "An XML body may have at most 64 levels."),
            ($"{Open(root)}{Repeat("<a/>", 4_001)}</{root}>", "An XML body may have at most 4000 elements."),
            ($"{Open(root)}{Repeat("<a b='' c=''/>", 2_001)}</{root}>", "An XML body may have at most 4000 attributes."),
            ($"{Open(root)}<a xmlns='urn:{Repeat("n", 1_024)}'/></{root}>", "An XML body may have at most 1024 characters in a namespace."),
            ($"{Open(root)}{Repeat(" ", 64 * 1024)}</{root}>", "An XML body may have at most 65536 bytes."),
            ($"{Open(root)}<a b='{Repeat("b", 1024 * 1024)}'/></{root}>", "An XML body may have at most 65536 bytes."),
        ];
        foreach (var (body, message) in cases)
            Assert.Equal(message, DavError.Of(await RefusedAsync(verb, body, 413, "EntityTooLarge")).Message);
    }

    [Theory]
    [InlineData("PROPFIND", "<d:propfind xmlns:d='DAV:'><d:allprop/>", "</d:propfind>")]
    [InlineData("PROPPATCH", "<d:propertyupdate xmlns:d='DAV:'><d:set><d:prop><a/></d:prop></d:set>", "</d:propertyupdate>")]
    [InlineData(
        "REPORT", "<o:search-files xmlns:o='http://owncloud.org/ns'><o:search><o:pattern>x</o:pattern></o:search>", "</o:search-files>")]
    public async Task A_body_is_read_up_to_the_last_byte_of_the_limit(string verb, string start, string end)
    {
        var folder = await api.FolderAsync();
        var padding = Repeat(" ", XmlLimits.Default.BytesMax - start.Length - end.Length);

        var largest = await _alan.SendAsync(verb, folder, new StringContent($"{start}{padding}{end}"), ("Depth", "0"));

        Assert.Equal(207, largest.Status);
        await RefusedAsync(verb, $"{start}{padding} {end}", 413, "EntityTooLarge");
    }

    [Theory]
    [InlineData("PROPFIND", "<d:propfind xmlns:d='DAV:'><d:allprop/></d:propfind>")]
    [InlineData("PROPPATCH", "<d:propertyupdate xmlns:d='DAV:'><d:set><d:prop><a/></d:prop></d:set></d:propertyupdate>")]
    [InlineData("MKCOL", "<d:mkcol xmlns:d='DAV:'/>")]
    public async Task A_second_document_after_the_first_spoils_both(string verb, string body) =>
        Assert.Equal(NotXml, DavError.Of(await RefusedAsync(verb, $"{body}<more/>", 400, "BadRequest")).Message);

    [Theory]
    [InlineData("PROPFIND", 422, "BadRequest", null)]
    [InlineData("PROPPATCH", 422, "BadRequest", null)]
    [InlineData("LOCK", 422, "BadRequest", null)]
    [InlineData("MKCOL", 415, "UnsupportedMediaType", null)]
    [InlineData("REPORT", 403, "Forbidden", "supported-report")]
    public async Task The_body_of_another_request_is_none_of_this(string verb, int status, string exception, string? precondition) =>
        await RefusedAsync(verb, "<other xmlns='DAV:'/>", status, exception, precondition);

    [Theory]
    [InlineData("PROPFIND", "<d:propfind xmlns:d='DAV:'/>", "propfind needs one of prop, propname and allprop.")]
    [InlineData("PROPFIND", "<d:propfind xmlns:d='DAV:'><d:allprop/><d:propname/></d:propfind>",
        "propfind takes one of prop, propname and allprop.")]
    [InlineData("PROPPATCH", "<d:propertyupdate xmlns:d='DAV:'><d:set><d:prop/></d:set></d:propertyupdate>",
        "propertyupdate needs a set or a remove with a property.")]
    [InlineData("LOCK", "<d:lockinfo xmlns:d='DAV:'><d:locktype><d:write/></d:locktype></d:lockinfo>",
        "lockscope must be exclusive or shared.")]
    [InlineData("LOCK", "<d:lockinfo xmlns:d='DAV:'><d:lockscope><d:shared/></d:lockscope><d:locktype><d:read/></d:locktype></d:lockinfo>",
        "locktype must be write.")]
    [InlineData("MKCOL", "<d:mkcol xmlns:d='DAV:'><d:remove><d:prop><d:displayname/></d:prop></d:remove></d:mkcol>",
        "mkcol has nothing to remove from.")]
    [InlineData("REPORT", "<o:search-files xmlns:o='http://owncloud.org/ns'/>", "A search needs a pattern.")]
    [InlineData("REPORT", "<o:search-files xmlns:o='http://owncloud.org/ns'>"
        + "<o:search><o:pattern>x</o:pattern><o:limit>-1</o:limit></o:search></o:search-files>",
        "limit and offset must be whole numbers.")]
    public async Task A_body_that_says_too_little_is_told_what_is_missing(string verb, string body, string message) =>
        Assert.Equal(message, DavError.Of(await RefusedAsync(verb, body, 400, "BadRequest")).Message);

    [Fact]
    public async Task Owners_and_properties_are_kept_only_up_to_their_limits()
    {
        var owner = $"{Open("d:lockinfo")}<d:owner>{Repeat("o", 8_193)}</d:owner></d:lockinfo>";
        var names = $"{Open("d:propfind")}<d:prop>{Distinct(257)}</d:prop></d:propfind>";
        var locked = await RefusedAsync("LOCK", owner, 413, "EntityTooLarge");
        var many = await RefusedAsync("PROPFIND", names, 413, "EntityTooLarge");
        var set = await RefusedAsync("PROPPATCH", Update(Distinct(257)), 413, "EntityTooLarge");
        var large = await RefusedAsync("PROPPATCH", Update($"<p xmlns='urn:t'>{Repeat("v", 17 * 1024)}</p>"), 507, "InsufficientStorage");

        Assert.Equal("An XML body may have at most 8192 characters in owner.", DavError.Of(locked).Message);
        Assert.Equal("An XML body may have at most 256 properties.", DavError.Of(many).Message);
        Assert.Equal("An XML body may have at most 256 properties.", DavError.Of(set).Message);
        Assert.Equal("A property has at most 16384 bytes.", DavError.Of(large).Message);
    }

    [Fact]
    public async Task A_bomb_costs_no_more_than_its_bytes()
    {
        var folder = await api.FolderAsync();
        var startedAt = Stopwatch.GetTimestamp();

        for (var i = 0; i < 20; i++)
            Assert.Equal(400, (await _alan.PropFindAsync(folder, "0", $"{Laughs}{Open("d:propfind")}&e;</d:propfind>")).Status);

        // Far above what is needed, and far below what a reader would take that expands a billion of anything.
        Assert.True(Stopwatch.GetElapsedTime(startedAt) < TimeSpan.FromSeconds(10));
    }

    private static string Laughs
    {
        get
        {
            var levels = Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{Repeat($"&e{i - 1};", 10)}\">");
            return $"<!DOCTYPE d [<!ENTITY e0 \"ha\">{string.Concat(levels)}<!ENTITY e \"&e9;\">]>";
        }
    }

    /// <summary>Sends the body to a folder (to nothing, when the verb makes something): it is refused, and all is as it was.</summary>
    private Task<Answer> RefusedAsync(string verb, string body, int status, string exception, string? precondition = null) =>
        RefusedAsync(verb, Encoding.UTF8.GetBytes(body), status, exception, precondition);

    private async Task<Answer> RefusedAsync(string verb, byte[] body, int status, string exception, string? precondition = null)
    {
        var folder = await api.FolderAsync();
        var before = (await _alan.PropFindAsync(folder, "1")).Text;
        var path = verb is "MKCOL" or "LOCK" ? $"{folder}new" : folder;
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/xml");

        var answer = await _alan.SendAsync(verb, path, content, ("Depth", "0"));

        DavError.Expect(answer, status, exception, precondition);
        Assert.Equal(before, (await _alan.PropFindAsync(folder, "1")).Text);
        return answer;
    }

    private static string Open(string root) => $"<{root} xmlns:d='DAV:' xmlns:o='http://owncloud.org/ns'>";

    private static string Deep(string root, int levels) => $"{Open(root)}{Repeat("<a>", levels)}{Repeat("</a>", levels)}</{root}>";

    private static string Update(string properties) =>
        $"{Open("d:propertyupdate")}<d:set><d:prop>{properties}</d:prop></d:set></d:propertyupdate>";

    private static string Distinct(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"<p{i} xmlns='urn:t'/>"));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
