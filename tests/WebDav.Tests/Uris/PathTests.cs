using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WebDav;
using Xunit;

namespace Tests.Uris;

/// <summary>RFC 3986 §2, §3.3.</summary>
public class PathTests
{
    [Theory]
    [InlineData("/", "", true)]
    [InlineData("/a/b", "a|b", false)]
    [InlineData("/a/b/", "a|b", true)]
    [InlineData("//a///b", "a|b", false)]
    [InlineData("/%61%20b", "a b", false)]
    [InlineData("/%2561", "%61", false)] // decoded once
    [InlineData("/%c3%a4%C3%A4", "ää", false)]
    [InlineData("/ä", "ä", false)]
    [InlineData("/a+b", "a+b", false)]
    [InlineData("/back%5cslash", "back\\slash", false)]
    [InlineData("/...", "...", false)]
    public void A_path_is_its_names_decoded_once(string text, string segments, bool endsInSlash)
    {
        Assert.True(DavPath.TryParse(text, out var path));
        Assert.Equal((segments, endsInSlash), (string.Join('|', path!.Segments), path.EndsInSlash));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("/.")]
    [InlineData("/a/../b")]
    [InlineData("/%2e%2e/b")]
    [InlineData("/.%2E/b")]
    [InlineData("/a%2Fb")]
    [InlineData("/a%00b")]
    [InlineData("/%ff%fe")]
    [InlineData("/%c0%ae%c0%ae/")]  // overlong dots
    [InlineData("/%ed%a0%80")]      // a surrogate
    [InlineData("/%4")]
    [InlineData("/%zz")]
    [InlineData("/% 1")]
    [InlineData("/a#b")]
    [InlineData("/%+1")]
    public void What_no_resource_can_be_is_refused(string text) => Assert.False(DavPath.TryParse(text, out _));

    [Fact]
    public void A_lone_surrogate_is_refused() => Assert.False(DavPath.TryParse("/a\ud800b", out _));

    [Fact]
    public void Segments_and_length_have_limits()
    {
        Assert.True(DavPath.TryParse(string.Concat(Enumerable.Repeat("/a", DavPath.SegmentsMax)), out _));
        Assert.False(DavPath.TryParse(string.Concat(Enumerable.Repeat("/a", DavPath.SegmentsMax + 1)), out _));
        Assert.False(DavPath.TryParse("/" + new string('a', DavPath.CharsMax), out _));
    }

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("100%", "100%25")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("ümläut", "%C3%BCml%C3%A4ut")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("a&b'c<d>e\"f", "a%26b%27c%3Cd%3Ee%22f")]
    [InlineData("-._~!$()*+,;=:@", "-._~!$()*+,;=:@")]
    public void A_name_is_escaped_where_a_path_or_xml_would_mistake_it(string name, string expected)
    {
        using var xml = new XmlBuffer();
        xml.Segment(name);
        Assert.Equal(expected, Encoding.UTF8.GetString(xml.Written.Span));
        Assert.Equal(expected, Href.Encode(name));
    }

    [Fact]
    public void A_collection_ends_in_a_slash()
    {
        Assert.Equal("/a/b%20c/", Href.Encode(["a", "b c"], isCollection: true));
        Assert.Equal("/a/b%20c", Href.Encode(["a", "b c"], isCollection: false));
        Assert.Equal("/", Href.Encode([], isCollection: true));
    }

    [Fact]
    public void Every_name_survives_being_written_and_read() =>
        Prop.ForAll<NonNull<string>>(any =>
        {
            var name = new string(any.Get.Where(c => c is not ('/' or '\0') && !char.IsSurrogate(c)).ToArray()) + "é😀";
            using var xml = new XmlBuffer();
            xml.Raw("/"u8);
            xml.Segment(name);
            var text = Encoding.UTF8.GetString(xml.Written.Span);
            return text == Href.Encode([name], isCollection: false) && DavPath.TryParse(text, out var path) && path!.Segments[0] == name;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_text_never_throws() =>
        Prop.ForAll(
            Gen.Elements("/", "%", "%2", "%2e", ".", "%c3", "%a4", "a", "ä", "\ud83d", "\0", "%00").ArrayOf().ToArbitrary(),
            pieces => DavPath.TryParse("/" + string.Concat(pieces), out var path) == path is not null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
