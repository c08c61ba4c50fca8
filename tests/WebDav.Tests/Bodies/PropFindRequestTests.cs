using System.Text;
using WebDav;
using Xunit;

namespace Tests.Bodies;

/// <summary>RFC 4918 §9.1, §14.20; §17 and appendix A for what is ignored.</summary>
public class PropFindRequestTests
{
    private static readonly QName Length = new(Ns.Dav, "getcontentlength");

    [Fact]
    public void An_empty_body_asks_for_all() => Assert.Empty(Assert.IsType<PropFindRequest.AllProp>(Xml.PropFind("")).Include);

    [Theory]
    [InlineData("<propfind xmlns='DAV:'><prop><getcontentlength/><x xmlns='urn:x'/><n xmlns=''/></prop></propfind>")]
    [InlineData("<D:propfind xmlns:D='DAV:' xmlns:x='urn:x'><D:prop><D:getcontentlength/><x:x>text</x:x><n/></D:prop></D:propfind>")]
    [InlineData("""
        <D:propfind xmlns:D='DAV:'><!-- c -->
          <y:unknown xmlns:y='urn:y'><D:prop/></y:unknown>
          <D:prop> <D:getcontentlength><D:deep/></D:getcontentlength><x xmlns='urn:x'/><n/><D:getcontentlength/></D:prop>M
        </D:propfind>
        """)]
    public void Properties_are_asked_for_by_expanded_name_each_once(string body)
    {
        var prop = Assert.IsType<PropFindRequest.Prop>(Xml.PropFind(body));
        Assert.Equal([Length, new("urn:x", "x"), new("", "n")], prop.Names);
    }

    [Fact]
    public void No_property_may_be_asked_for() =>
        Assert.Empty(Assert.IsType<PropFindRequest.Prop>(Xml.PropFind("<propfind xmlns='DAV:'><prop/></propfind>")).Names);

    [Fact]
    public void All_may_include_more()
    {
        var all = Xml.PropFind("<propfind xmlns='DAV:'><allprop/><include><getcontentlength/></include></propfind>");
        Assert.Equal([Length], Assert.IsType<PropFindRequest.AllProp>(all).Include);
    }

    [Fact]
    public void Names_alone_may_be_asked_for() =>
        Assert.IsType<PropFindRequest.PropName>(Xml.PropFind("<propfind xmlns='DAV:'><propname/></propfind>"));

    [Theory]
    [InlineData("<propfind xmlns='DAV:'/>")]
    [InlineData("<propfind xmlns='DAV:'><prop/><propname/></propfind>")]
    [InlineData("<propfind xmlns='DAV:'><allprop/><prop/></propfind>")]
    public void Exactly_one_of_the_three_is_needed(string body) =>
        Assert.Equal(XmlBodyError.Malformed, Assert.Throws<XmlBodyException>(() => Xml.PropFind(body)).Error);

    [Theory]
    [InlineData("<lockinfo xmlns='DAV:'/>")]
    [InlineData("<propfind/>")]
    [InlineData("<propfind xmlns='dav:'/>")]
    public void Another_root_is_another_error(string body) =>
        Assert.Equal(XmlBodyError.WrongRoot, Assert.Throws<XmlBodyException>(() => Xml.PropFind(body)).Error);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void The_encoding_is_the_body_s_own(string encoding)
    {
        var by = Encoding.GetEncoding(encoding);
        var text = "<?xml version='1.0'?><propfind xmlns='DAV:'><prop><ü xmlns='urn:ü'/></prop></propfind>";
        var request = PropFindRequest.Parse((byte[])[.. by.GetPreamble(), .. by.GetBytes(text)], XmlLimits.Default);
        Assert.Equal([new QName("urn:ü", "ü")], Assert.IsType<PropFindRequest.Prop>(request).Names);
    }

    [Fact]
    public void The_names_asked_for_have_a_limit()
    {
        string Asking(int count) =>
            $"<propfind xmlns='DAV:'><prop>{string.Concat(Enumerable.Range(0, count).Select(i => $"<p{i}/>"))}</prop></propfind>";
        Assert.IsType<PropFindRequest.Prop>(Xml.PropFind(Asking(PropFindRequest.NamesMax)));
        var refused = Assert.Throws<XmlBodyException>(() => Xml.PropFind(Asking(PropFindRequest.NamesMax + 1)));
        Assert.Equal(XmlBodyError.TooLarge, refused.Error);
    }
}
