using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WebDav;
using Xunit;

namespace Tests.Bodies;

/// <summary>Bodies that want to cost, read or break something: each has one declared error.</summary>
public class HostileXmlTests
{
    private static readonly string[] Pieces =
    [
        "<propfind xmlns='DAV:'>", "</propfind>", "<prop>", "</prop>", "<a/>", "<x:y/>", "<x xmlns='u'>", "</x>", "t", "<![CDATA[", "]]>",
        "<!--", "-->", "<?p?>", "<?xml version='1.0'?>", "<!DOCTYPE a>", "&amp;", "&", "\0", "<set>", "</set>", "<owner>", "</owner>",
    ];

    [Theory]
    [InlineData("this is no XML")]
    [InlineData("<D:propfind xmlns:D='DAV:'><D:prop>")]
    [InlineData("<foo>")]
    [InlineData("<D:propfind xmlns:D='DAV:'><D:prop><bad:x/></D:prop></D:propfind>")]
    [InlineData("<propfind xmlns='DAV:'><prop/></propfind>trailing")]
    [InlineData("<propfind xmlns='DAV:'><prop/></propfind><propfind xmlns='DAV:'/>")]
    [InlineData("<propfind xmlns='DAV:'><prop a='1' a='2'/></propfind>")]
    [InlineData("<propfind xmlns='DAV:'><prop>&#1;</prop></propfind>")]
    [InlineData("<propfind xmlns='DAV:'><prop>&unknown;</prop></propfind>")]
    [InlineData("<propfind xmlns='DAV:'><prop><xmlns:x/></prop></propfind>")]
    [InlineData("<?xml version='1.0' encoding='no-such'?><propfind xmlns='DAV:'><prop/></propfind>")]
    [InlineData("<?xml version='1.0' encoding='utf-7'?><propfind xmlns='DAV:'><prop/></propfind>")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><propfind xmlns='DAV:'><prop/></propfind>")]
    [InlineData("<!DOCTYPE p><propfind xmlns='DAV:'><prop/></propfind>")]
    [InlineData("<!DOCTYPE p SYSTEM 'http://elsewhere.invalid/x.dtd'><propfind xmlns='DAV:'><prop/></propfind>")]
    [InlineData("<!DOCTYPE p [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><propfind xmlns='DAV:'><prop>&e;</prop></propfind>")]
    [InlineData("<!DOCTYPE p [<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;]><propfind xmlns='DAV:'><prop/></propfind>")]
    [InlineData("<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><propfind xmlns='DAV:'><prop>&b;</prop></propfind>")]
    [InlineData("\0")]
    [InlineData("   ")]
    public void What_is_not_well_formed_or_has_a_dtd_is_malformed(string body) => Assert.Equal(XmlBodyError.Malformed, Refused(body));

    [Fact]
    public void Bytes_that_are_no_utf_8_are_malformed()
    {
        byte[] body = [.. "<propfind xmlns='DAV:'><prop>"u8, 0xff, 0xfe, .. "</prop></propfind>"u8];
        Assert.Equal(XmlBodyError.Malformed, Assert.Throws<XmlBodyException>(() => PropFindRequest.Parse(body, XmlLimits.Default)).Error);
    }

    [Fact]
    public void Depth_has_a_limit() => Assert.Equal(XmlBodyError.TooLarge, Refused(In("<prop>" + Nested(100))));

    [Fact]
    public void Elements_have_a_limit() =>
        Assert.Equal(XmlBodyError.TooLarge, Refused(In(Repeated("<a/>", XmlLimits.Default.ElementsMax) + "<prop/>")));

    [Fact]
    public void Attributes_have_a_limit() =>
        Assert.Equal(
            XmlBodyError.TooLarge, Refused(In($"<a {string.Concat(Enumerable.Range(0, 4000).Select(i => $" a{i}=''"))}/><prop/>")));

    [Fact]
    public void A_namespace_has_a_limit() =>
        Assert.Equal(
            XmlBodyError.TooLarge, Refused(In($"<prop><a xmlns='{Repeated("n", XmlLimits.Default.NamespaceCharsMax + 1)}'/></prop>")));

    [Fact]
    public void Bytes_have_a_limit_wherever_they_are() =>
        Assert.Equal(XmlBodyError.TooLarge, Refused(In($"<prop a='{new string('x', XmlLimits.Default.BytesMax)}'/>")));

    [Fact]
    public async Task A_body_is_read_no_further_than_its_limit()
    {
        var limits = XmlLimits.Default with { BytesMax = 100 };
        Assert.Equal(100, (await Xml.ReadAsync(new byte[100], limits)).Length);
        Assert.Empty((await Xml.ReadAsync([], limits)).ToArray());
        var refused = await Assert.ThrowsAsync<XmlBodyException>(() => Xml.ReadAsync(new byte[101], limits));
        Assert.Equal(XmlBodyError.TooLarge, refused.Error);
    }

    [Fact]
    public void Pieces_of_xml_in_any_order_raise_nothing_but_the_declared_error() =>
        Prop.ForAll(
            Gen.Elements(Pieces).ArrayOf().ToArbitrary(),
            pieces => OnlyDeclared(Encoding.UTF8.GetBytes("<propfind xmlns='DAV:'>" + string.Concat(pieces) + "</propfind>")))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Random_bytes_raise_nothing_but_the_declared_error() =>
        Prop.ForAll<byte[]>(bytes => OnlyDeclared(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_body_cut_or_flipped_anywhere_raises_nothing_but_the_declared_error()
    {
        var whole = """
            <?xml version='1.0' encoding='utf-8'?><D:propertyupdate xmlns:D='DAV:' xml:lang='de'><D:set><D:prop>
            <ü:x xmlns:ü='urn:ü' k='v'>&#228;<![CDATA[<]]></ü:x></D:prop></D:set></D:propertyupdate>
            """u8.ToArray();
        byte[] flips = [0x00, 0x20, 0x3c, 0x80, 0xff];
        for (var i = 0; i < whole.Length; i++)
        {
            Assert.True(OnlyDeclared(whole[..i]));
            foreach (var flip in flips) Assert.True(OnlyDeclared([.. whole[..i], flip, .. whole[(i + 1)..]]));
        }
    }

    private static bool OnlyDeclared(byte[] body)
    {
        Action<ReadOnlyMemory<byte>>[] parsers =
        [
            bytes => PropFindRequest.Parse(bytes, XmlLimits.Default), bytes => PropertyUpdate.Parse(bytes, XmlLimits.Default),
            bytes => LockInfo.Parse(bytes, XmlLimits.Default), bytes => ExtendedMkcol.Parse(bytes, XmlLimits.Default),
            bytes => ReportRequest.Parse(bytes, XmlLimits.Default),
        ];
        foreach (var parse in parsers)
        {
            try
            {
                parse(body);
            }
            catch (XmlBodyException)
            {
                // The one way in which parsing may fail.
            }
        }

        return true;
    }

    private static XmlBodyError Refused(string body) => Assert.Throws<XmlBodyException>(() => Xml.PropFind(body)).Error;

    private static string In(string content) => $"<propfind xmlns='DAV:'>{content}</propfind>";

    private static string Nested(int depth) => Repeated("<a>", depth) + Repeated("</a>", depth) + "</prop>";

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
